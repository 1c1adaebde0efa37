import { EFFECT_ADJECTIVES, EFFECT_NOUNS, verbForm } from './lexicon/effects.ts';
import { ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS } from './lexicon/function-words.ts';
import { isPlural, type NounClass, nounClass, singular } from './lexicon/nouns.ts';
import { SMALL_NUMBERS } from './lexicon/numbers.ts';
import { SAY_VERBS } from './lexicon/speech.ts';
import { MONTHS, WEEKDAYS } from './lexicon/time.ts';
import type { Quantity } from './quantities.ts';
import { type Sentence, tokenAt, touches, wordAt } from './sentences.ts';
import { sideAt } from './sides.ts';

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
  /** Whether the phrase counts a part ("five of the 14 wounded"). */
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
  const apposed = pronoun >= 0 ? apposedNoun(sentence, pronoun + 1) : -1;
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
  return apposedNoun(sentence, from + 1);
}

/** "ten of them children": the noun right behind the pronoun; -1 if none. */
function apposedNoun(sentence: Sentence, from: number): number {
  for (let at = from; at < from + 3; at++) {
    const word = wordAt(sentence, at);
    if (nounClass(word) === 'person' && isPlural(word)) return at;
    if (tokenAt(sentence, at).pos !== 'ADJ' && tokenAt(sentence, at).pos !== 'NOUN') return -1;
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

interface Phrase {
  readonly to: number;
  readonly head: number;
  readonly nounClass: NounClass | undefined;
  readonly effectModifier: number;
  readonly others: boolean;
}

/** Longest run of words read as one noun phrase. */
const MAX_PHRASE = 12;

function scanNoun(sentence: Sentence, start: number, quantity: Quantity): Phrase {
  let head = -1;
  let effectModifier = -1;
  let others = false;
  let at = skipAges(sentence, start);
  for (const limit = at + MAX_PHRASE; at < limit; at++) {
    const word = wordAt(sentence, at);
    if (/^(?:other|others|more|additional|further|fewer|extra)$/.test(word) && head < 0) {
      others ||= word === 'others' || word === 'other';
      if (word === 'others') head = at;
      continue;
    }
    if (head >= 0 && (word === "'s" || word === "'" || word === '’') && isNounLike(sentence, at + 1, false)) continue;
    if (/^[-/]$/.test(word) && touches(sentence, at - 1) && touches(sentence, at)) continue;
    if (
      wordAt(sentence, at + 1) === '-' &&
      touches(sentence, at) &&
      touches(sentence, at + 1) &&
      isWord(word) &&
      !(head >= 0 && isPlural(wordAt(sentence, head)))
    )
      continue;
    if (/^[-/]$/.test(wordAt(sentence, at - 1)) && at > start && touches(sentence, at - 1)) {
      head = isWord(word) ? at : head;
      continue;
    }
    if (word === '(' && head >= 0 && wordAt(sentence, at + 2) === ')' && nounClass(wordAt(sentence, at + 3)) !== undefined) {
      at += 2;
      continue;
    }
    if (/^["“”'‘’[\]#]$/.test(word) && head < 0 && at === start) continue;
    if (quantity.kind === 'zero' && head < 0 && /^(?:reports?|sign|signs|word)$/.test(word) && wordAt(sentence, at + 1) === 'of') {
      at++;
      continue;
    }
    if (head < 0 && at === start && /^(?:each|separate|different|apparent|apparently)$/.test(word)) continue;
    if (isEffectWord(word) && !nounLikeEffect(word)) {
      if (!modifiesNoun(sentence, at)) {
        if (head < 0 && NOMINAL_EFFECTS.test(word) && isDefinite(sentence, at)) {
          head = at;
          at++;
        }
        break;
      }
      effectModifier = at;
      continue;
    }
    if (head < 0 && (ADVERBS.has(word) || /ly$/.test(word)) && (isEffectWord(wordAt(sentence, at + 1)) || /ly$/.test(wordAt(sentence, at + 1)))) continue;
    if (word === ',' && head >= 0 && !isPlural(wordAt(sentence, head)) && tokenAt(sentence, head).pos === 'ADJ' && isNounLike(sentence, at + 1, true)) continue;
    if (!isNounLike(sentence, at, head >= 0)) break;
    if (head >= 0 && endsPhrase(sentence, head, at, quantity)) break;
    if (word === 'of' || isNominal(sentence, at)) head = at;
  }
  if (head < 0 && isAged(sentence, start)) {
    head = skipAges(sentence, start) - 1;
    at = head + 1;
  }
  ({ head, at } = joinNouns(sentence, head, at, quantity));
  const noun = wordAt(sentence, head);
  const kind =
    head < 0 ? undefined : (nounClass(noun) ?? (NOMINAL_EFFECTS.test(noun) || isPeople(sentence, head) || isAged(sentence, start) ? 'person' : undefined));
  return {
    to:
      head < 0
        ? at > quantity.to && wordAt(sentence, at - 1) !== 'of' && !DETERMINERS.has(wordAt(sentence, at - 1)) && isMore(wordAt(sentence, at - 1))
          ? at
          : start > quantity.to
            ? quantity.to
            : at
        : head + 1,
    head,
    nounClass: kind,
    effectModifier,
    others,
  };
}

/** "a 20-year-old woman", "two 17-year-old boys": the age is no part of the count. */
/** "a 27-year-old": a person told by age alone. */
function isAged(sentence: Sentence, start: number): boolean {
  return wordAt(sentence, start + 1) === '-' && /^(?:year|month|week|day)$/.test(wordAt(sentence, start + 2)) && wordAt(sentence, start + 4) === 'old';
}

function isMore(word: string): boolean {
  return /^(?:other|others|more|additional|further|extra)$/.test(word);
}

function skipAges(sentence: Sentence, start: number): number {
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

const NOMINAL_EFFECTS =
  /^(?:dead|injured|wounded|missing|killed|arrested|displaced|detained|deceased|kidnapped|abducted|infected|rescued|hurt|martyred|homeless)$/;

/** "of the dead", "the 14 wounded": an article makes the effect word a noun. */
function isDefinite(sentence: Sentence, at: number): boolean {
  for (let back = at - 1; back >= at - 4; back--) {
    const word = wordAt(sentence, back);
    if (/^(?:the|those|these)$/.test(word)) return true;
    if (!/^\d[\d,]*$|^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|other|more|than|at|least)$/.test(word)) return false;
  }
  return false;
}

/** Names of a people ("an American", "two Russians"). */
function isPeople(sentence: Sentence, at: number): boolean {
  const side = sideAt([tokenAt(sentence, at).text], 0);
  return side?.kind === 'demonym';
}

function isNominal(sentence: Sentence, at: number): boolean {
  const token = tokenAt(sentence, at);
  return token.pos !== 'ADJ' || nounClass(token.lower) !== undefined || isPeople(sentence, at);
}

/** "women and children", "Israelis and Palestinians": two bare plurals counted together. */
function joinNouns(sentence: Sentence, head: number, at: number, quantity: Quantity): { head: number; at: number } {
  const joinable = head >= 0 && at === head + 1 && wordAt(sentence, at) === 'and' && quantity.kind !== 'article';
  if (!joinable || !isPlural(wordAt(sentence, head)) || !isPlural(wordAt(sentence, at + 1))) return { head, at };
  const next = wordAt(sentence, at + 1);
  if (nounClass(next) !== nounClass(wordAt(sentence, head)) || verbForm(next) !== undefined) return { head, at };
  return { head: at + 1, at: at + 2 };
}

function isWord(word: string): boolean {
  return /^\p{L}/u.test(word);
}

function isEffectWord(word: string): boolean {
  const form = verbForm(word);
  if (form !== undefined && nounClass(word) === undefined) return form.participle || form.past || form.ing;
  return EFFECT_ADJECTIVES.has(word);
}

/** Spellings that are nouns as often as verbs ("strike", "fire", "march"). */
function nounLikeEffect(word: string): boolean {
  return nounClass(word) !== undefined && !EFFECT_ADJECTIVES.has(word) && !/(?:ed|ing)$/.test(word);
}

function modifiesNoun(sentence: Sentence, at: number): boolean {
  let next = at + 1;
  if (wordAt(sentence, next) === 'and' && isEffectWord(wordAt(sentence, next + 1))) next += 2;
  const word = wordAt(sentence, next);
  if (!isNounLike(sentence, next, false) || WEEKDAYS.has(word) || MONTHS.has(word)) return false;
  const kind = nounClass(word);
  if (kind === 'person' || kind === 'body' || kind === 'thing' || isPeople(sentence, next)) return true;
  const after = nounClass(wordAt(sentence, next + 1));
  return (after === 'person' || after === 'thing') && isNounLike(sentence, next, false);
}

function isNounLike(sentence: Sentence, at: number, afterNoun: boolean): boolean {
  const token = tokenAt(sentence, at);
  const word = token.lower;
  if (word === '' || !/^[\p{L}#]/u.test(word)) return false;
  if (AUXILIARIES.has(word) || PRONOUNS.has(word) || CONJUNCTIONS.has(word) || DETERMINERS.has(word)) return false;
  if (PREPOSITIONS.has(word) || WEEKDAYS.has(word) || ADVERBS.has(word)) return false;
  if (MONTHS.has(word) && /^[A-Z]/.test(token.text)) return false;
  const capital = /^\p{Lu}/u.test(token.text);
  if (nounClass(word) !== undefined) return capital || !(afterNoun && SAY_VERBS.has(word));
  if (SAY_VERBS.has(word) && afterNoun && !capital) return false;
  if (token.pos === 'VERB' && (EFFECT_NOUNS.has(singular(word)) || (capital && verbForm(word) === undefined))) return true;
  if (token.pos === 'VERB' || token.pos === 'ADV') return !afterNoun && /(?:ed|ing|en)$/.test(word) ? isNounLike(sentence, at + 1, true) : false;
  return token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ' || token.pos === 'X';
}

/** Whether the phrase is over before a further noun: a name behind a full noun starts something else ("killed 12 people Hamas said"). */
function endsPhrase(sentence: Sentence, head: number, at: number, quantity: Quantity): boolean {
  const headWord = wordAt(sentence, head);
  const capital = /^\p{Lu}/u.test(tokenAt(sentence, at).text);
  const headCapital = /^\p{Lu}/u.test(tokenAt(sentence, head).text);
  if (nounClass(wordAt(sentence, at)) !== undefined && /^\p{Lu}+$/u.test(tokenAt(sentence, at).text)) return false;
  if (capital && !headCapital && (isPlural(headWord) || quantity.kind === 'article') && nounClass(headWord) !== undefined) return true;
  if (tokenAt(sentence, at).pos === 'ADJ' && isPlural(headWord) && nounClass(headWord) === 'person' && nounClass(wordAt(sentence, at)) === undefined)
    return true;
  return headWord === 'people' && nounClass(wordAt(sentence, at)) === undefined;
}
