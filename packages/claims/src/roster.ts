import { isPlural } from './lexicon/nouns.ts';
import { BODY_NOUNS, BODY_PRONOUNS, GROUP_PRONOUNS, OUTLETS, PERSON_PRONOUNS, ROLES } from './lexicon/speech.ts';

/** The speakers a text has named so far: resolves pronouns and short names. One for each text read. */
export interface Roster {
  /** Adds a named speaker. */
  readonly add: (words: string) => void;
  /** The name a pronoun or short name stands for; undefined where nobody fits. */
  readonly resolve: (words: string) => string | undefined;
}

/** An empty roster. */
export function createRoster(): Roster {
  const known = new Set<string>();
  const byWord = new Map<string, Named[]>();
  let person: string | undefined;
  let body: string | undefined;
  let group: string | undefined;
  const add = (words: string): void => {
    if (!known.has(words)) {
      known.add(words);
      enter(byWord, words);
    }
    const kind = speakerShape(words);
    if (kind === 'person') person = fullest(byWord, words);
    else if (kind === 'body') body = fullest(byWord, words);
    else group = words;
  };
  const resolve = (words: string): string | undefined => {
    const word = words.toLowerCase();
    if (PERSON_PRONOUNS.has(word)) return person ?? body;
    if (BODY_PRONOUNS.has(word)) return body ?? group ?? person;
    if (GROUP_PRONOUNS.has(word)) return group ?? body ?? person;
    return fullest(byWord, words);
  };
  return { add, resolve };
}

interface Named {
  readonly words: string;
  readonly proper: readonly string[];
}

/** Names kept for one word: in a text of a thousand Smiths the first ones decide. */
const MAX_NAMESAKES = 8;

function enter(byWord: Map<string, Named[]>, words: string): void {
  const proper = properWords(words);
  for (const word of proper) {
    const list = byWord.get(word) ?? [];
    if (list.length < MAX_NAMESAKES) byWord.set(word, [...list, { words, proper }]);
  }
}

/** The first longer name on the roster that holds the same proper name. */
function fullest(byWord: ReadonlyMap<string, readonly Named[]>, words: string): string {
  const proper = properWords(words);
  const key = proper.at(-1);
  // Only a bare name is short for a longer one: "UN officials" is nobody's surname.
  if (key === undefined || proper.length > 2 || /^\p{Lu}{1,3}$/u.test(key) || /(?:^| )\p{Ll}/u.test(words)) return words;
  const longer = byWord.get(key)?.find((name) => name.words.length > words.length && name.proper.length > proper.length && holdsAll(name, proper, words));
  return longer?.words ?? words;
}

/** A person's short name ends the full one; a body's begins it ("Syrian Observatory" … "for Human Rights"). */
function holdsAll({ words: longer, proper: names }: Named, proper: readonly string[], words: string): boolean {
  if (speakerShape(longer) !== 'person') return longer.startsWith(`${words} for `) || longer.startsWith(`${words} of `) || names.at(-1) === proper.at(-1);
  return proper.every((word) => names.includes(word) || ROLES.has(word.toLowerCase()));
}

function properWords(words: string): string[] {
  return words.split(/[^\p{L}\p{N}'’.-]+/u).filter((word) => /^\p{Lu}/u.test(word) && !/^(?:The|A|An|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)$/.test(word));
}

/** Whether a speaker phrase names a person, a body, or people in the plural. */
export function speakerShape(words: string): 'person' | 'body' | 'group' {
  const list = words.split(/\s+/);
  const lower = list.map((word) => word.toLowerCase().replace(/[’']s$/, ''));
  const last = lower.at(-1) ?? '';
  if (
    /^(?:officials|authorities|police|rescuers|witnesses|residents|activists|sources|investigators|prosecutors|medics|doctors|reports|media|officers)$/.test(
      last,
    )
  )
    return 'group';
  const role = lower.some((word) =>
    /^(?:spokes(?:man|woman|person)|minister|president|chief|governor|mayor|sheriff|director|head|commander|general|gen\.?|col\.?|colonel|secretary|leader|coordinator|coroner|ambassador|officer|resident|witness|official|analyst|doctor|dr\.?|mr\.?|ms\.?|mrs\.?|judge|senator|superintendent|captain|capt\.?|lieutenant|lt\.?|sgt\.?|man|woman|source)$/.test(
      word,
    ),
  );
  if (role) return 'person';
  const bodily = lower.some(
    (word) => BODY_NOUNS.has(word) || OUTLETS.has(word) || /^(?:observatory|defen[cs]e|crescent|cross|nations|union|agency|forces|police|military)$/.test(word),
  );
  if (bodily || /^[A-Z]{2,}$/.test(words)) return 'body';
  if (isPlural(last)) return 'group';
  const capitals = list.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals >= 1 && list.length <= 5 ? 'person' : 'body';
}
