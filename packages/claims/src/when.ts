import type { Claim } from '@tallywire/shared/domain/claim';
import type { Bound } from './bind.ts';
import { joinTokens } from './group.ts';
import { SAY_VERBS } from './lexicon/speech.ts';
import { MONTHS, WEEKDAYS } from './lexicon/time.ts';
import { type Day, dayOf, isoOf, partsOf } from './publication.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';

type When = NonNullable<Claim['when']>;

/** A time in a sentence: its tokens, its days, and whether it opens a span that still runs ("since March"). */
export interface TimePhrase {
  readonly from: number;
  readonly to: number;
  readonly when: When;
  readonly scope: Claim['scope'];
}

/** When a figure was: the time nearest to it in its sentence, days resolved as the last such day before publication; null where none is told. */
export function whenOf(sentence: Sentence, { counted, binding }: Bound, published: Day | undefined): TimePhrase | null {
  const start = Math.min(counted.from, binding.from);
  const end = Math.max(counted.to, binding.to);
  let best: TimePhrase | null = null;
  let nearest = 40;
  for (let at = 0; at < sentence.tokens.length; at++) {
    const phrase = timeAt(sentence, at, published);
    if (phrase === undefined) continue;
    if (isTimeOfSaying(sentence, phrase)) {
      at = phrase.to - 1;
      continue;
    }
    // What stands behind the figure belongs to it more often than what stands before.
    const distance = phrase.from >= end ? phrase.from - end : phrase.to <= start ? start - phrase.to + 6 : 0;
    if (distance < nearest) {
      nearest = distance;
      best = phrase;
    }
    at = phrase.to - 1;
  }
  return best;
}

/** "said on Sunday" tells when it was said. */
function isTimeOfSaying(sentence: Sentence, { from, scope }: TimePhrase): boolean {
  return (
    scope === 'incident' &&
    (SAY_VERBS.has(wordAt(sentence, from - 1)) || (SAY_VERBS.has(wordAt(sentence, from - 2)) && tokenAt(sentence, from - 1).pos !== 'ADP'))
  );
}

function timeAt(sentence: Sentence, at: number, published: Day | undefined): TimePhrase | undefined {
  const since = wordAt(sentence, at) === 'since';
  const open = /^(?:on|in|since|during|late|early|by|over|of|from)$/.test(wordAt(sentence, at)) ? at + 1 : at;
  const found =
    weekdayAt(sentence, open, published) ?? dateAt(sentence, open, published) ?? relativeAt(sentence, open, published) ?? yearAt(sentence, at, open);
  if (found === undefined) return undefined;
  const words = joinTokens(sentence, at, found.to).slice(0, 200);
  const scope = since ? 'cumulative' : found.precision === 'month' || found.precision === 'year' ? 'period' : 'incident';
  return { from: at, to: found.to, scope, when: { words, start: found.start, end: since ? null : found.end, precision: found.precision } };
}

interface Found {
  readonly to: number;
  readonly start: string | null;
  readonly end: string | null;
  readonly precision: When['precision'];
}

function span(to: number, start: Day | undefined, end: Day | undefined, precision: When['precision']): Found {
  const known = start !== undefined && end !== undefined;
  return { to, start: known ? isoOf(start) : null, end: known ? isoOf(end) : null, precision: known ? precision : 'unknown' };
}

function weekdayAt(sentence: Sentence, at: number, published: Day | undefined): Found | undefined {
  const weekday = WEEKDAYS.get(wordAt(sentence, at));
  if (weekday === undefined) return undefined;
  const to = /^(?:night|evening|morning|afternoon)$/.test(wordAt(sentence, at + 1)) ? at + 2 : at + 1;
  if (published === undefined) return span(to, undefined, undefined, 'day');
  const back = (partsOf(published).weekday - weekday + 7) % 7;
  return span(to, published - back, published - back, 'day');
}

/** "May 14", "14 May 2021", "August", "August 2018". */
function dateAt(sentence: Sentence, at: number, published: Day | undefined): Found | undefined {
  const first = wordAt(sentence, at);
  const dayFirst = /^\d{1,2}$/.test(first) && MONTHS.has(wordAt(sentence, at + 1)) && isMonth(sentence, at + 1);
  const monthAt = dayFirst ? at + 1 : at;
  const month = isMonth(sentence, monthAt) ? MONTHS.get(wordAt(sentence, monthAt)) : undefined;
  if (month === undefined) return undefined;
  const behind = wordAt(sentence, monthAt + 1);
  const day = dayFirst ? Number(first) : /^\d{1,2}$/.test(behind) ? Number(behind) : undefined;
  const next = dayFirst || day === undefined ? monthAt + 1 : monthAt + 2;
  const comma = wordAt(sentence, next) === ',' ? next + 1 : next;
  const written = /^(?:19|20)\d\d$/.test(wordAt(sentence, comma)) ? Number(wordAt(sentence, comma)) : undefined;
  const to = written === undefined ? next : comma + 1;
  const year = written ?? pastYear(month, day ?? 1, published);
  if (year === undefined) return span(to, undefined, undefined, 'month');
  if (day !== undefined) return span(to, dayOf(year, month, day), dayOf(year, month, day), 'day');
  const nextMonth = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return span(to, dayOf(year, month, 1), nextMonth === undefined ? undefined : nextMonth - 1, 'month');
}

/** "May" is a month only in capitals. */
function isMonth(sentence: Sentence, at: number): boolean {
  return MONTHS.has(wordAt(sentence, at)) && /^\p{Lu}/u.test(tokenAt(sentence, at).text);
}

function pastYear(month: number, day: number, published: Day | undefined): number | undefined {
  if (published === undefined) return undefined;
  const { year } = partsOf(published);
  const same = dayOf(year, month, day);
  return same !== undefined && same > published ? year - 1 : year;
}

function relativeAt(sentence: Sentence, at: number, published: Day | undefined): Found | undefined {
  const first = wordAt(sentence, at);
  const second = wordAt(sentence, at + 1);
  const back = (days: number): Day | undefined => (published === undefined ? undefined : published - days);
  if (first === 'today' || first === 'tonight') return span(at + 1, back(0), back(0), 'day');
  if (first === 'yesterday' || first === 'overnight') return span(at + 1, back(1), back(first === 'overnight' ? 0 : 1), 'day');
  if (!/^(?:last|this|past)$/.test(first) || published === undefined) return undefined;
  const { year, month, weekday } = partsOf(published);
  const earlier = first === 'this' ? 0 : 1;
  if (second === 'week') return span(at + 2, published - weekday - 7 * earlier, first === 'this' ? published : published - weekday - 1, 'week');
  if (second === 'year') return span(at + 2, dayOf(year - earlier, 1, 1), first === 'this' ? published : dayOf(year - 1, 12, 31), 'year');
  if (second !== 'month') return undefined;
  const start = earlier === 0 ? dayOf(year, month, 1) : month === 1 ? dayOf(year - 1, 12, 1) : dayOf(year, month - 1, 1);
  const monthStart = dayOf(year, month, 1);
  return span(at + 2, start, earlier === 0 ? published : monthStart === undefined ? undefined : monthStart - 1, 'month');
}

function yearAt(sentence: Sentence, at: number, open: number): Found | undefined {
  if (open === at || !/^(?:19|20)\d\d$/.test(wordAt(sentence, open))) return undefined;
  const year = Number(wordAt(sentence, open));
  return span(open + 1, dayOf(year, 1, 1), dayOf(year, 12, 31), 'year');
}
