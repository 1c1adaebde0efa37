import type { Sketch } from './sketch.ts';

/** What the index keeps of an article: its sketch and, where it is itself a copy, the original. */
export type SketchedArticle = { readonly id: string; readonly copyOf: string | null; readonly sketch: Sketch };

/**
 * Port of the copy finder: which stored articles hold a shingle. Backed by one set a hash (Redis) or one table of
 * (hash, article) rows (SQLite). `lookup` must stay bounded: at most `limit` ids a hash, whichever were stored first.
 */
export interface SketchIndex {
  /** For each hash, in order, ids of articles stored under it: the first `limit` of them. */
  lookup(hashes: readonly number[], limit: number): Promise<readonly (readonly string[])[]>;
  /** The stored articles among those ids; unknown ids are left out. */
  load(articleIds: readonly string[]): Promise<readonly SketchedArticle[]>;
  /** Stores an article and posts it under `hashes` (some of its sketch's). Storing an id again changes nothing. */
  add(article: SketchedArticle, hashes: readonly number[]): Promise<void>;
}
