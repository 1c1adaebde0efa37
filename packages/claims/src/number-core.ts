import { FIXED_NOUNS, MULTIPLIERS, PAIR_WORDS, SMALL_NUMBERS, VAGUE_ADJECTIVES, VAGUE_NOUNS, VAGUE_PLURALS, VAGUE_WORDS } from './lexicon/numbers.ts';
import { type Sentence, tokenAt, touches, wordAt } from './sentences.ts';

/** A number as written, without its qualifier: where it ends and what it says. */
export interface Core {
  readonly kind: 'number' | 'range' | 'vague' | 'article' | 'zero' | 'pair' | 'ordinal' | 'only';
  /** The token behind it. */
  readonly to: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly vague: string | null;
}

/** The number, vague count or counting article that starts at a token. */
export function readCore(sentence: Sentence, at: number): Core | undefined {
  return readVague(sentence, at) ?? readRange(sentence, at) ?? readSingle(sentence, at) ?? readSmallWord(sentence, at);
}

function exact(kind: Core['kind'], to: number, value: number): Core {
  return { kind, to, min: value, max: value, vague: null };
}

function vague(to: number, words: string): Core {
  return { kind: 'vague', to, min: null, max: null, vague: words };
}

function readVague(sentence: Sentence, at: number): Core | undefined {
  const word = wordAt(sentence, at);
  const next = wordAt(sentence, at + 1);
  if (VAGUE_PLURALS.has(word)) {
    if (next === 'of' && /^(?:hundreds|thousands|millions)$/.test(wordAt(sentence, at + 2))) return vague(at + 3, `${word} of ${wordAt(sentence, at + 2)}`);
    return word === 'tens' ? undefined : vague(at + 1, word);
  }
  if (VAGUE_WORDS.has(word)) {
    if (MULTIPLIERS.has(next)) return vague(at + 2, `${word} ${next}`);
    // "Multiple, multiple lives" says it twice.
    return vague(next === ',' && wordAt(sentence, at + 2) === word ? at + 3 : at + 1, word);
  }
  if (word === 'a' || word === 'an') return readVagueNoun(sentence, at);
  return VAGUE_ADJECTIVES.has(word) && next === 'number' && wordAt(sentence, at + 2) === 'of' ? vague(at + 2, `${word} number`) : undefined;
}

function readVagueNoun(sentence: Sentence, at: number): Core | undefined {
  const next = wordAt(sentence, at + 1);
  const third = wordAt(sentence, at + 2);
  const article = wordAt(sentence, at);
  if (next === 'few') return vague(MULTIPLIERS.has(third) ? at + 3 : at + 2, MULTIPLIERS.has(third) ? `a few ${third}` : 'a few');
  if (next === 'couple' && MULTIPLIERS.has(third)) return vague(at + 3, `a couple ${third}`);
  if (VAGUE_NOUNS.has(next) && third === 'of') return vague(at + 2, `${article} ${next}`);
  if (VAGUE_ADJECTIVES.has(next) && VAGUE_NOUNS.has(third) && wordAt(sentence, at + 3) === 'of') return vague(at + 3, `${article} ${next} ${third}`);
  return undefined;
}

function readRange(sentence: Sentence, at: number): Core | undefined {
  const opened = /^(?:between|from)$/.test(wordAt(sentence, at));
  const first = readSingle(sentence, opened ? at + 1 : at);
  if (first === undefined) return undefined;
  const joint = wordAt(sentence, first.to);
  const opener = opened ? wordAt(sentence, at) : '';
  if (opener === 'from') return undefined;
  const joined = opener === 'between' ? joint === 'and' : /^(?:to|or|[-–—]|\/)$/.test(joint);
  const second = joined ? readSingle(sentence, first.to + 1) : undefined;
  if (second === undefined || first.min === null || second.max === null) return undefined;
  if (second.max <= first.min) return undefined;
  if ((joint === '-' || joint === '–' || joint === '—') && !touches(sentence, first.to)) return undefined;
  // "rose from 5 to 6" is an update; "4 or 5" and "10 to 15" are ranges.
  if (joint === 'to' && wordAt(sentence, at - 1) === 'from') return undefined;
  const scale =
    second.max >= 1000 && first.min < 100 && MULTIPLIERS.has(wordAt(sentence, second.to - 1)) ? (MULTIPLIERS.get(wordAt(sentence, second.to - 1)) ?? 1) : 1;
  return { kind: 'range', to: second.to, min: first.min * scale, max: second.max, vague: null };
}

function readSingle(sentence: Sentence, at: number): Core | undefined {
  return readDigits(sentence, at) ?? readWords(sentence, at);
}

const DIGITS = /^(?:\d{1,3}(?:,\d{3})+|\d+)$/;
const DECIMAL = /^\d+\.\d+$/;
const SHORT_RANGE = /^(\d{1,9})[-–](\d{1,9})$/;
const SHORT_SCALE = /^(\d{1,4}(?:\.\d{1,2})?)([km])$/;

