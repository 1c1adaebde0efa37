import type { Effect } from '@tallywire/shared/domain/claim';
import { type Binding, readingFor } from './binding.ts';
import type { Counted } from './counted.ts';
import { EFFECT_ADJECTIVES, verbForm } from './lexicon/effects.ts';
import { DETERMINERS, LINKING_VERBS } from './lexicon/function-words.ts';
import { nounClass } from './lexicon/nouns.ts';
import { SMALL_NUMBERS, VAGUE_PLURALS } from './lexicon/numbers.ts';
import { readQuantity } from './quantities.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';
import type { Walk } from './subject-walk.ts';

/** A predicate found at the end of a walk. */
export function bound(walk: Walk, effect: Effect, to: number, rule: string, strength: number): Binding {
  return { effect, from: walk.at, to, side: 'subject', strength, relative: walk.relative, rule };
}

/** The effect that an adjective, participle or intransitive verb at the walk's token tells of its subject. */
export function effectAt(sentence: Sentence, walk: Walk, counted: Counted, head: string): Binding | undefined {
  const { at } = walk;
  const word = wordAt(sentence, at);
  // "in one hit", "that one shot": the noun.
  if (
    counted.head < 0 &&
    counted.quantity.max === 1 &&
    at === counted.to &&
    /^(?:hit|shot|strike)$/.test(word) &&
    !/^(?:by|in|dead|and|while|multiple|at|,)$/.test(wordAt(sentence, at + 1))
  )
    return undefined;
  // "six bodies and 70 wounded": the participle is the nearer number's.
  if (walk.listed && !walk.be && tokenAt(sentence, at - 1).pos === 'NUM') return undefined;
  const mixed = mixedEffect(sentence, at);
  const adjective = EFFECT_ADJECTIVES.get(word);
  const people = counted.nounClass !== 'thing' && counted.nounClass !== 'occurrence' && counted.nounClass !== 'weapon';
  if (adjective !== undefined && (people || word === 'ablaze' || word === 'missing')) {
    if (walk.listed && !walk.be && isNumber(wordAt(sentence, at - 1))) return undefined;
    const left = walk.listed && /^(?:left|leaving|leaves?)$/.test(wordAt(sentence, counted.from - 1));
    if (walk.farther && !walk.be && !walk.linked && !left) return undefined;
    if (mixed !== undefined) return bound(walk, mixed.effect, mixed.to, 'effect:mixed', 3);
    return bound(walk, adjective, at + 1, 'effect:adjective', 3);
  }
  const toDeath = wordAt(sentence, at + 1) === 'to' && wordAt(sentence, at + 2) === 'death';
  if (people && toDeath && word !== 'sentenced' && word !== 'condemned' && /(?:ed|en|t|ung|oze|ve)$/.test(word))
    return hasObject(sentence, at) && !walk.be ? undefined : bound(walk, 'killed', at + 3, 'effect:to-death', 3);
  const form = verbForm(word);
  if (form === undefined || isName(sentence, at, form.past || form.participle)) return undefined;
  const intransitive = readingFor(form, 'subject', counted.nounClass, head);
  if (intransitive !== undefined && !walk.be && standsAsVerb(sentence, at, walk, form.ing))
    return bound(walk, intransitive.effect, at + 1, 'effect:intransitive', intransitive.strength);
  if (intransitive !== undefined && form.ing) return bound(walk, intransitive.effect, at + 1, 'effect:intransitive', intransitive.strength);
  if (!form.participle) return undefined;
  if (LINKING_VERBS.has(word) && (EFFECT_ADJECTIVES.has(wordAt(sentence, at + 1)) || verbForm(wordAt(sentence, at + 1))?.participle === true)) return undefined;
  const passive = readingFor(form, 'object', counted.nounClass, head);
  if (passive === undefined || !isPassiveHere(sentence, walk, at)) return undefined;
  if (mixed !== undefined) return bound(walk, mixed.effect, mixed.to, 'effect:mixed', 3);
  const deadly = deadlyEnd(sentence, at);
  const effect = deadly > 0 && passive.effect === 'wounded' ? 'killed' : passive.effect;
  return bound(walk, effect, Math.max(at + 1, deadly), walk.be ? 'effect:passive' : 'effect:participle', passive.strength);
}

