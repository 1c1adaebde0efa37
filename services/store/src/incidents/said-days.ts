const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY_MS = 86_400_000;

const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const MONTH_FIRST = String.raw`${MONTH} (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?`;
const DAY_FIRST = String.raw`(\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH},?(?: (\d{4}))?\b`;
const SAID = new RegExp(
  String.raw`\b(?:(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?day|(today|tonight|this (?:morning|afternoon|evening))|(yesterday)|${MONTH_FIRST}|${DAY_FIRST})`,
  'gi',
);

/** How far into a text a date still counts as its dateline, in characters. */
const DATELINE_CHARS = 600;

/** Said days read of one text. */
const MAX_SAID = 200;

/** Days a text names, as days since 1970, in the order of their first naming; and its dates without year ("6-24"). */
export type SaidDays = { readonly days: readonly number[]; readonly monthDays: readonly string[] };

/** The day of an ISO 8601 time, in days since 1970; null where there is none. */
export function dayOf(published: string | null): number | null {
  const time = published === null ? Number.NaN : Date.parse(published);
  return Number.isNaN(time) ? null : Math.floor(time / DAY_MS);
}

/** The year of a day. */
export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** The first full date near a text's start, for an article that comes without one; null where there is none. */
export function datelineOf(text: string): number | null {
  for (const match of text.slice(0, DATELINE_CHARS).matchAll(SAID)) {
    const date = dateIn(match);
    if (date?.year !== undefined) return dayNumber(date.year, date.month, date.date);
  }
  return null;
}

/**
 * Days a text names, read from its day of publication: a weekday is the last one up to it, a date without a year
 * the last one up to a week after it. Without a day of publication only dates without year are found.
 */
export function saidDays(text: string, published: number | null): SaidDays {
  const days = new Set<number>();
  const monthDays = new Set<string>();
  let read = 0;
  for (const match of text.matchAll(SAID)) {
    if (++read > MAX_SAID) break;
    const date = dateIn(match);
    if (date !== null) monthDays.add(`${date.month}-${date.date}`);
    const day = published === null ? null : dayMeant(match, date, published);
    if (day !== null) days.add(day);
  }
  return { days: [...days], monthDays: [...monthDays] };
}

type SaidDate = { month: number; date: number; year: number | undefined };

function dateIn(match: RegExpMatchArray): SaidDate | null {
  const month = MONTHS.indexOf((match[4] ?? match[8] ?? '').toLowerCase()) + 1;
  const date = Number(match[5] ?? match[7]);
  const year = match[6] ?? match[9];
  if (month === 0 || !(date >= 1 && date <= 31)) return null;
  return { month, date, year: year === undefined ? undefined : Number(year) };
}

function dayMeant(match: RegExpMatchArray, date: SaidDate | null, published: number): number | null {
  if (match[1] !== undefined) return published - modulo(weekdayOf(published) - WEEKDAYS.indexOf(match[1].toLowerCase()), 7);
  if (match[2] !== undefined) return published;
  if (match[3] !== undefined) return published - 1;
  if (date === null) return null;
  if (date.year !== undefined) return dayNumber(date.year, date.month, date.date);
  const year = yearOf(published);
  const day = dayNumber(year, date.month, date.date);
  return day > published + 7 ? dayNumber(year - 1, date.month, date.date) : day;
}

function dayNumber(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / DAY_MS;
}

/** 1970 began on a Thursday. */
function weekdayOf(day: number): number {
  return modulo(day + 4, 7);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
