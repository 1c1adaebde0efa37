/** An article as the incident linker knows it. `traits` is what later articles are compared with, in the linker's own form. */
export interface LinkedTraits {
  readonly id: string;
  readonly incidentId: string;
  readonly traits: string;
}

/** The most articles kept under one key: the latest. */
export const MAX_POSTED = 200;

/**
 * Which stored articles share a term, and how common terms are. Every answer is bounded, however many articles are stored.
 * Faults of the store itself are `TW_STORE_UNAVAILABLE`.
 */
export interface LinkIndex extends AsyncDisposable {
  /** How many articles are stored, and for each term, in order, how many of them hold it. */
  frequencies(terms: readonly string[]): Promise<{ readonly articles: number; readonly holding: readonly number[] }>;
  /** For each key, in order, ids of articles stored under it: the latest `limit` of them, oldest first, never more than `MAX_POSTED`. */
  postings(keys: readonly string[], limit: number): Promise<readonly (readonly string[])[]>;
  /** The stored articles among those ids, in their order; unknown ids are left out. */
  load(articleIds: readonly string[]): Promise<readonly LinkedTraits[]>;
  /** For each incident, in order, how many articles it holds. */
  sizes(incidentIds: readonly string[]): Promise<readonly number[]>;
  /** Stores an article whole: posts it under the keys and counts its terms. Storing an id again changes nothing: the first to store it decides. */
  add(article: LinkedTraits, terms: readonly string[], keys: readonly string[]): Promise<void>;
}
