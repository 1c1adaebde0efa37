import { type Binding, headWord } from './binding.ts';
import type { Counted } from './counted.ts';
import { EFFECT_NOUNS } from './lexicon/effects.ts';
import { singular } from './lexicon/nouns.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';

/** Whether a bound phrase is a figure at all: "a", "one" and "another" count only people and things that something happened to. */
export function isCredible(sentence: Sentence, phrase: Counted, binding: Binding): boolean {
  const { kind, min, max } = phrase.quantity;
  const head = headWord(sentence, phrase);
  if (/^(?:wounds?|gunshots? wounds?)$/.test(head)) return false;
  if (kind === 'zero') return isZeroCredible(phrase, binding, head);
  if (kind === 'pair' && binding.rule === 'effect:object-list') return false;
  if (kind === 'pair' && (wordAt(sentence, phrase.to) === 'and' || /^(?:of|in|on|from|between|by|to)$/.test(wordAt(sentence, phrase.from - 1)))) return false;
  const single = min === 1 && max === 1;
  // "Half of the 30 passengers drowned" does not count thirty.
  if (wordAt(sentence, phrase.from - 1) === 'of' && SHARES.test(wordAt(sentence, phrase.from - 2)) && !binding.relative) return false;
  if (kind === 'number' && (max ?? min ?? 0) > 1 && phrase.nounClass === 'occurrence' && phrase.head >= 0 && singular(head) === head) return false;
  // Whoever says something is a speaker, not one more of those counted.
  if (binding.side !== 'subject' && binding.side !== 'noun' && phrase.nounClass === 'person' && speaks(sentence, phrase.to)) return false;
  // "a cousin of one of the hostages" counts nobody.
  if (single && binding.side === 'noun' && phrase.partitive && wordAt(sentence, phrase.from - 1) === 'of') return false;
  if (
    single &&
    phrase.head < 0 &&
    wordAt(sentence, phrase.quantity.core - 1) === 'the' &&
    /^(?:on|in|which|that|who|at|where)$/.test(wordAt(sentence, phrase.to))
  )
    return false;
  const object = binding.side === 'object' && binding.to === phrase.from;
  if (single && phrase.head < 0 && /^[,;:]$/.test(wordAt(sentence, phrase.to)) && !object) return false;
  if (single && (phrase.nounClass === 'occurrence' || binding.effect === 'launched')) return false;
  if (kind === 'article' || kind === 'ordinal' || kind === 'only') return isSingleCredible(sentence, phrase, binding);
  if (single && phrase.head >= 0 && phrase.nounClass === undefined && binding.effect !== 'destroyed') return false;
  return true;
}

/** "a family of four" counts four, "a loved one" nobody. */
function isFigurative(sentence: Sentence, { head, to }: Counted): boolean {
  const word = wordAt(sentence, head);
  if (/^(?:family|group|crew|team|couple)$/.test(word) && wordAt(sentence, to) === 'of') return true;
  return /^(?:ones?|others?)$/.test(word) && wordAt(sentence, head - 1) === 'loved';
}

const UNCOUNTED_EFFECTS = /^(?:occurred|launched|attended|deployed|affected|damaged|seized)$/;

function isSingleCredible(sentence: Sentence, phrase: Counted, binding: Binding): boolean {
  const { kind } = phrase.quantity;
  if (UNCOUNTED_EFFECTS.test(binding.effect) || isFigurative(sentence, phrase)) return false;
  if (kind === 'only') return phrase.nounClass === 'person' && (binding.side !== 'default' || binding.effect === 'killed');
  if (binding.side === 'default' || binding.side === 'noun') return false;
  if (binding.rule === 'effect:leading' && !/^(?:dead|killed|injured|wounded)$/.test(wordAt(sentence, binding.from))) return false;
  if (binding.rule === 'effect:coordinate' && wordAt(sentence, phrase.from - 1) === ',' && !/^(?:,|and)$/.test(wordAt(sentence, phrase.to))) return false;
  if (
    binding.rule === 'effect:coordinate' &&
    wordAt(sentence, phrase.from - 1) === ',' &&
    wordAt(sentence, phrase.to) === ',' &&
    !/^(?:an?|and)$/.test(wordAt(sentence, phrase.to + 1))
  )
    return false;
  if (binding.effect === 'destroyed' && /^(?:roof|window|door|road|street|tree|field|engine)$/.test(wordAt(sentence, phrase.head))) return false;
  if (kind === 'ordinal') return phrase.nounClass === 'person' || phrase.head < 0;
  if (phrase.head < 0)
    return (
      wordAt(sentence, phrase.from) === 'another' && binding.side === 'subject' && binding.from - phrase.to < 6 && !crosses(sentence, phrase.to, binding.from)
    );
  if (phrase.nounClass === 'person') return true;
  return (
    (phrase.nounClass === 'thing' && (binding.effect === 'destroyed' || binding.effect === 'intercepted')) ||
    (phrase.nounClass === 'weapon' && binding.effect === 'intercepted')
  );
}

/** "said", "has said". */
function speaks(sentence: Sentence, at: number): boolean {
  const verb = /^(?:has|have|had|also)$/.test(wordAt(sentence, at)) ? at + 1 : at;
  return /^(?:said|says|say|told|added|reported|confirmed)$/.test(wordAt(sentence, verb));
}

const SHARES = /^(?:half|most|majority|percent|third|thirds|quarter|quarters|neither|fraction|share|some)$/;

/** Whether a comma or a further number parts a figure from its predicate. */
function crosses(sentence: Sentence, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (wordAt(sentence, at) === ',' || tokenAt(sentence, at).pos === 'NUM') return true;
  return false;
}

function isZeroCredible(phrase: Counted, binding: Binding, head: string): boolean {
  if (/^(?:occurred|launched|deployed|attended)$/.test(binding.effect) || binding.rule === 'effect:object-list') return false;
  if (phrase.head < 0) return binding.side === 'subject' || binding.side === 'object';
  return (
    phrase.nounClass === 'person' ||
    phrase.nounClass === 'body' ||
    EFFECT_NOUNS.has(singular(head)) ||
    (phrase.nounClass === 'thing' && /^(?:destroyed|damaged)$/.test(binding.effect))
  );
}
