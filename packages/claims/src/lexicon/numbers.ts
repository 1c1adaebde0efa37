import { wordSet } from './words.ts';

/** Number words below a hundred, and their values. */
export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fourty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);

/** Words that multiply what stands before them. */
export const MULTIPLIERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    dozen: 12,
    hundred: 100,
    thousand: 1000,
    million: 1_000_000,
    billion: 1_000_000_000,
    mn: 1_000_000,
    lakh: 100_000,
    crore: 10_000_000,
  }),
);

/** Plurals that count without a number ("dozens", "tens of thousands"). */
export const VAGUE_PLURALS = wordSet('dozens scores hundreds thousands millions tens');

/** Other words that count vaguely, before a noun or alone. */
export const VAGUE_WORDS = wordSet('several many multiple numerous countless');

/** Nouns that count vaguely as "a … of". */
export const VAGUE_NOUNS = wordSet('number handful');

/** Adjectives that may stand in "a large number of". */
export const VAGUE_ADJECTIVES = wordSet(
  'large small huge great significant growing unknown unspecified undisclosed unconfirmed untold vast substantial considerable',
);

/** Words meaning two. */
export const PAIR_WORDS = wordSet('both twin');

/** Nouns of a fixed number, as in "a pair of", "a trio". */
export const FIXED_NOUNS: ReadonlyMap<string, number> = new Map(Object.entries({ couple: 2, pair: 2, duo: 2, trio: 3, quartet: 4 }));

/** Ordinals that count one more of what was counted before ("a third was wounded"). */
export const ORDINALS = wordSet('second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth twentieth');

/** Words that stand between a determiner and a number without changing it. */
export const COUNT_FILLERS = wordSet('total confirmed estimated additional further reported combined');

/** A qualifier written before a number. */
export interface QualifierPhrase {
  readonly words: readonly string[];
  readonly qualifier: 'more_than' | 'at_least' | 'at_most' | 'less_than' | 'about' | 'exact';
}

const PHRASES: Readonly<Record<QualifierPhrase['qualifier'], string>> = {
  at_least:
    'at least|at the very least|at the least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|at minimum|at a minimum|as few as',
  more_than: 'more than|over|upwards of|upward of|in excess of|well over|just over|greater than|above|much more than|well more than|far more than|exceeding',
  at_most: 'up to|as many as|at most|no more than|not more than|a maximum of|maximum of|as high as|as much as',
  less_than: 'fewer than|less than|under|just under|below|just below|well under',
  about:
    'about|around|nearly|almost|some|roughly|approximately|an estimated|estimated|close to|circa|near|approx|somewhere around|in the region of|an approximate|approaching',
  exact: 'exactly|only|just|a total of|total of|a combined|a record|all|a further|a confirmed|altogether',
};

/** Every qualifier phrase, longest first. */
export const QUALIFIER_PHRASES: readonly QualifierPhrase[] = Object.entries(PHRASES)
  .flatMap(([qualifier, list]) => list.split('|').map((phrase) => ({ words: phrase.split(' '), qualifier })))
  .flatMap(({ words, qualifier }) => (isQualifier(qualifier) ? [{ words, qualifier }] : []))
  .sort((a, b) => b.words.length - a.words.length);

function isQualifier(name: string): name is QualifierPhrase['qualifier'] {
  return name in PHRASES;
}
