import { isPlural } from './lexicon/nouns.ts';
import { SMALL_NUMBERS } from './lexicon/numbers.ts';
import { LABELS, MONTHS, UNITS, WEEKDAYS } from './lexicon/time.ts';
import type { Quantity } from './quantities.ts';
import { type Sentence, tokenAt, touches, wordAt } from './sentences.ts';

/** Why a quantity is no count of people, things or happenings; undefined where it may be one. */
export function rejectReason(sentence: Sentence, quantity: Quantity): string | undefined {
  if (quantity.kind === 'article' || quantity.kind === 'only') return undefined;
  if (quantity.kind === 'vague' && wordAt(sentence, quantity.from - 1) === 'how') return 'question';
  return (
    isMeasure(sentence, quantity) ?? isMoney(sentence, quantity) ?? isLabel(sentence, quantity) ?? isDateOrTime(sentence, quantity) ?? isAge(sentence, quantity)
  );
}

/** "one in five children" is a share: "in" between two numbers. */
function isShare(sentence: Sentence, at: number): boolean {
  const numeric = (place: number): boolean => SMALL_NUMBERS.has(wordAt(sentence, place)) || /^\d{1,3}$/.test(wordAt(sentence, place));
  return wordAt(sentence, at) === 'in' && numeric(at - 1) && numeric(at + 1) && /^(?:one|two|three|nine|1|2|3|9)$/.test(wordAt(sentence, at - 1));
}

function isMeasure(sentence: Sentence, { from, to, kind }: Quantity): string | undefined {
  const next = wordAt(sentence, to);
  const hyphened = (next === '-' || next === '–') && touches(sentence, to - 1);
  if (next === '-' && /^(?:year|month|week|day|hour|minute|mile|foot|metre|meter|storey|story)s?$/.test(wordAt(sentence, to + 1))) return 'compound';
  if (hyphened) return wordAt(sentence, to + 1) === 'strong' ? undefined : 'compound';
  if (next === '' || kind === 'zero') return undefined;
  if (isShare(sentence, to) || isShare(sentence, from - 1)) return 'share';
  if (next === 'm' || next === 'second' || next === 'min')
    return tokenAt(sentence, to).end === tokenAt(sentence, to).start + 1 || next !== 'm' ? 'measure' : undefined;
  if (UNITS.has(next)) return 'measure';
  const ofUnit =
    next === 'of' ||
    next === 'more' ||
    next === 'other' ||
    next === 'consecutive' ||
    next === 'straight' ||
    next === 'full' ||
    next === 'long' ||
    next === 'short' ||
    next === 'whole';
  if (ofUnit && UNITS.has(wordAt(sentence, to + 1)) && wordAt(sentence, to + 1) !== 'second') return 'measure';
  return /^(?:degree|percent|metre|meter|storey|story)/.test(next) ? 'measure' : undefined;
}

