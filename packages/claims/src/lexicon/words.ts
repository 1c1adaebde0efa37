/** The words of a whitespace-separated list, as a set. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** The lines of a list of phrases, as a set; blank lines are left out. */
export function phraseSet(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}
