import { DETERMINERS } from './lexicon/function-words.ts';
import { isPlural, type NounClass, nounClass } from './lexicon/nouns.ts';
import { scanNoun } from './noun-phrase.ts';
import { isNounLike } from './noun-words.ts';
import type { Quantity } from './quantities.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';

/** A counted phrase: a quantity with the noun phrase it counts. */
export interface Counted {
  readonly quantity: Quantity;
  /** First token of the phrase and the one behind it. */
  readonly from: number;
  readonly to: number;
  /** The noun's token; -1 where the text leaves it out ("12 were killed"). */
  readonly head: number;
  readonly nounClass: NounClass | undefined;
  /** "five of them", "two of whom", "some of those": the pronoun's token; -1 otherwise. */
  readonly ofPronoun: number;
  /** Whether the phrase counts a part ("three of the nine wounded"). */
  readonly partitive: boolean;
  /** Token of an effect word among the modifiers ("91 injured people"); -1 if none. */
  readonly effectModifier: number;
  /** "others", "more": counted beside those counted before. */
  readonly others: boolean;
}

/** The noun phrase a quantity counts. */
export function readCounted(sentence: Sentence, quantity: Quantity): Counted {
  const of = wordAt(sentence, quantity.to) === 'of';
  const start = of ? skipDeterminers(sentence, quantity.to + 1) : quantity.to;
  const pronoun = of && isPartPronoun(sentence, quantity.to + 1) ? quantity.to + 1 : -1;
  const base = { quantity, from: quantity.from, ofPronoun: pronoun, partitive: of && isPartitive(quantity) };
  const apposed = pronoun >= 0 ? Math.max(apposedNoun(sentence, pronoun + 1), predicateNoun(sentence, pronoun + 1)) : -1;
  if (apposed >= 0) return { ...base, to: apposed + 1, head: apposed, nounClass: 'person', effectModifier: -1, others: false };
  const whom = wordAt(sentence, quantity.from - 1) === 'whom' ? predicateNoun(sentence, quantity.to) : -1;
  if (whom >= 0)
    return { ...base, ofPronoun: quantity.from - 1, partitive: true, to: whom + 1, head: whom, nounClass: 'person', effectModifier: -1, others: false };
  if (pronoun >= 0) return { ...base, to: pronoun + 1, head: -1, nounClass: undefined, effectModifier: -1, others: false };
  const phrase = scanNoun(sentence, start, quantity);
  if (phrase.head < 0 && of) {
    return { ...base, partitive: false, to: quantity.to, head: -1, nounClass: undefined, effectModifier: -1, others: false };
  }
  return { ...base, ...phrase };
}

/** "of whom 13 were children": the noun behind the verb; -1 if none. */
export function predicateNoun(sentence: Sentence, from: number): number {
  if (!/^(?:were|are|was|is)$/.test(wordAt(sentence, from))) return -1;
  return apposedNoun(sentence, /^(?:their|his|her|our|its|all|also|both)$/.test(wordAt(sentence, from + 1)) ? from + 2 : from + 1);
}

/** "ten of them children": the noun right behind the pronoun; -1 if none. */
function apposedNoun(sentence: Sentence, from: number): number {
  for (let at = from; at < from + 3; at++) {
    const word = wordAt(sentence, at);
    if (nounClass(word) === 'person' && isPlural(word)) return at;
    if (!/^(?:ADJ|NOUN|PROPN)$/.test(tokenAt(sentence, at).pos)) return -1;
  }
  return -1;
}

function isPartitive(quantity: Quantity): boolean {
  return quantity.vague === null || !/s$|number$|few$|handful$/.test(quantity.vague) || quantity.vague === 'several';
}

function isPartPronoun(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  return /^(?:them|whom|which|us)$/.test(word) || (/^(?:these|those)$/.test(word) && !isNounLike(sentence, at + 1, false));
}

function skipDeterminers(sentence: Sentence, from: number): number {
  let at = from;
  for (let guard = 0; guard < 4; guard++) {
    const word = wordAt(sentence, at);
    if (
      DETERMINERS.has(word) ||
      word === 'around' ||
      /^\d[\d,]*$/.test(word) ||
      /^(?:two|three|four|five|six|seven|eight|nine|ten|other|more|than)$/.test(word)
    )
      at++;
    else break;
  }
  return at;
}
