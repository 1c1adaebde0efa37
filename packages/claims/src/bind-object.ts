import { type Binding, headWord, isPassive, readingFor } from './binding.ts';
import type { Counted } from './counted.ts';
import { verbForm } from './lexicon/effects.ts';
import { ADVERBS, AUXILIARIES, BE_FORMS, DETERMINERS } from './lexicon/function-words.ts';
import { nounClass } from './lexicon/nouns.ts';
import { phraseVerb } from './phrase-verbs.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';

/** Farthest back, in tokens, that a list of objects reaches to its verb. */
const MAX_LIST = 30;

/** The active verb whose object the phrase is: directly behind it, or in a list of its objects. */
export function bindObject(sentence: Sentence, phrase: Counted, previous: Counted | undefined): Binding | undefined {
  const own = findVerb(sentence, phrase);
  const elliptic = phrase.head < 0 && previous !== undefined && !phrase.others;
  if (!elliptic || (own !== undefined && own.rule !== 'effect:object-list')) return own;
  // A bare number in a list counts what was counted before it ("recovered 13 bodies here and three there").
  return findVerb(sentence, { ...phrase, nounClass: previous.nounClass }) ?? own;
}

function findVerb(sentence: Sentence, counted: Counted): Binding | undefined {
  let listed = false;
  for (let at = counted.from - 1; at >= 0 && at >= counted.from - MAX_LIST; at--) {
    const word = wordAt(sentence, at);
    const near = at === counted.from - 1;
    const found = verbBefore(sentence, at, counted);
    if (found !== undefined && listed && (at === counted.from - 2 || (found.effect === 'abducted' && word.startsWith('seiz')))) return undefined;
    if (found !== undefined)
      return near || listed || isDirect(sentence, at, counted) ? { ...found, rule: listed ? 'effect:object-list' : found.rule } : undefined;
    if (/^(?:and|or|,|plus|including|&)$/.test(word) && near) {
      listed = true;
      continue;
    }
    if ((word === 'in' && /^(?:call|took|taken|taking|brought|sent)/.test(wordAt(sentence, at - 1))) || isParticle(word) || word === '"' || word === '“')
      continue;
    if (!listed || !isListMatter(sentence, at)) return undefined;
  }
  return undefined;
}

function isParticle(word: string): boolean {
  if (word === 'since') return false;
  return (
    /^(?:dead|down|up|to|death|another|also|off|out|safety|other|remaining|a|total|of|an|the|all|further|him|himself|over|both|some|its|their)$/.test(word) ||
    ADVERBS.has(word)
  );
}

/** Whether only particles stand between a verb and the phrase. */
function isDirect(sentence: Sentence, verb: number, counted: Counted): boolean {
  for (let at = verb + 1; at < counted.from; at++) {
    const word = wordAt(sentence, at);
    if (!isParticle(word) && word !== 'in' && word !== '"' && word !== '“') return false;
  }
  return true;
}

function isListMatter(sentence: Sentence, at: number): boolean {
  const token = tokenAt(sentence, at);
  const word = token.lower;
  if (AUXILIARIES.has(word) || /^(?:who|which|that|as|while|when|after|before|where|but|because|said|says|;|:|\.)$/.test(word)) return false;
  if (token.pos === 'VERB' && nounClass(word) === undefined && !DETERMINERS.has(word) && verbForm(word) === undefined) return /(?:ed|ing)$/.test(word);
  return true;
}

function verbBefore(sentence: Sentence, at: number, counted: Counted): Binding | undefined {
  const word = wordAt(sentence, at);
  const head = headWord(sentence, counted);
  const phrase = phraseVerb(sentence, at, counted, head);
  if (phrase !== undefined) return phrase;
  const form = verbForm(word);
  if (form === undefined || isNominalUse(sentence, at) || !isActive(sentence, at, form.ing, form.past || form.participle, form.base || form.third))
    return undefined;
  const reading = readingFor(form, 'object', counted.nounClass, head);
  if (reading === undefined) return undefined;
  if (isMixedPair(sentence, at)) return { effect: 'casualties', from: at - 2, to: at + 1, side: 'object', strength: 3, relative: false, rule: 'effect:mixed' };
  const deadly = isDeadly(sentence, at) || isDeadlyPair(sentence, at);
  const effect = deadly && reading.effect === 'wounded' ? 'killed' : reading.effect;
  return { effect, from: pairStart(sentence, at), to: at + 1, side: 'object', strength: reading.strength, relative: false, rule: 'effect:object' };
}

/** Behind an article, possessive or adjective the spelling is the noun ("an assault", "the latest strike"). */
function isNominalUse(sentence: Sentence, at: number): boolean {
  const before = wordAt(sentence, at - 1);
  if (nounClass(wordAt(sentence, at)) === undefined) return DETERMINERS.has(before) && /^(?:the|a|an)$/.test(before);
  return DETERMINERS.has(before) || before === "'s" || tokenAt(sentence, at - 1).pos === 'ADJ';
}

function isActive(sentence: Sentence, at: number, ing: boolean, past: boolean, base: boolean): boolean {
  const before = wordAt(sentence, at - 1);
  const token = tokenAt(sentence, at);
  if (ing) return before !== 'the';
  if (past) return !isPassive(sentence, at);
  if (!base || BE_FORMS.has(before)) return false;
  // A base form behind an article or adjective is the noun ("the attack").
  if (before === 'and' && behindInfinitive(sentence, at)) return true;
  return token.pos === 'VERB' || before === 'to' || AUXILIARIES.has(before) || nounClass(token.lower) === undefined;
}

function behindInfinitive(sentence: Sentence, at: number): boolean {
  for (let back = at - 2; back > at - 16; back--) if (wordAt(sentence, back) === 'to') return tokenAt(sentence, back + 1).pos === 'VERB';
  return false;
}

/** "shot dead 12", "stabbed to death 12". */
function isDeadly(sentence: Sentence, at: number): boolean {
  return (
    wordAt(sentence, at - 1) === 'fatally' ||
    wordAt(sentence, at + 1) === 'dead' ||
    wordAt(sentence, at + 1) === 'down' ||
    (wordAt(sentence, at + 1) === 'to' && wordAt(sentence, at + 2) === 'death')
  );
}

/** "shot and killed 12" is one deed: the killing. */
function isDeadlyPair(sentence: Sentence, at: number): boolean {
  return wordAt(sentence, at + 1) === 'and' && /^kill/.test(wordAt(sentence, at + 2));
}

/** "killed or wounded 12" counts both together. */
function isMixedPair(sentence: Sentence, at: number): boolean {
  return /^(?:wound|injur|hurt)/.test(wordAt(sentence, at)) && /^(?:and|or)$/.test(wordAt(sentence, at - 1)) && /^kill/.test(wordAt(sentence, at - 2));
}

function pairStart(sentence: Sentence, at: number): number {
  const joint = wordAt(sentence, at - 1);
  return (joint === 'or' || joint === 'and') && verbForm(wordAt(sentence, at - 2)) !== undefined && nounClass(wordAt(sentence, at - 2)) === undefined
    ? at - 2
    : at;
}
