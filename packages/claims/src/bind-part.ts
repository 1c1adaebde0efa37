import type { Bound } from './bind.ts';
import type { Binding } from './binding.ts';
import type { Counted } from './counted.ts';
import type { NounClass } from './lexicon/nouns.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';

/** "including 12 children", "among them two girls", "ten of them children": a figure before is the whole, and lends its effect. */
export function bindPart(sentence: Sentence, phrase: Counted, bound: readonly Bound[]): { binding: Binding; whole: number } | undefined {
  const pronoun = phrase.ofPronoun >= 0;
  if (pronoun && phrase.quantity.kind === 'pair') return undefined;
  const opener = pronoun ? phrase.from : partOpener(sentence, phrase);
  if (opener < 0) return undefined;
  // "many of which are full" tells something else of them.
  if (pronoun && phrase.head < 0 && /^(?:are|were|is|was|have|had|has|will|can|could)$/.test(wordAt(sentence, phrase.to))) return undefined;
  for (let whole = bound.length - 1; whole >= 0; whole--) {
    const previous = bound[whole];
    if (previous === undefined || phrase.from - previous.counted.to > 30) return undefined;
    if (previous.counted.from >= opener || previous.counted.from === phrase.from) continue;
    if (!pronoun && !sameKind(phrase.nounClass, previous.counted.nounClass)) continue;
    const rule = pronoun ? 'part:of-them' : 'part:including';
    return { whole, binding: { ...previous.binding, from: phrase.from, to: phrase.to, side: 'part', strength: 2, rule } };
  }
  return undefined;
}

/** The token of "including" and the like before a phrase, or before the phrases listed with it; -1 if none. */
function partOpener(sentence: Sentence, { from, quantity }: Counted): number {
  const near = quantity.kind === 'article' ? 1 : 16;
  for (let back = from - 1; back >= from - near && back >= 0; back--) {
    const word = wordAt(sentence, back);
    if (/^(?:including|included|include|includes|comprising)$/.test(word)) return wordAt(sentence, back - 1) === 'not' ? -1 : back;
    if (word === 'them' && wordAt(sentence, back - 1) === 'among') return back;
    if (tokenAt(sentence, back).pos === 'VERB' && !/(?:ed|en)$/.test(word)) return -1;
    if (/^[.;:]$/.test(word) || /^(?:were|was|are|is|who|while|when|said|killed|injured|wounded|and\/or|in|at)$/.test(word)) return -1;
  }
  return -1;
}

function sameKind(a: NounClass | undefined, b: NounClass | undefined): boolean {
  const people = (kind: NounClass | undefined): boolean => kind === undefined || kind === 'person' || kind === 'collective' || kind === 'body';
  return people(a) === people(b);
}

/** A phrase listed right behind a bound one shares its effect ("the deaths of ten guests and two cooks", "90 were hurt, as were seven police"). */
export function bindCoordinate(sentence: Sentence, phrase: Counted, previous: Bound | undefined): Binding | undefined {
  if (previous === undefined || phrase.quantity.kind === 'zero' || (phrase.quantity.kind === 'pair' && phrase.head < 0)) return undefined;
  const { binding, counted } = previous;
  const end = Math.max(counted.to, binding.side === 'subject' ? binding.to : counted.to);
  if (phrase.from < end || phrase.from - end > 14) return undefined;
  const share: Binding = { ...binding, from: phrase.from, to: phrase.to, side: 'part', strength: 2, rule: 'effect:coordinate' };
  if (asWere(sentence, phrase.from)) return share;
  if (
    phrase.head < 0 &&
    /^(?:in|from|at|over|near)$/.test(wordAt(sentence, phrase.to)) &&
    /^(?:PROPN|ADJ|DET)$/.test(tokenAt(sentence, phrase.to + 1).pos) &&
    isJoint(sentence, end, phrase.from)
  )
    return share;
  if (binding.side === 'subject' || binding.side === 'default' || !sameKind(phrase.nounClass, counted.nounClass)) return undefined;
  return isJoint(sentence, end, phrase.from) ? share : undefined;
}

function asWere(sentence: Sentence, from: number): boolean {
  return /^(?:were|was|are)$/.test(wordAt(sentence, from - 1)) && wordAt(sentence, from - 2) === 'as';
}

/** Only "and", commas and a place stand between two listed phrases. */
function isJoint(sentence: Sentence, end: number, from: number): boolean {
  if (!/^(?:and|,|plus|&|or)$/.test(wordAt(sentence, from - 1))) return false;
  for (let at = end; at < from - 1; at++) {
    if (/^(?:who|which|that|were|was|are|is|had|has|have|when|while|said|after|before)$/.test(wordAt(sentence, at)) || /^[.;:]$/.test(wordAt(sentence, at)))
      return false;
  }
  return true;
}
