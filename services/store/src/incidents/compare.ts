import { emphasis, type TermWeight, type TraitTotals } from './term-weight.ts';
import type { Traits } from './traits.ts';

/** What two articles have in common and where they clash. Every feature holds for any kind of news. */
export const FEATURES = [
  'words',
  'names',
  'lead',
  'leadWords',
  'leadNames',
  'leadNamesLeast',
  'fullNames',
  'rareNames',
  'rarestNames',
  'places',
  'otherPlace',
  'otherStreet',
  'ages',
  'otherAge',
  'clocks',
  'otherClock',
  'firstDay',
  'days',
  'otherDay',
  'monthDays',
  'killed',
  'otherKilled',
  'otherWounded',
  'daysApart',
  'namedDaysApart',
  'undated',
  'yearsApart',
  'yearUnknown',
  'brevity',
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Readonly<Record<Feature, number>>;

export type Comparable = { readonly traits: Traits; readonly totals: TraitTotals };

/** Weights above this are names that few articles hold. */
const RARE = 3;
const RAREST_NAMES = 5.5;
/** Spreads the low cosines apart: past a third, more words in common say little more. */
const WORDS_SPREAD = 60;
/** Where an article names no one, its lead names neither count for nor against. */
const NO_LEAD_NAMES = 0.3;

/** Compares a new article with a stored one; `weight` knows the new one's terms. */
export function compare(fresh: Comparable, stored: Comparable, weight: TermWeight): Features {
  return { ...comparedWords(fresh, stored, weight), ...comparedNames(fresh.traits, stored.traits, weight), ...comparedFacts(fresh.traits, stored.traits) };
}

type WordFeature = 'words' | 'names' | 'lead' | 'leadWords' | 'leadNames' | 'leadNamesLeast' | 'brevity';

function comparedWords(fresh: Comparable, stored: Comparable, weight: TermWeight): Pick<Features, WordFeature> {
  const a = fresh.traits;
  const b = stored.traits;
  const words = cosine(a.words, b.words, fresh.totals.words * stored.totals.words, weight);
  const forward = covered(a.leadNames, b.names, fresh.totals.leadNames, weight, NO_LEAD_NAMES);
  const back = covered(b.leadNames, a.names, stored.totals.leadNames, weight, NO_LEAD_NAMES);
  const leads = [...a.lead].filter((term) => b.lead.has(term)).reduce((sum, term) => sum + weight(term) ** 2, 0);
  return {
    words: Math.log1p(WORDS_SPREAD * words),
    names: cosine(a.names, b.names, fresh.totals.names * stored.totals.names, weight),
    lead: (covered(a.lead, b.words, fresh.totals.lead, weight, 0) + covered(b.lead, a.words, stored.totals.lead, weight, 0)) / 2,
    leadWords: share(leads, Math.sqrt(fresh.totals.lead * stored.totals.lead), 0),
    leadNames: (forward + back) / 2,
    leadNamesLeast: Math.min(forward, back),
    brevity: Math.log(1 + Math.min(a.words.size, b.words.size)) - 4.5,
  };
}

type NameFeature = 'fullNames' | 'rareNames' | 'rarestNames' | 'places' | 'otherPlace';

function comparedNames(a: Traits, b: Traits, weight: TermWeight): Pick<Features, NameFeature> {
  let fullNames = 0;
  for (const name of a.fullNames) if (b.fullNames.has(name)) fullNames += Math.max(0, fullNameWeight(name, weight) - RARE);
  let rareNames = 0;
  let rarestNames = 0;
  for (const name of a.names.keys()) {
    if (!b.names.has(name)) continue;
    rareNames += Math.max(0, weight(name) - RARE);
    if (weight(name) > RAREST_NAMES) rarestNames++;
  }
  let places = 0;
  for (const place of a.places) if (b.names.has(place)) places += weight(place);
  for (const place of b.places) if (a.names.has(place) && !a.places.has(place)) places += weight(place);
  return {
    fullNames: Math.log1p(fullNames),
    rareNames: Math.log1p(rareNames),
    rarestNames: Math.min(rarestNames, 5),
    places: Math.log1p(places),
    otherPlace: places === 0 && a.places.size > 0 && b.places.size > 0 ? 1 : 0,
  };
}

function comparedFacts(a: Traits, b: Traits): Omit<Features, WordFeature | NameFeature> {
  const daysApart = a.day === null || b.day === null ? null : Math.abs(a.day - b.day);
  const yearUnknown = a.year === null || b.year === null;
  return {
    otherStreet: clash(a.streets, b.streets),
    ages: met(a.ages, b.ages),
    otherAge: clash(a.ages, b.ages),
    clocks: met(a.clocks, b.clocks),
    otherClock: clash(a.clocks, b.clocks),
    firstDay: firstOf(a.days) !== undefined && firstOf(a.days) === firstOf(b.days) ? 1 : 0,
    days: Math.min(2, met(a.days, b.days)),
    otherDay: clash(a.days, b.days),
    monthDays: met(a.monthDays, b.monthDays),
    killed: met(a.killed, b.killed),
    otherKilled: clash(a.killed, b.killed),
    otherWounded: clash(a.wounded, b.wounded),
    daysApart: Math.log1p(daysApart ?? 0),
    namedDaysApart: Math.log1p(leastApart(a.days, b.days)),
    undated: daysApart === null ? 1 : 0,
    yearsApart: yearUnknown ? 0 : Math.log1p(Math.abs((a.year ?? 0) - (b.year ?? 0))),
    yearUnknown: yearUnknown ? 1 : 0,
  };
}

/** How telling a pair of names is. */
export function fullNameWeight(name: string, weight: TermWeight): number {
  const [first = '', last = ''] = name.split(' ');
  return (weight(first) + weight(last)) / 2;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, lengths: number, weight: TermWeight): number {
  let product = 0;
  for (const [term, times] of a) {
    const others = b.get(term);
    if (others !== undefined) product += emphasis(times) * emphasis(others) * weight(term) ** 2;
  }
  return share(product, lengths, 0);
}

/** Share of `terms`, by squared weight, that `others` hold. */
function covered(terms: ReadonlySet<string>, others: ReadonlyMap<string, number>, total: number, weight: TermWeight, unknown: number): number {
  let sum = 0;
  for (const term of terms) if (others.has(term)) sum += weight(term) ** 2;
  return share(sum, total, unknown);
}

/** Stored totals are of their time: a share may come out a little above one. */
function share(part: number, whole: number, unknown: number): number {
  return whole === 0 ? unknown : Math.min(1, part / whole);
}

function met<Value>(a: ReadonlySet<Value>, b: ReadonlySet<Value>): number {
  let shared = 0;
  for (const value of a) if (b.has(value)) shared++;
  return Math.min(3, shared);
}

function clash<Value>(a: ReadonlySet<Value>, b: ReadonlySet<Value>): number {
  return a.size > 0 && b.size > 0 && met(a, b) === 0 ? 1 : 0;
}

/** The least distance of two articles' named days; 0 where one names none. */
function leastApart(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const day of a) for (const other of b) least = Math.min(least, Math.abs(day - other));
  return Number.isFinite(least) ? least : 0;
}

function firstOf<Value>(values: ReadonlySet<Value>): Value | undefined {
  for (const value of values) return value;
  return undefined;
}
