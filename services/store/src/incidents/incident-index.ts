import type { TraitTotals } from './term-weight.ts';
import type { Traits } from './traits.ts';

/** What the index keeps of an article: its incident and what later articles are compared with. */
export type LinkedArticle = { readonly id: string; readonly incidentId: string; readonly traits: Traits; readonly totals: TraitTotals };

/**
 * Port of the incident linker. Backed by hashes and capped lists (Redis) or tables (SQLite); every answer is bounded,
 * so that an article's cost does not grow with the store. `packTraits` turns traits into JSON and back.
 */
export interface IncidentIndex {
  /** How many articles are stored, and for each term, in order, how many of them hold it. */
  frequencies(terms: readonly string[]): Promise<{ readonly articles: number; readonly holding: readonly number[] }>;
  /** For each key, in order, ids of articles stored under it: the latest `limit` of them. */
  postings(keys: readonly string[], limit: number): Promise<readonly (readonly string[])[]>;
  /** The stored articles among those ids, in no promised order; unknown ids are left out. */
  load(articleIds: readonly string[]): Promise<readonly LinkedArticle[]>;
  /** For each incident, in order, how many articles it holds; 0 for an unknown one. */
  sizes(incidentIds: readonly string[]): Promise<readonly number[]>;
  /** Stores an article under `keys` and counts its `terms`. Storing an id again changes nothing. */
  add(article: LinkedArticle, terms: readonly string[], keys: readonly string[]): Promise<void>;
}
