import { monthOfWord } from './month-names.ts';
import { offsetOfZone } from './time-zones.ts';

/** A date that a feed states: `stated` with its zone, `derived` where the zone, the time or the century was assumed. */
export type FeedDate = { iso: string; quality: 'stated' | 'derived' };

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number; offsetMinutes: number | null; assumed: boolean };

const MAX_DATE_CHARS = 120;

/**
 * Reads a date as feeds write it: RFC 822/2822, ISO 8601 and W3C-DTF, asctime, month names of many languages, day or year first,
 * East Asian dates, Unix seconds. A date without a zone counts as UTC and is `derived`. Null where it can't be read, or where day
 * and month can't be told apart: no date is better than a wrong one. Never asks the machine's own time zone.
 */
export function parseFeedDate(raw: string): FeedDate | null {
  const text = asciiDigits(raw)
    .replace(/[\s\u00a0\u200e\u200f,]+/g, ' ')
    .trim();
  if (text === '' || text.length > MAX_DATE_CHARS) return null;
  const parts = readMail(text) ?? readIso(text) ?? readUnix(text) ?? readLoose(text);
  return parts && toFeedDate(parts);
}

/** Arabic, Persian, Devanagari and Bengali digits, and full-width ones, as ASCII. */
function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g, (digit) =>
    String((digit.charCodeAt(0) & 0xf) - (digit >= '\u0966' && digit <= '\u09ef' ? 6 : 0)),
  );
}

const MAIL = /^(?:[A-Za-z]{3,9} )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ([A-Z]{1,5}|[+-]\d{4})$/;

/** RFC 2822 as it should be: most dates in feeds. */
function readMail(text: string): Parts | null {
  const match = MAIL.exec(text);
  if (!match) return null;
  const [, day, name = '', year, hour, minute, second = '0', zone = ''] = match;
  const month = monthOfWord(name);
  const offset = offsetOfZone(zone);
  if (month === null || offset === undefined) return null;
  return {
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    offsetMinutes: offset,
    assumed: false,
  };
}

const ISO =
  /^([+-]?\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-(\d{1})-(\d{1,2})|-?(\d{3}))?(?:(?:[T_ ]\s*|t)(\d{1,2})(?::?(\d{2}|(?<=:)\d)(?::?(\d{2}|(?<=:)\d)(?:[.,:]\d+)?)?)?\s*(.{0,12}))?$/;
const ISO_SHORT = /^(\d{2})(-?)(\d{2})\2(\d{2})$/;

function readIso(text: string): Parts | null {
  const short = ISO_SHORT.exec(text);
  if (short) return dayOnly(century(Number(short[1])), Number(short[3]), Number(short[4]));
  const match = ISO.exec(text.replace(/^(\d{8})(\d{6})$/, '$1T$2'));
  if (!match) return null;
  const [, year = '', month, day, looseMonth, looseDay, ordinal, hour, minute, second, zone = ''] = match;
  if (/^\d{10}$|^\d{13}$/.test(text)) return null;
  const offsetMinutes = zone === '' ? null : offsetOfZone(zone);
  if (zone !== '' && offsetMinutes === undefined) return null;
  const whole = hour !== undefined && (day !== undefined || looseDay !== undefined || ordinal !== undefined);
  const date: Parts = {
    year: Number(year),
    month: Number(month ?? looseMonth ?? 1),
    day: Number(day ?? looseDay ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    offsetMinutes: offsetMinutes ?? null,
    assumed: !whole,
  };
  return ordinal === undefined ? date : atDayOfYear(date, Number(ordinal));
}

function atDayOfYear(date: Parts, dayOfYear: number): Parts | null {
  const day = new Date(Date.UTC(date.year, 0, dayOfYear));
  if (day.getUTCFullYear() !== date.year) return null;
  return { ...date, month: day.getUTCMonth() + 1, day: day.getUTCDate() };
}

function readUnix(text: string): Parts | null {
  if (!/^\d{9,10}$|^\d{13}$/.test(text)) return null;
  const date = new Date(Number(text) * (text.length === 13 ? 1 : 1000));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    offsetMinutes: 0,
    assumed: false,
  };
}

const TIME = /(?:^|[^\d:.])(\d{1,2})[:h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?![\d:])/;
const AFTERNOON = /(?:^|[\s\d])(?:p\.?m\.?|오후|下午|午後)(?![a-z])/i;
const MORNING = /(?:^|[\s\d])(?:a\.?m\.?|오전|上午|午前)(?![a-z])/i;

type Clock = { hour: number; minute: number; second: number; offsetMinutes: number | null | undefined; rest: string };