function isMoney(sentence: Sentence, { core }: Quantity): string | undefined {
  const before = wordAt(sentence, core - 1);
  return /^(?:[$€£¥₹₽₩]|us\$|c\$|a\$|rs\.?|usd|eur|#)$/.test(before) || /[$€£¥₹]$/.test(before) ? 'money' : undefined;
}

function isLabel(sentence: Sentence, { core, kind, to }: Quantity): string | undefined {
  if (kind !== 'number' && kind !== 'range') return undefined;
  const before = wordAt(sentence, core - 1);
  if (before === '-' || before === '/' || before === '–') return touches(sentence, core - 2) && touches(sentence, core - 1) ? 'compound' : undefined;
  if (/^[a-z\d]+-$/.test(before)) return 'label';
  const next = wordAt(sentence, to);
  if (next === '/' || next === ':') return touches(sentence, to - 1) ? 'label' : undefined;
  const capital = /^[A-Z]/.test(tokenAt(sentence, core - 1).text);
  return LABELS.has(before) && (capital || /^(?:magnitude|aged|ages|age|no|number|no\.|route|flight|article|chapter|resolution|top|page)$/.test(before))
    ? 'label'
    : undefined;
}

function isDateOrTime(sentence: Sentence, quantity: Quantity): string | undefined {
  const { core, to, min } = quantity;
  const before = wordAt(sentence, core - 1);
  const next = wordAt(sentence, to);
  const digits = /^\d/.test(wordAt(sentence, core));
  if (MONTHS.has(before) && digits && before !== 'may') return 'date';
  if (before === 'may' && digits && tokenAt(sentence, core - 1).text === 'May') return 'date';
  if (digits && min !== null && min <= 31 && (MONTHS.has(next) || (next === 'of' && MONTHS.has(wordAt(sentence, to + 1)))) && next !== 'may') return 'date';
  if (next === 'may' && tokenAt(sentence, to).text === 'May' && digits) return 'date';
  if ((next === 'after' || next === 'before' || next === 'past') && /^(?:at|quarter|half)$/.test(before)) return 'time';
  if (digits && isYear(sentence, quantity)) return 'year';
  if (before === 'at' && digits && min !== null && min <= 24 && quantity.qualifier === 'exact' && !/^[a-z]/.test(next) && !standsAt(sentence, core - 1))
    return 'time';
  return WEEKDAYS.has(before) && next === ',' && digits && min !== null && min > 1900 ? 'year' : undefined;
}

/** "put the toll at 12", "deaths stand at 12": the number is reached, no time of day. */
function standsAt(sentence: Sentence, at: number): boolean {
  for (let back = at - 1; back >= at - 10 && back >= 0; back--)
    if (/^(?:put|puts|putting|stands?|stood|standing|toll|estimated|remains?|remained|dead|number)$/.test(wordAt(sentence, back))) return true;
  return false;
}

function isYear(sentence: Sentence, { core, from, to, min, kind }: Quantity): boolean {
  const text = wordAt(sentence, core);
  if (kind !== 'number' || !/^(?:1[89]|20)\d\d$/.test(text) || min === null || (from !== core && wordAt(sentence, from) !== 'the')) return false;
  const before = wordAt(sentence, core - 1);
  const next = wordAt(sentence, to);
  if (before === ',' && MONTHS.has(wordAt(sentence, core - 3)) && /^\d{1,2}$/.test(wordAt(sentence, core - 2))) return true;
  if (
    /^(?:in|of|since|by|from|until|till|to|during|early|late|mid|between|around|after|before|the|a|an|and|,|\(|-|–|summer|winter|spring|autumn|fall|june|july|year)$/.test(
      before,
    )
  ) {
    return !isPlural(next);
  }
  if ((/^[a-z]/.test(next) && !isPlural(next)) || /^\p{Lu}/u.test(tokenAt(sentence, to).text)) return true;
  return !/^[a-z]/.test(next);
}

/** "ages ranging from 6 to 9", "between the ages of 20 and 30": whether words of age lead up to the number. */
function afterAges(sentence: Sentence, core: number): boolean {
  for (let at = core - 1; at >= core - 8; at--) {
    const word = wordAt(sentence, at);
    if (/^(?:ages?|aged)$/.test(word)) return true;
    if (!/^(?:from|to|and|or|between|,|of|the|ranging|ranged|range|ranges|were|are|[-–]|\d+|\d+[-–]\d+)$/.test(word) && !SMALL_NUMBERS.has(word)) return false;
  }
  return false;
}

/** "Byron, 35, …" and "(35)" tell ages. */
function isAge(sentence: Sentence, { core, from, to, kind, max }: Quantity): string | undefined {
  if ((kind === 'number' || kind === 'range') && (max ?? 121) <= 120 && !isPlural(wordAt(sentence, to)) && afterAges(sentence, core)) return 'age';
  if (kind !== 'number' || from !== core || max === null || max > 120 || !/^\d/.test(wordAt(sentence, core))) return undefined;
  const before = wordAt(sentence, core - 1);
  const next = wordAt(sentence, to);
  const closed = next === ',' || next === '' || next === '.' || next === ';' || next === ')' || next === 'and' || next === '-' || next === '—' || next === 'of';
  const name = tokenAt(sentence, core - 2);
  if (before === '(' && next === ')') return 'age';
  if (before !== ',' || !closed) return undefined;
  const named = /^[A-Z]/.test(name.text) || name.pos === 'NOUN' || name.lower === ')' || /^\d/.test(name.text);
  if (next === 'and' || next === 'of' || next === '') return /^[A-Z]/.test(name.text) ? 'age' : undefined;
  return named ? 'age' : undefined;
}
