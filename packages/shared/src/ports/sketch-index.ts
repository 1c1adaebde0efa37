/** A sample of a text's shingles: hashes that divide by `modulus`, ascending, each an unsigned 32-bit number. */
export interface Sketch {
  readonly modulus: number;
  readonly hashes: readonly number[];
}

/** An article as the copy finder knows it; `copyOf` is the original, null for an original. */
export interface SketchedArticle {
  readonly id: string;
  readonly copyOf: string | null;
  readonly sketch: Sketch;
}

/** The most articles kept under one hash: a hash held by so many is a stock phrase and tells nothing. */
export const MAX_HOLDERS = 32;

/**
 * Which stored articles hold a shingle. Every answer is bounded, however many articles are stored.
 * Faults of the store itself are `TW_STORE_UNAVAILABLE`.
 */
export interface SketchIndex extends AsyncDisposable {
  /** For each hash, in order, ids of articles stored under it: the first `limit` of them, never more than `MAX_HOLDERS`. */
  lookup(hashes: readonly number[], limit: number): Promise<readonly (readonly string[])[]>;
  /** The stored articles among those ids, in their order; unknown ids are left out. */
  load(articleIds: readonly string[]): Promise<readonly SketchedArticle[]>;
  /** Stores an article whole and posts it under the hashes. Storing an id again changes nothing: the first to store it decides. */
  add(article: SketchedArticle, hashes: readonly number[]): Promise<void>;
}
