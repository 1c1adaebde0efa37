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
  const names: string[] = [];
  let person: string | undefined;
  let body: string | undefined;
  let group: string | undefined;
  const add = (words: string): void => {
    if (!names.includes(words)) names.push(words);
    const kind = speakerShape(words);
    if (kind === 'person') person = fullest(names, words);
    else if (kind === 'body') body = fullest(names, words);
    else group = words;
  };
  const resolve = (words: string): string | undefined => {
    const word = words.toLowerCase();
    if (PERSON_PRONOUNS.has(word)) return person ?? body;
    if (BODY_PRONOUNS.has(word)) return body ?? group ?? person;
    if (GROUP_PRONOUNS.has(word)) return group ?? body ?? person;
    return fullest(names, words);
  };
  return { add, resolve };
}

/** The longest name on the roster that ends in, or holds, the same proper name. */
function fullest(names: readonly string[], words: string): string {
  const key = properWords(words).at(-1);
  // Only a bare name is short for a longer one: "UN officials" is nobody's surname.
  if (key === undefined || properWords(words).length > 2 || /^\p{Lu}{1,3}$/u.test(key) || words.split(' ').some((word) => /^\p{Ll}/u.test(word))) return words;
  const longer = names.filter((name) => name.length > words.length && properWords(name).length > properWords(words).length && endsWithName(name, words, key));
  return longer[0] ?? words;
}

function endsWithName(name: string, words: string, key: string): boolean {
  const proper = properWords(name);
  return proper.includes(key) && properWords(words).every((word) => proper.includes(word) || ROLES.has(word.toLowerCase()));
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
