import { bindAct, bindNoun } from './bind-noun.ts';
import { bindObject } from './bind-object.ts';
import { bindSubject } from './bind-subject.ts';
import { type Binding, headWord } from './binding.ts';
import type { Counted } from './counted.ts';
import type { nounClass } from './lexicon/nouns.ts';
import { type Sentence, wordAt } from './sentences.ts';

/** A counted phrase with its effect, and the phrase it is a part of where it is one. */
export interface Bound {
  readonly counted: Counted;
  readonly binding: Binding;
  /** Index in the same list of the whole this is a part of; -1 if none. */
  readonly wholeOf: number;
}

/** Binds each counted phrase of a sentence to its effect; phrases without one are left out. */
export function bindSentence(sentence: Sentence, counted: readonly Counted[]): Bound[] {
  const bound: Bound[] = [];
  for (const [index, phrase] of counted.entries()) {
    const previous = bound.at(-1);
    const part = previous === undefined ? undefined : bindPart(sentence, phrase, previous, bound.length - 1);
    const found = choose(sentence, phrase, counted, index, part?.binding);
    if (found === undefined || !isCredible(sentence, phrase, found)) continue;
    bound.push({ counted: phrase, binding: found, wholeOf: part === undefined ? -1 : part.whole });
  }
  return bound;
}

function choose(sentence: Sentence, phrase: Counted, all: readonly Counted[], index: number, part: Binding | undefined): Binding | undefined {
  const object = bindObject(sentence, phrase);
  const subject = bindSubject(sentence, phrase);
  const direct =
    object !== undefined && (subject === undefined || subject.strength <= object.strength || (subject.relative && object.strength >= 2)) ? object : subject;
  const modifier = bindModifier(sentence, phrase);
  const act = bindAct(sentence, phrase);
  if (direct !== undefined && direct.strength >= 2) return direct;
  return act ?? modifier ?? (part !== undefined && direct === undefined ? part : direct) ?? bindNoun(sentence, phrase, all, index);
}

function bindModifier(sentence: Sentence, phrase: Counted): Binding | undefined {
  const at = phrase.effectModifier;
  if (at < 0) return undefined;
  const subjectOfModifier = bindSubject(sentence, { ...phrase, to: at });
  if (subjectOfModifier === undefined) return undefined;
  return { ...subjectOfModifier, side: 'noun', rule: 'effect:modifier' };
}

/** "including 12 children", "among them two girls", "ten of them children": the figure before is the whole. */
function bindPart(sentence: Sentence, phrase: Counted, previous: Bound, whole: number): { binding: Binding; whole: number } | undefined {
  const before = wordAt(sentence, phrase.from - 1);
  const gap = phrase.from - previous.counted.to;
  if (gap > 25 || gap < 0) return undefined;
  const included = partOpener(sentence, phrase.from);
  const pronoun = phrase.ofPronoun >= 0;
  if (!included && !pronoun) return undefined;
  if (!sameKind(phrase, previous.counted)) return undefined;
  const { binding } = previous;
  return { whole, binding: { ...binding, from: phrase.from, to: phrase.to, side: 'part', strength: 2, rule: pronoun ? 'part:of-them' : `part:${before}` } };
}

/** "including" and the like before a phrase, or before the phrases listed with it. */
function partOpener(sentence: Sentence, from: number): boolean {
  for (let back = from - 1; back >= from - 14 && back >= 0; back--) {
    const word = wordAt(sentence, back);
    if (/^(?:including|included|include|includes|among|comprising)$/.test(word)) return true;
    if (/^[.;:]$/.test(word) || /^(?:were|was|are|who|and\/or|while|when|said|killed|injured|wounded)$/.test(word)) return false;
  }
  return false;
}

function sameKind(a: Counted, b: Counted): boolean {
  const people = (kind: ReturnType<typeof nounClass>): boolean => kind === undefined || kind === 'person' || kind === 'collective' || kind === 'body';
  return people(a.nounClass) === people(b.nounClass);
}

/** "A", "one" and "another" count only people and things that something happened to; a happening in the singular is no figure. */
function isCredible(sentence: Sentence, phrase: Counted, binding: Binding): boolean {
  const { kind } = phrase.quantity;
  const head = headWord(sentence, phrase);
  if (kind === 'article' || kind === 'ordinal' || kind === 'only') {
    if (binding.side === 'default' || binding.side === 'noun') return kind === 'only' && phrase.nounClass === 'person';
    if (
      binding.effect === 'occurred' ||
      binding.effect === 'launched' ||
      binding.effect === 'attended' ||
      binding.effect === 'deployed' ||
      binding.effect === 'affected'
    )
      return false;
    if (kind === 'ordinal') return true;
    if (binding.effect === 'damaged' || binding.effect === 'seized') return false;
    return (
      phrase.nounClass === 'person' ||
      (phrase.nounClass === 'thing' && (binding.effect === 'destroyed' || binding.effect === 'intercepted')) ||
      (phrase.nounClass === 'weapon' && binding.effect === 'intercepted')
    );
  }
  if (kind === 'zero') return binding.effect !== 'occurred' && binding.effect !== 'launched' && binding.effect !== 'deployed' && head !== 'way';
  return true;
}
