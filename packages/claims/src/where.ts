import type { Claim } from '@tallywire/shared/domain/claim';
import type { Bound } from './bind.ts';
import { joinTokens } from './group.ts';
import { MONTHS, WEEKDAYS } from './lexicon/time.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';
import { sideAt } from './sides.ts';

/** Where a figure was: the nearest named place behind or before it in its sentence, with its country where the words tell it. */
export function whereOf(sentence: Sentence, { counted, binding }: Bound): Claim['where'] {
  const end = Math.max(counted.to, binding.to);
  const start = Math.min(counted.from, binding.from);
  for (let at = end; at < Math.min(sentence.tokens.length, end + 25); at++) {
    const place = placeAt(sentence, at);
    if (place !== undefined) return place;
  }
  for (let at = start - 1; at >= Math.max(0, start - 25); at--) {
    const place = placeAt(sentence, at);
    if (place !== undefined) return place;
  }
  return null;
}

function placeAt(sentence: Sentence, at: number): Claim['where'] | undefined {
  if (!/^(?:in|at|near|outside|across|around|inside|from)$/.test(wordAt(sentence, at))) return undefined;
  let from = at + 1;
  while (
    from < at + 8 &&
    /^(?:the|a|an|city|town|village|of|northern|southern|eastern|western|central|north|south|east|west|northeastern|northwestern|southeastern|southwestern|province|region|district|capital)$/.test(
      wordAt(sentence, from),
    ) &&
    !isName(sentence, from)
  )
    from++;
  let to = from;
  while (to < from + 8 && (isName(sentence, to) || (to > from && /^(?:-|’s|'s|of)$/.test(wordAt(sentence, to)) && isName(sentence, to + 1)))) to++;
  if (to === from) return undefined;
  const first = wordAt(sentence, from);
  if (MONTHS.has(first) || WEEKDAYS.has(first)) return undefined;
  return { words: joinTokens(sentence, from, to).slice(0, 200), country: countryIn(sentence, from, to) ?? countryIn(sentence, to + 1, to + 4) };
}

function isName(sentence: Sentence, at: number): boolean {
  return /^\p{Lu}/u.test(tokenAt(sentence, at).text);
}

function countryIn(sentence: Sentence, from: number, to: number): string | null {
  const words = sentence.tokens.slice(from, to).map(({ text }) => text);
  for (const at of words.keys()) {
    const side = sideAt(words, at);
    if (side !== undefined && side.kind !== 'group' && /^[A-Z]{2}$/.test(side.key)) return side.key;
  }
  return null;
}
