import { verbForm } from './lexicon/effects.ts';
import { ADVERBS, DETERMINERS } from './lexicon/function-words.ts';
import { isPlural, type NounClass, nounClass } from './lexicon/nouns.ts';
import {
  endsPhrase,
  isAged,
  isDefinite,
  isEffectWord,
  isMore,
  isNominal,
  isNounLike,
  isPeople,
  isWord,
  modifiesNoun,
  NOMINAL_EFFECTS,
  nounLikeEffect,
  skipAges,
} from './noun-words.ts';
import type { Quantity } from './quantities.ts';
import { type Sentence, tokenAt, touches, wordAt } from './sentences.ts';

/** A noun phrase: where it ends, its noun, and what stands among its modifiers. */
export interface Phrase {
  readonly to: number;
  readonly head: number;
  readonly nounClass: NounClass | undefined;
  readonly effectModifier: number;
  readonly others: boolean;
}

/** Longest run of words read as one noun phrase. */
const MAX_PHRASE = 12;

/** How far a noun phrase has been read. */
interface Scan {
  readonly start: number;
  readonly quantity: Quantity;
  at: number;
  head: number;
  effectModifier: number;
  others: boolean;
}

/** The noun phrase that starts at a token, behind its quantity. */
export function scanNoun(sentence: Sentence, start: number, quantity: Quantity): Phrase {
  const scan: Scan = { start, quantity, at: skipAges(sentence, start), head: -1, effectModifier: -1, others: false };
  for (const limit = scan.at + MAX_PHRASE; scan.at < limit; scan.at++) if (!readWord(sentence, scan)) break;
  if (scan.head < 0 && isAged(sentence, start)) {
    scan.head = skipAges(sentence, start) - 1;
    scan.at = scan.head + 1;
  }
  const { head } = joinNouns(sentence, scan.head, scan.at, quantity);
  const noun = wordAt(sentence, head);
  const isPerson = NOMINAL_EFFECTS.test(noun) || isPeople(sentence, head) || isAged(sentence, start);
  const kind = head < 0 ? undefined : (nounClass(compound(sentence, head)) ?? nounClass(noun) ?? (isPerson ? 'person' : undefined));
  return { to: head < 0 ? endWithout(sentence, scan) : head + 1, head, nounClass: kind, effectModifier: scan.effectModifier, others: scan.others };
}

/** A hyphened noun as one word ("passer-by", "co-worker"). */
function compound(sentence: Sentence, head: number): string {
  return wordAt(sentence, head - 1) === '-' && touches(sentence, head - 1) ? `${wordAt(sentence, head - 2)}-${wordAt(sentence, head)}` : wordAt(sentence, head);
}

/** Where a phrase without a noun ends: "two more" has words of its own, "twelve of" has none. */
function endWithout(sentence: Sentence, { at, start, quantity }: Scan): number {
  const last = wordAt(sentence, at - 1);
  if (at > quantity.to && last !== 'of' && !DETERMINERS.has(last) && isMore(last)) return at;
  return start > quantity.to ? quantity.to : at;
}

/** Reads one word of a noun phrase; false where the phrase is over before it. */
function readWord(sentence: Sentence, scan: Scan): boolean {
  const word = wordAt(sentence, scan.at);
  if (/^(?:other|others|more|additional|further|fewer|extra)$/.test(word) && scan.head < 0) {
    scan.others ||= word === 'others' || word === 'other';
    if (word === 'others') scan.head = scan.at;
    return true;
  }
  if (readMark(sentence, scan, word)) return true;
  if (isEffectWord(word) && !nounLikeEffect(word)) return readEffect(sentence, scan, word);
  if (isFiller(sentence, scan, word)) return true;
  const { at, head, quantity } = scan;
  if (head >= 0 && /^(?:last|this|next|that|earlier|late)$/.test(word)) return false;
  if (!isNounLike(sentence, at, head >= 0) || (head >= 0 && endsPhrase(sentence, head, at, quantity))) return false;
  if (word === 'of' || isNominal(sentence, at)) scan.head = at;
  return true;
}

