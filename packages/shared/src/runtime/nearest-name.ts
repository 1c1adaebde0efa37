/** Slips of the finger that a name may be away from what was meant. */
const MAX_SLIPS = 2;

/** The known name that a mistyped one was most likely meant to be; null where none is near. */
export function nearestName(told: string, known: readonly string[]): string | null {
  const ranked = known.map((name) => ({ name, slips: slipsBetween(told, name) })).sort((a, b) => a.slips - b.slips);
  const [best] = ranked;
  return best !== undefined && best.slips <= Math.min(MAX_SLIPS, told.length / 2) ? best.name : null;
}

/** Levenshtein's distance: letters left out, put in or changed. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= b.length; column++) {
      const [left = 0, above = 0, across = 0] = [next[column - 1], row[column], row[column - 1]];
      next.push(Math.min(left + 1, above + 1, across + (letter === b[column - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
