import { EFFECT_ADJECTIVES, EFFECT_NOUNS, verbForm } from './lexicon/effects.ts';
import { ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS } from './lexicon/function-words.ts';
import { isPlural, nounClass, singular } from './lexicon/nouns.ts';
import { SMALL_NUMBERS } from './lexicon/numbers.ts';
import { SAY_VERBS } from './lexicon/speech.ts';
import { MONTHS, WEEKDAYS } from './lexicon/time.ts';
import type { Quantity } from './quantities.ts';
import { type Sentence, tokenAt, touches, wordAt } from './sentences.ts';
import { sideAt } from './sides.ts';

export const NOMINAL_EFFECTS =
  /^(?:dead|injured|wounded|missing|killed|arrested|displaced|detained|deceased|kidnapped|abducted|infected|rescued|hurt|martyred|homeless)$/;

/** "of the dead", "the 14 wounded": an article makes the effect word a noun. */
export function isDefinite(sentence: Sentence, at: number): boolean {
  for (let back = at - 1; back >= at - 4; back--) {
    const word = wordAt(sentence, back);
    if (/^(?:the|those|these)$/.test(word)) return true;
    if (!/^\d[\d,]*$|^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|other|more|than|at|least)$/.test(word)) return false;
  }
  return false;
}

/** Names of a people ("an American", "two Russians"). */
export function isPeople(sentence: Sentence, at: number): boolean {
  const side = sideAt([tokenAt(sentence, at).text], 0);
  return side?.kind === 'demonym';
}

export function isNominal(sentence: Sentence, at: number): boolean {
  const token = tokenAt(sentence, at);
  return token.pos !== 'ADJ' || nounClass(token.lower) !== undefined || isPeople(sentence, at);
}

export function isWord(word: string): boolean {
  return /^\p{L}/u.test(word);
}

export function isEffectWord(word: string): boolean {
  const form = verbForm(word);
  if (form !== undefined && nounClass(word) === undefined) return form.participle || form.past || form.ing;
  return EFFECT_ADJECTIVES.has(word);
}

/** Spellings that are nouns as often as verbs ("strike", "fire", "march"). */
export function nounLikeEffect(word: string): boolean {
  return nounClass(word) !== undefined && !EFFECT_ADJECTIVES.has(word) && !/(?:ed|ing)$/.test(word);
}

export function modifiesNoun(sentence: Sentence, at: number): boolean {
  let next = at + 1;
  if (wordAt(sentence, next) === 'and' && isEffectWord(wordAt(sentence, next + 1))) next += 2;
  const word = wordAt(sentence, next);
  if (!isNounLike(sentence, next, false) || WEEKDAYS.has(word) || MONTHS.has(word)) return false;
  const kind = nounClass(word);
  if (kind === 'person' || kind === 'body' || kind === 'thing' || isPeople(sentence, next)) return true;
  // "four detained Kachin leaders": through a name to its noun.
  let name = next;
  while (name < next + 5 && /^\p{Lu}/u.test(tokenAt(sentence, name).text)) name++;
  if (name > next && nounClass(wordAt(sentence, name)) === 'person' && isPlural(wordAt(sentence, name))) return true;
  const after = nounClass(wordAt(sentence, next + 1));
  return (after === 'person' || after === 'thing') && isNounLike(sentence, next, false);
}

export function isNounLike(sentence: Sentence, at: number, afterNoun: boolean): boolean {
  const token = tokenAt(sentence, at);
  const word = token.lower;
  if (word === '' || !/^[\p{L}#]/u.test(word) || word === 'ages' || word === 'aged') return false;
  if (/^(?:lost|fled|went|came|took)$/.test(word)) return false;
  if (AUXILIARIES.has(word) || PRONOUNS.has(word) || CONJUNCTIONS.has(word) || DETERMINERS.has(word)) return false;
  if (PREPOSITIONS.has(word) || WEEKDAYS.has(word) || ADVERBS.has(word)) return false;
  if (MONTHS.has(word) && /^[A-Z]/.test(token.text)) return false;
  const capital = /^\p{Lu}/u.test(token.text);
  if (nounClass(word) !== undefined) return capital || !(afterNoun && SAY_VERBS.has(word));
  if (SAY_VERBS.has(word) && afterNoun && !capital) return false;
  if (token.pos === 'VERB' && (EFFECT_NOUNS.has(singular(word)) || (capital && verbForm(word) === undefined))) return true;
  if (FINITE.test(word)) return false;
  if (token.pos === 'VERB' || token.pos === 'ADV') return !afterNoun && /(?:ed|ing|en)$/.test(word) ? isNounLike(sentence, at + 1, true) : false;
  return token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ' || token.pos === 'X';
}

/** Pasts that are hardly ever modifiers: "17 suffered minor injuries" is no phrase. */
const FINITE =
  /^(?:suffered|sustained|received|needed|required|remained|became|stayed|survived|escaped|attended|gathered|joined|marched|returned|crossed|arrived|lived|worked)$/;

/** Whether the phrase is over before a further noun: a name behind a full noun starts something else ("killed 12 people Hamas said"). */
export function endsPhrase(sentence: Sentence, head: number, at: number, quantity: Quantity): boolean {
  const headWord = wordAt(sentence, head);
  const capital = /^\p{Lu}/u.test(tokenAt(sentence, at).text);
  const headCapital = /^\p{Lu}/u.test(tokenAt(sentence, head).text);
  if (nounClass(wordAt(sentence, at)) !== undefined && /^\p{Lu}+$/u.test(tokenAt(sentence, at).text)) return false;
  if (capital && !headCapital && (isPlural(headWord) || quantity.kind === 'article') && nounClass(headWord) !== undefined) return true;
  if (tokenAt(sentence, at).pos === 'ADJ' && isPlural(headWord) && nounClass(headWord) === 'person' && nounClass(wordAt(sentence, at)) === undefined)
    return true;
  return headWord === 'people' && nounClass(wordAt(sentence, at)) === undefined;
}

/** "a 27-year-old": a person told by age alone. */
export function isAged(sentence: Sentence, start: number): boolean {
  return wordAt(sentence, start + 1) === '-' && /^(?:year|month|week|day)$/.test(wordAt(sentence, start + 2)) && wordAt(sentence, start + 4) === 'old';
}

export function isMore(word: string): boolean {
  return /^(?:other|others|more|additional|further|extra)$/.test(word);
}

/** "a 20-year-old woman", "two 17-year-old boys": the age is no part of the count. */
export function skipAges(sentence: Sentence, start: number): number {
  if (wordAt(sentence, start) === '-' && wordAt(sentence, start + 1) === 'strong') return start + 2;
  const compound = /^\d{1,4}$/.test(wordAt(sentence, start)) || SMALL_NUMBERS.has(wordAt(sentence, start));
  if (compound && wordAt(sentence, start + 1) === '-' && touches(sentence, start) && touches(sentence, start + 1)) {
    return wordAt(sentence, start + 3) === '-' && touches(sentence, start + 2) ? start + 5 : start + 3;
  }
  if (
    !/^\d{1,3}$|^[a-z]+$/.test(wordAt(sentence, start)) ||
    wordAt(sentence, start + 1) !== '-' ||
    !/^(?:year|month|week|day)s?$/.test(wordAt(sentence, start + 2))
  ) {
    return start;
  }
  return wordAt(sentence, start + 3) === '-' ? start + 5 : start + 3;
}
