/** Remembers which ids of a scope were dealt with, for at least 90 days after they were last marked. */
export interface SeenSet extends AsyncDisposable {
  /** Those of the ids that are not marked, in the order given, without repeats. */
  unseen(scope: string, ids: readonly string[]): Promise<string[]>;
  /** To be called after the effects are durable. Marking again renews. */
  mark(scope: string, ids: readonly string[]): Promise<void>;
}

/** How long a mark is kept at the least. */
export const SEEN_KEEP_MS = 90 * 24 * 3_600_000;
