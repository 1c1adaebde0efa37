/** A word or number of a text, with what its surroundings tell. */
export type Token = {
  /** In lower case, possessive and apostrophes dropped. */
  readonly word: string;
  /** The word without a plural's ending: what is compared. */
  readonly term: string;
  readonly isNumber: boolean;
  /** Written with a capital that a sentence's start does not explain. */
  readonly isName: boolean;
  readonly startsSentence: boolean;
  /** No punctuation stands between it and the token before. */
  readonly followsOn: boolean;
};

/** Tokens read of one text; what matters for linking stands before. */
export const MAX_TOKENS = 3000;

const TOKEN = /\p{L}[\p{L}\p{N}]*(?:[-'’][\p{L}\p{N}]+)*|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[.!?:;,"“”()–—-]|\n/gu;
const ENDS_SENTENCE = /^[.!?:;"“”(–—\n]$/;
const BREAKS = /^[,)-]$/;

/** Words that say nothing of what an article is about. */
const STOP_WORDS = new Set(
  `a about after again against ago all also am an and any are as at be because been before being between both but by can could did do does down
  during each few for from further had has have he her here him his how i if in into is it its just like many may me mr mrs ms more most my no nor not
  now of off on once one only or other our out over own per said same say says she should since so some still such than that the their them then there
  these they this those through to told too under until up us very was we were what when where whether which while who whose why will with would you
  your according`.split(/\s+/),
);

/** Written with a capital, yet no one's name. */
const CALENDAR = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec`.split(/\s+/),
);

/** The first {@link MAX_TOKENS} words and numbers of a text, in order. */
export function tokensOf(text: string): Token[] {
  const raw = [...text.matchAll(TOKEN)].map(([found]) => found);
  const lowered = new Set(raw.filter((found) => /^\p{Ll}/u.test(found)));
  const tokens: Token[] = [];
  let startsSentence = true;
  let followsOn = false;
  for (const found of raw) {
    if (ENDS_SENTENCE.test(found) || BREAKS.test(found)) {
      startsSentence ||= ENDS_SENTENCE.test(found);
      followsOn = false;
      continue;
    }
    const word = normal(found);
    const isNumber = /^\d/.test(found);
    const isName = !isNumber && /^\p{Lu}/u.test(found) && mayBeName(word) && !(startsSentence && lowered.has(word));
    tokens.push({ word, term: isNumber ? word : termOf(word), isNumber, isName, startsSentence, followsOn });
    if (tokens.length === MAX_TOKENS) break;
    startsSentence = false;
    followsOn = true;
  }
  return tokens;
}

function mayBeName(word: string): boolean {
  return !STOP_WORDS.has(word) && !CALENDAR.has(word);
}

/** Whether a word may count for or against a link. */
export function isTelling(word: string): boolean {
  return word.length > 1 && !STOP_WORDS.has(word);
}

/** A word without an English plural's ending; other languages' words mostly pass unchanged. */
export function termOf(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

function normal(found: string): string {
  return found
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replaceAll(/['’-]/g, '');
}