/** Possessives, hyphens, brackets and quotation marks inside a phrase. */
function readMark(sentence: Sentence, scan: Scan, word: string): boolean {
  const { at, head, start } = scan;
  const pluralHead = head >= 0 && isPlural(wordAt(sentence, head));
  const behind = wordAt(sentence, at + 1);
  if (head >= 0 && /^(?:'s|'|’)$/.test(word) && (isNounLike(sentence, at + 1, false) || /^(?:most|least|own|many)$/.test(behind))) return true;
  if (/^(?:most|least|own)$/.test(word) && wordAt(sentence, at - 1) === "'s") return true;
  const peoples = word === 'and' && head === at - 1 && isPeople(sentence, head) && isPeople(sentence, at + 1);
  if (peoples && [at + 2, at + 3].some((noun) => nounClass(wordAt(sentence, noun)) === 'person' && isPlural(wordAt(sentence, noun)))) return true;
  if (/^[-/]$/.test(word) && touches(sentence, at - 1) && touches(sentence, at)) return true;
  if (wordAt(sentence, at + 1) === '-' && touches(sentence, at) && touches(sentence, at + 1) && isWord(word) && !pluralHead) return true;
  if (/^[-/]$/.test(wordAt(sentence, at - 1)) && at > start && touches(sentence, at - 1)) {
    if (isWord(word)) scan.head = at;
    return true;
  }
  if (word === '(' && head >= 0 && wordAt(sentence, at + 2) === ')' && nounClass(wordAt(sentence, at + 3)) !== undefined) {
    scan.at += 2;
    return true;
  }
  return /^["“”'‘’[\]#]$/.test(word) && head < 0 && at === start;
}

/** Words that count nothing themselves: "no reports of", "two separate", "newly displaced". */
function isFiller(sentence: Sentence, scan: Scan, word: string): boolean {
  const { at, head, start, quantity } = scan;
  if (head >= 0) return word === ',' && !isPlural(wordAt(sentence, head)) && tokenAt(sentence, head).pos === 'ADJ' && isNounLike(sentence, at + 1, true);
  if (quantity.kind === 'zero' && /^(?:reports?|sign|signs|word)$/.test(word) && wordAt(sentence, at + 1) === 'of') {
    scan.at++;
    return true;
  }
  if (at === start && /^(?:each|separate|different|apparent|apparently)$/.test(word)) return true;
  const next = wordAt(sentence, at + 1);
  return (ADVERBS.has(word) || /ly$/.test(word)) && (isEffectWord(next) || /ly$/.test(next) || (/ed$/.test(next) && isNounLike(sentence, at + 2, true)));
}

/** An effect word modifies the noun behind it, is the noun itself ("the wounded"), or is over the phrase's end. */
function readEffect(sentence: Sentence, scan: Scan, word: string): boolean {
  if (modifiesNoun(sentence, scan.at)) {
    scan.effectModifier = scan.at;
    return true;
  }
  if (scan.head < 0 && NOMINAL_EFFECTS.test(word) && isDefinite(sentence, scan.at)) {
    scan.head = scan.at;
    scan.at++;
  }
  return false;
}

/** "women and children", "Israelis and Palestinians": two bare plurals counted together. */
function joinNouns(sentence: Sentence, head: number, at: number, quantity: Quantity): { head: number; at: number } {
  const joinable = head >= 0 && at === head + 1 && wordAt(sentence, at) === 'and' && quantity.kind !== 'article';
  if (!joinable || !isPlural(wordAt(sentence, head)) || !isPlural(wordAt(sentence, at + 1))) return { head, at };
  const next = wordAt(sentence, at + 1);
  if (nounClass(next) !== nounClass(wordAt(sentence, head)) || verbForm(next) !== undefined) return { head, at };
  return { head: at + 1, at: at + 2 };
}
