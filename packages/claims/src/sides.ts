import { ARMED_GROUPS } from './lexicon/armed-groups.ts';
import { COUNTRIES } from './lexicon/countries.ts';

/** A side a text names: its key (an ISO country code, or a group's key), and what kind of name it was. */
export interface Side {
  readonly key: string;
  readonly kind: 'country' | 'demonym' | 'capital' | 'group';
  /** How many words the name has. */
  readonly words: number;
}

/** The side whose name starts with the word at a place of the list; undefined where none does. */
export function sideAt(words: readonly string[], at: number): Side | undefined {
  for (const entry of INDEX.get((words[at] ?? '').toLowerCase()) ?? []) {
    if (entry.parts.every((part, offset) => matches(words[at + offset] ?? '', part, offset === entry.parts.length - 1))) return entry.side;
  }
  return undefined;
}

/** The country a group governs, or null. */
export function governedBy(key: string): string | null {
  return GOVERNED.get(key) ?? null;
}

interface Entry {
  readonly parts: readonly string[];
  readonly side: Side;
}

const SHORT_CAPITALS = /^[A-Z.]{2,5}$/;

/** Abbreviations count only in capitals ("IS", "US", "AU"), other names by their letters; the last word may carry a plural -s. */
function matches(word: string, part: string, last: boolean): boolean {
  if (SHORT_CAPITALS.test(part)) return word === part;
  const wanted = part.toLowerCase();
  const read = word.toLowerCase().replaceAll('’', "'");
  return (read === wanted || (last && read === `${wanted}s`)) && (!/^\p{Lu}/u.test(part) || /^\p{Lu}/u.test(word));
}

function buildIndex(): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  const add = (name: string, key: string, kind: Side['kind']): void => {
    const parts = split(name);
    const first = (parts[0] ?? '').toLowerCase();
    const entry = { parts, side: { key, kind, words: parts.length } };
    const keys = parts.length === 1 && !SHORT_CAPITALS.test(name) ? [first, `${first}s`] : [first];
    for (const start of keys)
      index.set(
        start,
        [...(index.get(start) ?? []), entry].sort((a, b) => b.parts.length - a.parts.length),
      );
  };
  for (const { code, names, demonyms, capitals } of COUNTRIES) {
    for (const name of names) add(name, code, 'country');
    for (const name of demonyms) add(name, code, 'demonym');
    for (const name of capitals) add(name, code, 'capital');
  }
  for (const { key, names } of ARMED_GROUPS) for (const name of names) add(name, key, 'group');
  return index;
}

/** A name's words as the tokeniser splits them: hyphens and possessives stand alone. */
function split(name: string): string[] {
  return name
    .replaceAll('-', ' - ')
    .replaceAll("'s", " 's")
    .split(' ')
    .filter((part) => part !== '');
}

const INDEX: ReadonlyMap<string, readonly Entry[]> = buildIndex();

const GOVERNED: ReadonlyMap<string, string> = new Map(
  ARMED_GROUPS.flatMap(({ key, governs }): [string, string][] => (governs === null ? [] : [[key, governs]])),
);
