import { bindAct, bindNoun } from './bind-noun.ts';
import { bindObject } from './bind-object.ts';
import { bindCoordinate, bindPart } from './bind-part.ts';
import { bindSubject } from './bind-subject.ts';
import { type Binding, headWord, readingFor } from './binding.ts';
import type { Counted } from './counted.ts';
import { isCredible } from './credible.ts';
import { EFFECT_ADJECTIVES, EFFECT_NOUNS, verbForm } from './lexicon/effects.ts';
import { singular } from './lexicon/nouns.ts';
import { type Sentence, wordAt } from './sentences.ts';

/** A counted phrase with its effect, and the phrase it is a part of where it is one. */
export interface Bound {
  readonly counted: Counted;
  readonly binding: Binding;
  /** Index in the same list of the whole this is a part of; -1 if none. */
  readonly wholeOf: number;
}

/** Binds each counted phrase of a sentence to its effects; phrases without one are left out. */
export function bindSentence(sentence: Sentence, counted: readonly Counted[]): Bound[] {
  const bound: Bound[] = [];
  for (const read of counted) {
    const phrase = takeKind(sentence, read, bound.at(-1)?.counted);
    const part = bindPart(sentence, phrase, bound);
    for (const chosen of choose(sentence, phrase, part?.binding, bound.at(-1))) {
      const binding = isInner(phrase, chosen, counted) ? bindNoun(sentence, phrase) : chosen;
      if (binding !== undefined && isCredible(sentence, phrase, binding) && !floats(phrase, binding, bound))
        bound.push({ counted: phrase, binding, wholeOf: wholeOf(phrase, binding, part, bound) });
    }
  }
  return bound;
}

/** "A man and a girl were both shot": the pair has been counted by its members. */
function floats(phrase: Counted, binding: Binding, bound: readonly Bound[]): boolean {
  if (phrase.quantity.kind !== 'pair' || phrase.head >= 0) return false;
  return bound.some((other) => other.binding.from === binding.from && other.binding.effect === binding.effect);
}

/** A part suffers what its whole suffers, unless it is told by "of whom" what became of it. */
function wholeOf(phrase: Counted, binding: Binding, part: { whole: number } | undefined, bound: readonly Bound[]): number {
  if (part === undefined) return -1;
  return phrase.ofPronoun >= 0 || bound[part.whole]?.binding.effect === binding.effect ? part.whole : -1;
}

/** "Others" are of the kind counted before them: people behind people, drones behind drones. */
function takeKind(sentence: Sentence, phrase: Counted, previous: Counted | undefined): Counted {
  const kind = previous?.nounClass;
  if (kind === undefined || kind === 'person' || headWord(sentence, phrase) !== 'others') return phrase;
  return { ...phrase, nounClass: kind };
}

/** In "none of the 40 passengers was hurt" the verb tells of the part, not of the forty. */
function isInner(phrase: Counted, binding: Binding, all: readonly Counted[]): boolean {
  const outer = all.some(({ quantity, partitive }) => partitive && quantity.to === phrase.from - 1);
  return (
    outer &&
    binding.side === 'subject' &&
    !binding.relative &&
    (binding.from !== phrase.to || binding.rule === 'effect:intransitive') &&
    binding.rule !== 'effect:modifier'
  );
}

function choose(sentence: Sentence, phrase: Counted, part: Binding | undefined, previous: Bound | undefined): readonly Binding[] {
  const subjects = bindElliptic(sentence, phrase, previous?.counted);
  const object = bindObject(sentence, phrase, previous?.counted);
  const act = bindAct(sentence, phrase);
  if (act?.rule.startsWith('effect:act') === true) return [act];
  const direct = chooseDirect(object, subjects);
  // A listed part shares the whole's predicate, unless words right beside it say otherwise.
  if (
    part !== undefined &&
    (part.rule === 'part:including' || phrase.head >= 0) &&
    direct.every(({ relative, from, side }) => !relative && from !== phrase.to && side !== 'object')
  )
    return [part];
  if (direct.some(({ strength }) => strength >= 2)) return direct;
  const modifier = bindModifier(sentence, phrase);
  const named = EFFECT_NOUNS.has(singular(headWord(sentence, phrase))) && previous?.binding.side === 'noun' ? bindNoun(sentence, phrase) : undefined;
  if (named !== undefined) return [named];
  const other = act ?? modifier ?? part ?? direct[0] ?? bindCoordinate(sentence, phrase, previous) ?? bindNoun(sentence, phrase);
  return other === undefined ? [] : [other];
}

/** A bare number takes the kind of what was counted before it where its predicate needs one ("40 tents burned and 12 flooded"). */
function bindElliptic(sentence: Sentence, phrase: Counted, previous: Counted | undefined): Binding[] {
  const plain = bindSubject(sentence, phrase);
  const kind = previous?.nounClass;
  if (plain.length > 0 || phrase.head >= 0 || phrase.others || kind === undefined || kind === 'person' || kind === 'occurrence') return plain;
  return bindSubject(sentence, { ...phrase, nounClass: kind });
}

/** A verb right before its object outweighs what stands behind; a list of objects yields to a predicate of its own. */
function chooseDirect(object: Binding | undefined, subjects: readonly Binding[]): readonly Binding[] {
  const first = subjects[0];
  if (object === undefined) return subjects;
  if (first === undefined) return [object];
  if (object.rule === 'effect:object-list') return first.rule === 'effect:intransitive' && first.strength < object.strength ? [object] : subjects;
  if (first.strength > object.strength) return subjects;
  return [object];
}

/** "91 injured people", "a destroyed house": the effect stands among the modifiers. */
function bindModifier(sentence: Sentence, phrase: Counted): Binding | undefined {
  const at = phrase.effectModifier;
  if (at < 0 || (phrase.partitive && phrase.quantity.max === 1)) return undefined;
  const word = wordAt(sentence, at);
  const form = verbForm(word);
  const head = headWord(sentence, phrase);
  const effect =
    EFFECT_ADJECTIVES.get(word) ??
    (form === undefined ? undefined : (readingFor(form, 'object', phrase.nounClass, head) ?? readingFor(form, 'subject', phrase.nounClass, head))?.effect);
  return effect === undefined ? undefined : { effect, from: at, to: at + 1, side: 'subject', strength: 2, relative: false, rule: 'effect:modifier' };
}
