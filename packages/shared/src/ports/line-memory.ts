/** More articles than this that hold a line need no telling apart. */
export const MAX_LINE_HOLDERS = 3;

/** Remembers which lines a site prints again and again. Faults of the store itself are `TW_STORE_UNAVAILABLE`. */
export interface LineMemory extends AsyncDisposable {
  /**
   * For each line (a hash), in order, how many other articles of the site held it before, counted up to `MAX_LINE_HOLDERS`; then remembers that this one does.
   * An article told again does not count itself.
   */
  count(site: string, articleId: string, lines: readonly number[]): Promise<readonly number[]>;
}
