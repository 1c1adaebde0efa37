import { termOf } from './tokens.ts';

const NUMBER_WORDS = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map((word, value) => [word, value]),
);
const NUMBER = String.raw`(\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const AGE = /\b(\d{1,3})[- ]?(?:year|yr)s?[- ]?old|\baged? (\d{1,2})\b|(?<!\p{L})(\p{L}{1,30}), (\d{1,2})(?=[,.;]| of )/giu;
const MONTH_NAME = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)/i;
const CLOCK = /\b(\d{1,2})(?::(\d\d))?\s*([ap])\.?\s?m\b/gi;
const STREET_KINDS =
  'street|st|avenue|ave|av|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|highway|hwy|parkway|pkwy|place|pl|terrace|circle|way|pike|square|bridge|route|interstate';
const STREET = new RegExp(String.raw`((?<![\p{L}’'])\p{Lu}[\p{L}’']{0,40}|(?<!\d)\d{1,4}(?:st|nd|rd|th))\.? (?:${STREET_KINDS})\b`, 'giu');
const BLOCK = /\b\d{2,5}[- ]block (?:of )?(?:(?:north|south|east|west|[nsew]{1,2})\.? )?(\p{L}+|\d+(?:st|nd|rd|th))/giu;
const YEAR = /\b((?:19|20)\d\d)\b(?!\s*block)/g;
const KILLED = new RegExp(
  String.raw`\b${NUMBER}\b((?: [\p{L}-]+){0,4}?) (?:killed|dead|died|dies?|fatally|slain)\b|\bkill(?:ed|ing|s)(?: at least| more than| about)? ${NUMBER}\b(?!-)`,
  'giu',
);
const WOUNDED = new RegExp(
  String.raw`\b${NUMBER}\b((?: [\p{L}-]+){0,4}?) (?:injured|wounded|hurt|shot|hospitali[sz]ed)\b|\b(?:injur|wound|hurt)(?:ed|ing|s)?(?: at least| more than| about)? ${NUMBER}\b(?!-)`,
  'giu',
);
const NOT_PERSONS = /year|block|month|day|hour|week|minute|time/i;

/** Numbers of one kind kept of one text. */
const MAX_KEPT = 40;

/** A claim figure as the store has it, as far as linking needs it. */
export type LinkFigure = {
  readonly effect: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly affiliation: readonly string[];
  readonly noun: string;
};

/** The numbers of a text by what they count; each kind without repeats, in order of first naming. */
export type SaidNumbers = {
  readonly ages: readonly number[];
  /** Minutes since midnight. */
  readonly clocks: readonly number[];
  readonly streets: readonly string[];
  readonly years: readonly number[];
  readonly killed: readonly number[];
  readonly wounded: readonly number[];
};

/** Reads the numbers of a text; killed and wounded from `figures` where they are given, else by plain patterns. */
export function saidNumbers(text: string, figures?: readonly LinkFigure[]): SaidNumbers {
  return {
    ages: kept(text, AGE, (found) => agedBy(found)),
    clocks: kept(text, CLOCK, ([, hour, minute, half]) => (Number(hour) % 12) * 60 + (half?.toLowerCase() === 'p' ? 720 : 0) + Number(minute ?? 0)),
    streets: [...new Set([...kept(text, STREET, ([, name]) => streetOf(name)), ...kept(text, BLOCK, ([, name]) => streetOf(name))])],
    years: kept(text, YEAR, ([, year]) => Number(year)),
    killed: figures === undefined ? kept(text, KILLED, counted) : bounds(figures, 'killed'),
    wounded: figures === undefined ? kept(text, WOUNDED, counted) : bounds(figures, 'wounded'),
  };
}

function kept<Value>(text: string, pattern: RegExp, read: (match: RegExpMatchArray) => Value | null): Value[] {
  const values = new Set<Value>();
  for (const match of text.matchAll(pattern)) {
    const value = read(match);
    if (value !== null) values.add(value);
    if (values.size === MAX_KEPT) break;
  }
  return [...values];
}

function agedBy(match: RegExpMatchArray): number | null {
  if (match[3] !== undefined && MONTH_NAME.test(match[3])) return null;
  return Number(match[1] ?? match[2] ?? match[4]);
}

function streetOf(name: string | undefined): string | null {
  return name !== undefined && /^[\p{Lu}\d]/u.test(name) ? termOf(name.toLowerCase()) : null;
}

function counted(match: RegExpMatchArray): number | null {
  if (NOT_PERSONS.test(match[2] ?? '')) return null;
  const said = (match[1] ?? match[3] ?? '').toLowerCase();
  return NUMBER_WORDS.get(said) ?? Number(said);
}

function bounds(figures: readonly LinkFigure[], effect: string): number[] {
  const ends = figures.filter((figure) => figure.effect === effect).flatMap((figure) => [figure.min, figure.max]);
  return [...new Set(ends.filter((end) => end !== null))].slice(0, MAX_KEPT);
}
