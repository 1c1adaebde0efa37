/** Dates as pages write them, to ISO 8601: a day, or an instant with its zone as far as it is stated. */

/** Reads a machine-readable date: ISO 8601 and its common misspellings, RFC 2822, or seconds since 1970. Null where it is none, or no day of the web. */
export function readStatedDate(value: string): string | null {
  const text = value.trim();
  if (/^\d{10}(?:\d{3})?$/.test(text)) return plausible(isoOf(Number(text) * (text.length === 10 ? 1000 : 1)));
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?/i.exec(text);
  if (iso !== null) return fromParts(iso);
  // RFC 2822, which Date reads by the standard; anything looser is left to readVisibleDate.
  if (/^(?:\w{3},? )?\d{1,2} \w{3} \d{4} \d{1,2}:\d{2}/.test(text) && /(?:GMT|UTC|Z|[+-]\d{4})$/.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? null : plausible(isoOf(at));
  }
  return null;
}

/** Finds a day in words or digits, in the larger languages of the web. `isMonthFirst` says how 3/4/2025 is meant. */
export function readVisibleDate(text: string, isMonthFirst: boolean): string | null {
  const words = text.toLowerCase();
  const numeric = /(?<!\d)(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?!\d)/.exec(words);
  if (numeric !== null) return fromDay(numeric[1], numeric[2], numeric[3]);
  const dayFirst = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?: de| of)? ?(\p{L}{3,12})\.?,?(?: de| del)? ?(\d{4})(?!\d)/u.exec(words);
  const byDay = dayFirst === null ? null : fromNamed(dayFirst[3], dayFirst[2], dayFirst[1]);
  if (byDay !== null) return byDay;
  const monthFirst = /(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/u.exec(words);
  const byMonth = monthFirst === null ? null : fromNamed(monthFirst[3], monthFirst[1], monthFirst[2]);
  if (byMonth !== null) return byMonth;
  const short = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(words);
  if (short === null) return null;
  const year = short[4]?.length === 2 ? `20${short[4]}` : short[4];
  const isSwapped = short[2] === '/' && isMonthFirst ? Number(short[1]) <= 12 : Number(short[3]) > 12;
  return isSwapped ? fromDay(year, short[1], short[3]) : fromDay(year, short[3], short[1]);
}

/** The day in a URL's path (/2025/03/04/), where there is one. */
export function readUrlDate(url: string): string | null {
  const found = /[/_-](20\d{2}|19\d{2})([/_-]?)(0[1-9]|1[0-2]|[1-9](?=[/_-]))\2(0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?!\d)/.exec(url);
  return found === null ? null : fromDay(found[1], found[3], found[4]);
}

/** Earlier pages than the web's own are dates of something else. */
const FIRST_YEAR = 1991;
const LAST_YEAR = 2100;

// By first letters, as languages share them: January to December.
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen|янв|січ|sty|oca|led|ιαν|jän|tammi|janv)/,
  /^(?:feb|fev|fév|фев|лют|lut|şub|úno|φεβ|helmi|febr)/,
  /^(?:mar|mär|maa|maart|мар|бер|mrz|břez|μαρ|mrt|març|márc)/,
  /^(?:apr|abr|avr|апр|квіт|kwi|nis|dub|απρ|huhti|ápr)/,
  /^(?:may|mai|mag|mei|maj|май|мая|трав|may|květ|μαΐ|μαι|touko|máj|mayo)/,
  /^(?:jun|giu|июн|чер(?:в|вня)|cze|haz|červn|ιουν|kesä|juin|jún)/,
  /^(?:jul|lug|июл|лип|lip|tem|července|červen?c|ιουλ|heinä|juil|júl)/,
  /^(?:aug|ago|aoû|aou|авг|серп|sie|ağu|srp|αυγ|elo|agt|agu)/,
  /^(?:sep|set|сен|вер|wrz|eyl|zář|σεπ|syys|szept)/,
  /^(?:oct|okt|ott|out|окт|жов|paź|eki|říj|οκτ|loka)/,
  /^(?:nov|ноя|лис|lis|kas|listop|νοε|marras)/,
  /^(?:dec|dez|déc|dic|дек|груд|gru|ara|pros|δεκ|joulu|des)/,
];

function fromParts(iso: RegExpExecArray): string | null {
  const day = fromDay(iso[1], iso[2], iso[3]);
  if (day === null || iso[4] === undefined || iso[5] === undefined) return day;
  const time = `${iso[4].padStart(2, '0')}:${iso[5]}:${iso[6] ?? '00'}`;
  if (Number(iso[4]) > 24 || Number(iso[5]) > 59) return day;
  return `${day}T${time}${zone(iso[7])}`;
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function zone(stated: string | undefined): string {
  if (stated === undefined) return '';
  const offset = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(stated);
  return offset === null ? 'Z' : `${offset[1]}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
}

function fromNamed(year: string | undefined, name: string | undefined, day: string | undefined): string | null {
  const month = name === undefined ? -1 : MONTHS.findIndex((pattern) => pattern.test(name));
  return month < 0 ? null : fromDay(year, String(month + 1), day);
}

function fromDay(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const at = new Date(Date.UTC(y, m - 1, d));
  if (Number.isNaN(at.getTime()) || at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d) return null;
  return plausible(`${String(y)}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
}

function plausible(date: string): string | null {
  const year = Number(date.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date : null;
}
