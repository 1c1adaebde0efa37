const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENGLISH_LONG = 'january february march april may june july august september october november december sept'.split(' ');
const LOCALES =
  'fr de es pt it nl ru uk be bg mk sr hr bs sl pl cs sk hu ro el tr az sv da nb nn fi et lv lt is ga cy ca gl eu sq ar ar-SY ar-MA fa he ur hi bn id ms sw vi'.split(
    ' ',
  );

const english = new Map<string, number>([
  ...ENGLISH.map((name, index) => [name, index + 1] as const),
  ...ENGLISH_LONG.map((name, index) => [name, name === 'sept' ? 9 : index + 1] as const),
]);
let others: Map<string, number> | null = null;

/** The month (1 to 12) a word names, in English or another language of CLDR; null for other words and names that differ by language. */
export function monthOfWord(word: string): number | null {
  const told = foldWord(word);
  const known = english.get(told);
  if (known !== undefined) return known;
  others ??= tableOfLocales();
  return others.get(told) ?? null;
}

function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '');
}

function tableOfLocales(): Map<string, number> {
  const table = new Map<string, number>();
  const ambiguous = new Set<string>();
  for (const locale of LOCALES) {
    for (const [name, month] of namesOf(locale)) {
      const known = table.get(name);
      // "listopad" is October in Croatian and November in Polish: such a word names no month.
      if (known !== undefined && known !== month) ambiguous.add(name);
      table.set(name, month);
    }
  }
  for (const name of ambiguous) table.delete(name);
  return table;
}

function namesOf(locale: string): [string, number][] {
  const styles = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC', calendar: 'gregory' }),
    // Beside a day, Slavic and Greek names stand in the genitive.
    new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC', calendar: 'gregory' }),
  ]);
  const names: [string, number][] = [];
  for (let month = 0; month < 12; month += 1) {
    for (const style of styles) {
      const part = style.formatToParts(Date.UTC(2024, month, 15)).find(({ type }) => type === 'month');
      const name = foldWord(part?.value ?? '');
      if (/^\p{L}{3,}$/u.test(name)) names.push([name, month + 1]);
    }
  }
  return names;
}