/** A base form in capitals inside a sentence is a name ("March", "Coast Guard"). */
function isName(sentence: Sentence, at: number, past: boolean): boolean {
  return at > 0 && !past && /^\p{Lu}\p{Ll}/u.test(tokenAt(sentence, at).text);
}

function standsAsVerb(sentence: Sentence, at: number, walk: Walk, ing: boolean): boolean {
  return !ing || !walk.farther || wordAt(sentence, at - 1) === ',';
}

/** A participle is passive behind "be", or as a reduced clause right behind its noun with no object of its own. */
function isPassiveHere(sentence: Sentence, walk: Walk, at: number): boolean {
  if (walk.be) return true;
  // In "23 bodies and 60 wounded" the participle is the second figure's alone.
  if (walk.listed && isNumber(wordAt(sentence, at - 1))) return false;
  if (walk.auxFrom >= 0 && !walk.linked) return false;
  if (walk.linked) return true;
  if (walk.farther && !walk.listed && wordAt(sentence, at + 1) !== 'by') return false;
  return !hasObject(sentence, at);
}

function isNumber(word: string): boolean {
  return /^\d/.test(word) || SMALL_NUMBERS.has(word) || VAGUE_PLURALS.has(word) || word === 'dozen';
}

/** Whether a verb form has an object behind it: then whoever stands before it is its doer. */
export function hasObject(sentence: Sentence, at: number): boolean {
  const deadly = deadlyEnd(sentence, at);
  const next = wordAt(sentence, deadly > 0 ? deadly : at + 1);
  const quantity = readQuantity(sentence, deadly > 0 ? deadly : at + 1);
  if (quantity !== undefined && quantity.kind !== 'article') return true;
  if (/^(?:and|or)$/.test(next) && !walkedBe(sentence, at) && verbForm(wordAt(sentence, at + 2))?.past === true && hasObject(sentence, at + 2)) return true;
  if (/^(?:and|or|in|at|by|on|when|after|during|,|\.|;|\)|"|”|:|-|–|—|as|while|since|with|from|to|near|overnight|dead|)$/.test(next)) return false;
  if (/^(?:him|them|her|himself|themselves|it|us|me)$/.test(next)) return true;
  if (DETERMINERS.has(next)) return true;
  const kind = nounClass(next);
  return kind === 'person' || (tokenAt(sentence, at + 1).pos === 'ADJ' && nounClass(wordAt(sentence, at + 2)) === 'person');
}

/** Whether "was" or "were" stands right before a verb. */
function walkedBe(sentence: Sentence, at: number): boolean {
  return /^(?:was|were|been|being|is|are)$/.test(wordAt(sentence, at - 1));
}

/** "killed or wounded", "dead and injured": counted together. */
function mixedEffect(sentence: Sentence, at: number): { effect: Effect; to: number } | undefined {
  const joint = wordAt(sentence, at + 1);
  if (joint !== 'or' && joint !== 'and') return undefined;
  const pair = `${wordAt(sentence, at)} ${wordAt(sentence, at + 2)}`;
  if (readQuantity(sentence, at + 3) !== undefined) return undefined;
  if (/^(?:killed|dead|martyred) (?:wounded|injured|hurt)$|^(?:wounded|injured|hurt) (?:killed|dead)$/.test(pair)) return { effect: 'casualties', to: at + 3 };
  if (/^(?:shot|stabbed|beaten|kidnapped|abducted|captured|tortured) (?:killed|murdered|executed)$/.test(pair)) return { effect: 'killed', to: at + 3 };
  return undefined;
}

/** "shot dead", "stabbed to death", "shot multiple times and … pronounced dead" end in a death. */
function deadlyEnd(sentence: Sentence, at: number): number {
  if (wordAt(sentence, at + 1) === 'dead' || (wordAt(sentence, at + 1) === 'alive' && /^burn/.test(wordAt(sentence, at)))) return at + 2;
  if (wordAt(sentence, at + 1) === 'to' && wordAt(sentence, at + 2) === 'death') return at + 3;
  return -1;
}