function readDigits(sentence: Sentence, at: number): Core | undefined {
  const raw = wordAt(sentence, at);
  const code = raw.charCodeAt(0);
  if (!(code >= 48 && code <= 57) && !(code > 127)) return undefined;
  const word = raw.normalize('NFKC');
  const plain = /^\p{Nd}/u.test(word) ? word.replace(/\p{Nd}/gu, westernDigit) : '';
  if (plain === '') return undefined;
  const range = SHORT_RANGE.exec(plain);
  if (range !== null && Number(range[1]) < Number(range[2])) return { kind: 'range', to: at + 1, min: Number(range[1]), max: Number(range[2]), vague: null };
  const short = SHORT_SCALE.exec(plain);
  if (short !== null) return exact('number', at + 1, Math.round(Number(short[1]) * (short[2] === 'k' ? 1000 : 1_000_000)));
  const spaced = readSpaced(sentence, at, plain);
  if (spaced !== undefined) return spaced;
  const scale = MULTIPLIERS.get(wordAt(sentence, at + 1));
  if (DECIMAL.test(plain)) return scale === undefined || scale < 1000 ? undefined : exact('number', at + 2, Math.round(Number(plain) * scale));
  if (!DIGITS.test(plain) || plain.length > 15) return undefined;
  const value = Number(plain.replaceAll(',', ''));
  return scale === undefined ? exact('number', at + 1, value) : exact('number', at + 2, value * scale);
}

/** "300 000": thousands parted by a space, as some agencies write them. */
function readSpaced(sentence: Sentence, at: number, first: string): Core | undefined {
  if (!/^[1-9]\d{0,2}$/.test(first)) return undefined;
  let digits = first;
  let to = at + 1;
  while (/^\d{3}$/.test(wordAt(sentence, to)) && to < at + 4 && tokenAt(sentence, to).start - tokenAt(sentence, to - 1).end === 1) {
    digits += wordAt(sentence, to);
    to++;
  }
  return to === at + 1 ? undefined : exact('number', to, Number(digits));
}

/** The value of any Unicode decimal digit: their blocks run from zero to nine in order. */
function westernDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 48;
  if (code < 128) return digit;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** Spelled-out numbers up to billions: "two hundred and sixty-one", "half a million", "two dozen". */
function readWords(sentence: Sentence, at: number): Core | undefined {
  const start = wordAt(sentence, at);
  if (start === 'half' && /^an?$/.test(wordAt(sentence, at + 1))) {
    const scale = MULTIPLIERS.get(wordAt(sentence, at + 2));
    return scale === undefined ? undefined : exact('number', at + 3, scale / 2);
  }
  if (start === 'a' || start === 'an') {
    const scale = MULTIPLIERS.get(wordAt(sentence, at + 1));
    if (scale !== undefined) return exact('number', at + 2, scale);
    const pair = FIXED_NOUNS.get(wordAt(sentence, at + 1));
    return pair !== undefined && wordAt(sentence, at + 2) === 'of' ? exact('number', at + 2, pair) : undefined;
  }
  return SMALL_NUMBERS.has(start) ? sumWords(sentence, at) : undefined;
}

function sumWords(sentence: Sentence, at: number): Core | undefined {
  let total = 0;
  let part = SMALL_NUMBERS.get(wordAt(sentence, at)) ?? 0;
  let last = part;
  let to = at + 1;
  for (let guard = 0; guard < 16; guard++) {
    const joint = wordAt(sentence, to);
    const next = joint === '-' || (joint === 'and' && part >= 100 && part % 100 === 0) ? to + 1 : to;
    const word = wordAt(sentence, next);
    const scale = next === to || joint === '-' ? MULTIPLIERS.get(word) : undefined;
    const small = SMALL_NUMBERS.get(word);
    if (scale !== undefined) {
      if (scale >= 1000) {
        total += part * scale;
        part = 0;
      } else part *= scale;
      last = scale;
    } else if (small !== undefined && fits(small, last, part, joint)) {
      part += small;
      last = small;
    } else break;
    to = next + 1;
  }
  return exact('number', to, total + part);
}

function fits(small: number, last: number, part: number, joint: string): boolean {
  if (last >= 100 && (part % 100 === 0 || part === 0)) return true;
  // "Twenty one people" lacks its hyphen.
  return (joint === '-' || !/^(?:and|,)$/.test(joint)) && last >= 20 && last < 100 && small < 10 && small > 0;
}

function readSmallWord(sentence: Sentence, at: number): Core | undefined {
  const word = wordAt(sentence, at);
  const next = wordAt(sentence, at + 1);
  if (word === 'no') return next === 'one' || next === 'longer' ? (next === 'one' ? exact('zero', at + 2, 0) : undefined) : exact('zero', at + 1, 0);
  if (word === 'none' || word === 'nobody') return exact('zero', at + 1, 0);
  if (PAIR_WORDS.has(word)) return exact('pair', at + 1, 2);
  if (word === 'the' && /^(?:lone|only|sole)$/.test(next)) return exact('only', at + 2, 1);
  if (word === 'lone' || word === 'sole') return exact('only', at + 1, 1);
  if (word === 'a' || word === 'an' || word === 'another') return exact('article', at + 1, 1);
  return undefined;
}
