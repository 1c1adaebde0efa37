import { datelineOf, dayOf, saidDays, yearOf } from './said-days.ts';
import { type LinkFigure, saidNumbers } from './said-numbers.ts';
import { isTelling, type Token, tokensOf } from './tokens.ts';

/** What the linker reads of an article. `text` is its own text: a site's repeated lines already left out. */
export type LinkArticle = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** ISO 8601. */
  readonly published: string | null;
  /** The article's claim figures; read from the text where they are not given. */
  readonly figures?: readonly LinkFigure[];
  /** The stored article it copies: a copy tells of its original's incident. */
  readonly copyOf?: string | null;
};

/** All that linking compares of an article: small, and kept in the index instead of its text. */
export type Traits = {
  /** Days since 1970 of publication, or of the text's dateline; null where neither is known. */
  readonly day: number | null;
  /** Times each term occurs. */
  readonly words: ReadonlyMap<string, number>;
  /** The same of terms written as names. */
  readonly names: ReadonlyMap<string, number>;
  /** Terms of the title and the first words. */
  readonly lead: ReadonlySet<string>;
  readonly leadNames: ReadonlySet<string>;
  /** Pairs of names that follow each other ("first last"). */
  readonly fullNames: ReadonlySet<string>;
  /** Names after "in", "near", "of", "from", "at" and the like. */
  readonly places: ReadonlySet<string>;
  readonly streets: ReadonlySet<string>;
  readonly ages: ReadonlySet<number>;
  readonly clocks: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly monthDays: ReadonlySet<string>;
  readonly killed: ReadonlySet<number>;
  readonly wounded: ReadonlySet<number>;
  /** The latest year named, not after the article's own; null where none is. */
  readonly year: number | null;
};

/** Words of a text that count as its lead. */
const LEAD_WORDS = 60;

/** Characters of a text that are read: what it is about stands before. */
const MAX_READ_CHARS = 30_000;

const PLACE_CUES = new Set(['in', 'near', 'of', 'from', 'at', 'on', 'outside']);

/** Reads an article's traits. Pure; any text will do. */
export function traitsOf(article: LinkArticle): Traits {
  const text = article.text.slice(0, MAX_READ_CHARS);
  const body = tokensOf(text);
  const day = dayOf(article.published) ?? datelineOf(text);
  const numbers = saidNumbers(`${article.title}\n${text}`, article.figures);
  const said = saidDays(text, day);
  const years = day === null ? numbers.years : numbers.years.filter((year) => year <= yearOf(day) + 1);
  return {
    day,
    ...namesAndWords(body, tokensOf(article.title)),
    streets: new Set(numbers.streets),
    ages: new Set(numbers.ages),
    clocks: new Set(numbers.clocks),
    days: new Set(said.days),
    monthDays: new Set(said.monthDays),
    killed: new Set(numbers.killed),
    wounded: new Set(numbers.wounded),
    year: years.length === 0 ? null : Math.max(...years),
  };
}

type Vocabulary = Pick<Traits, 'words' | 'names' | 'lead' | 'leadNames' | 'fullNames' | 'places'>;

function namesAndWords(body: readonly Token[], title: readonly Token[]): Vocabulary {
  const words = new Map<string, number>();
  const names = new Map<string, number>();
  const lead = new Set<string>();
  const leadNames = new Set<string>();
  const fullNames = new Set<string>();
  const places = new Set<string>();
  for (const [at, token] of body.entries()) {
    const { term } = token;
    // Bare numbers are read by what they count; as words they would join whatever shares a quantity.
    if (!isTelling(token.word) || /^[\d.,:]+$/.test(term)) continue;
    count(words, term);
    if (at < LEAD_WORDS) lead.add(term);
    if (!token.isName) continue;
    count(names, term);
    if (at < LEAD_WORDS) leadNames.add(term);
    const before = body[at - 1];
    if (before?.isName && token.followsOn) fullNames.add(`${before.term} ${term}`);
    if (before && PLACE_CUES.has(before.word) && !token.startsSentence) places.add(term);
  }
  // A headline's capitals tell nothing: its names are those that the body knows.
  for (const { word, term, isNumber } of title) {
    if (isNumber || !isTelling(word)) continue;
    count(words, term);
    lead.add(term);
    if (!names.has(term)) continue;
    count(names, term);
    leadNames.add(term);
  }
  return { words, names, lead, leadNames, fullNames, places };
}

function count(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}