/** Any other order: the time and zone are taken out, then what is left is looked through for a day. */
function readLoose(text: string): Parts | null {
  const clock = readClock(text);
  const day = readNumericDay(clock.rest) ?? readNamedDay(clock.rest);
  if (!day) return null;
  // A zone name may stand before the year, as in the Unix date command.
  const offset = clock.offsetMinutes === undefined ? (day.zone ?? null) : clock.offsetMinutes;
  const korean = /[년월일]/.test(text) && offset === null ? 9 * 60 : offset;
  const { hour, minute, second } = clock;
  return { year: day.year, month: day.month, day: day.day, hour, minute, second, offsetMinutes: korean, assumed: offset === null || day.assumed };
}

function readClock(text: string): Clock {
  const match = TIME.exec(text);
  const suffix = (at: number): Pick<Clock, 'offsetMinutes' | 'rest'> => readZone(text, at, match ? match.index : text.length);
  if (!match) return { hour: 0, minute: 0, second: 0, offsetMinutes: undefined, rest: text };
  let hour = Number(match[1]);
  if (AFTERNOON.test(text) && hour < 12) hour += 12;
  else if (MORNING.test(text) && hour === 12) hour = 0;
  return { hour, minute: Number(match[2]), second: Number(match[3] ?? 0), ...suffix(match.index + match[0].length) };
}

/** The zone right after the time; what stands before the time and after the zone is left. */
function readZone(text: string, from: number, timeStart: number): Pick<Clock, 'offsetMinutes' | 'rest'> {
  const after = text.slice(from).replace(/^\s*(?:[ap]\.?m\.?(?![a-z])|uhr\b)/i, '');
  const match = /^\s*\(?((?:[A-Za-z]{1,5}\s?)?[+-]\d{1,2}:?\d{0,2}(?!\d)|[A-Za-z]{1,5}\b)\)?/.exec(after);
  const offset = match ? offsetOfZone(match[1] ?? '') : undefined;
  const before = text.slice(0, timeStart + 1);
  if (!match || offset === undefined) return { offsetMinutes: undefined, rest: `${before} ${after}` };
  return { offsetMinutes: offset, rest: `${before} ${after.slice(match[0].length)}` };
}

type Day = { year: number; month: number; day: number; zone: number | null; assumed: boolean };

function readNumericDay(text: string): Day | null {
  const yearFirst = /(?:^|\D)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]), zone: null, assumed: false };
  const yearLast = /(?:^|\D)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text);
  if (!yearLast) return null;
  const [first, second, year] = [Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4])];
  const told = { year: year < 100 ? century(year) : year, zone: null, assumed: true };
  if (first > 12 || yearLast[2] === '.') return { ...told, day: first, month: second };
  return second > 12 || first === second ? { ...told, day: second, month: first } : null;
}

function readNamedDay(text: string): Day | null {
  let month: number | null = null;
  let zone: number | null = null;
  const numbers: string[] = [];
  for (const [word] of text.matchAll(/\d{1,8}|[\p{L}\p{M}]+/gu)) {
    if (/^\d/.test(word)) numbers.push(word);
    else {
      // The last month word counts: in French and Spanish the first may be a weekday ("mar" is Tuesday).
      month = monthOfWord(word) ?? month;
      const offset = /^[A-Z]{2,5}$/.test(word) ? offsetOfZone(word) : undefined;
      if (typeof offset === 'number') zone = offset;
    }
  }
  const year = numbers.find((number) => number.length === 4);
  const rest = numbers.filter((number) => number !== year && number.length <= 2);
  const day = rest[0];
  if (month === null || day === undefined) return null;
  if (year !== undefined) return { year: Number(year), month, day: Number(day), zone, assumed: false };
  const short = rest[1];
  return short === undefined || short.length !== 2 ? null : { year: century(Number(short)), month, day: Number(day), zone, assumed: false };
}

/** RFC 2822 4.3: two digits from 50 belong to the last century. */
function century(year: number): number {
  return year < 50 ? 2000 + year : 1900 + year;
}

function dayOnly(year: number, month: number, day: number): Parts {
  return { year, month, day, hour: 0, minute: 0, second: 0, offsetMinutes: null, assumed: true };
}

function toFeedDate(parts: Parts): FeedDate | null {
  const { year, month, day, hour, minute, second, offsetMinutes } = parts;
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null;
  const time = Date.UTC(year, month - 1, day, hour, minute - (offsetMinutes ?? 0), second);
  return { iso: `${new Date(time).toISOString().slice(0, 19)}Z`, quality: offsetMinutes === null || parts.assumed ? 'derived' : 'stated' };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
