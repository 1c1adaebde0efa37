import { MONTHS } from './lexicon/time.ts';

/** A day as days since 1970-01-01 (UTC). */
export type Day = number;

const DAY_MS = 86_400_000;

/** The day a date text names ("2025-10-12", "Oct 12, 2025", "12 October 2025"); undefined where it names no full date. */
export function readDay(text: string | null | undefined): Day | undefined {
  const plain = (text ?? '').slice(0, 100);
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(plain);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const words = plain.toLowerCase().split(/[^a-z0-9]+/);
  const month = words.map((word) => MONTHS.get(word)).find((number) => number !== undefined);
  const year = words.find((word) => /^(?:19|20)\d\d$/.test(word));
  const day = words.find((word) => /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(word));
  if (month === undefined || year === undefined || day === undefined) return undefined;
  return dayOf(Number(year), month, Number.parseInt(day, 10));
}

/** The day of a calendar date; undefined where the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms / DAY_MS : undefined;
}

/** A day as ISO 8601. */
export function isoOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Year, month (1–12), day of the month and weekday (0 is Sunday) of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number; weekday: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate(), weekday: date.getUTCDay() };
}
