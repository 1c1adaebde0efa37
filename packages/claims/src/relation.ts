import type { Claim } from '@tallywire/shared/domain/claim';
import type { Bound } from './bind.ts';
import { joinTokens, sidesIn } from './group.ts';
import { sideOf } from './identity.ts';
import { COMBATANTS, nounClass, singular } from './lexicon/nouns.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';

/** Who did it, where the words say so: the subject of an active verb, or whoever stands behind a passive's "by". */
export function byOf(sentence: Sentence, { counted, binding }: Bound): Claim['by'] {
  if (binding.side === 'object') return named(sentence, subjectStart(sentence, binding.from), verbStart(sentence, binding.from));
  for (let at = Math.max(binding.to, counted.to); at < binding.to + 6; at++) {
    if (wordAt(sentence, at) === 'by') return named(sentence, at + 1, phraseEnd(sentence, at + 1));
    if (/^[,.;:]$/.test(wordAt(sentence, at))) break;
  }
  return null;
}

/** How the claimant stands to the counted: its own losses, what it inflicted, or a third party's. */
export function relationOf({ claimant, of, by }: Pick<Claim, 'claimant' | 'of' | 'by'>): Claim['relation'] {
  if (claimant === null) return 'unknown';
  const sides = new Set(claimant.affiliation.map(sideOf).filter((side) => side !== null));
  const counted = of.affiliation.map(sideOf).filter((side) => side !== null);
  const doers = by === null ? [] : by.affiliation.map(sideOf).filter((side) => side !== null);
  if (counted.some((side) => sides.has(side))) return 'own_losses';
  const party = claimant.kind === 'belligerent' || claimant.kind === 'government' || claimant.kind === 'official';
  if (party && doers.some((side) => sides.has(side))) return 'inflicted';
  if (party && sides.size > 0 && counted.length > 0) return 'inflicted';
  if (/^(?:ngo|un|media|medic|witness)$/.test(claimant.kind)) return 'third_party';
  return 'unknown';
}

function verbStart(sentence: Sentence, verb: number): number {
  let at = verb;
  while (at > 0 && /^(?:has|have|had|was|were|been|also|then|later|reportedly|allegedly)$/.test(wordAt(sentence, at - 1))) at--;
  return at;
}

function subjectStart(sentence: Sentence, verb: number): number {
  let at = verbStart(sentence, verb) - 1;
  while (at >= 0 && verb - at < 10 && !/^(?:[,;:.“”"()—–-]|that|which|who|while|and|said|says|as|but|when|where|after)$/.test(wordAt(sentence, at))) at--;
  return at + 1;
}

function phraseEnd(sentence: Sentence, from: number): number {
  let to = from;
  while (to < from + 8 && !/^(?:[,;:.“”"()—–]|in|on|at|during|after|who|which|that|and|near|as|while|since|from|when|)$/.test(wordAt(sentence, to))) to++;
  return to;
}

/** Doers are named sides and people, not blasts and storms. */
function named(sentence: Sentence, from: number, to: number): Claim['by'] {
  if (to <= from) return null;
  const affiliation = sidesIn(sentence, from, to).slice(0, 20);
  const last = singular(wordAt(sentence, to - 1));
  const pronoun = to - from === 1 && /^(?:it|they|he|she|we|i)$/.test(wordAt(sentence, from));
  const doer = affiliation.length > 0 || COMBATANTS.has(last) || nounClass(last) === 'person' || pronoun || tokenAt(sentence, to - 1).pos === 'PROPN';
  const words = joinTokens(sentence, from, to)
    .replace(/^(?:the|a|an) /i, '')
    .slice(0, 300);
  return doer && words !== '' ? { words, affiliation } : null;
}
