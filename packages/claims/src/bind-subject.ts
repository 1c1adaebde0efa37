import { type Binding, headWord } from './binding.ts';
import type { Counted } from './counted.ts';
import { EFFECT_ADJECTIVES, verbForm } from './lexicon/effects.ts';
import { PREPOSITIONS } from './lexicon/function-words.ts';
import { nounClass } from './lexicon/nouns.ts';
import { phrasePredicate } from './predicates.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';
import { bound, effectAt, hasObject } from './subject-effect.ts';
import { step, type Walk, walkFrom } from './subject-walk.ts';

/** Farthest to the right, in tokens, that a subject's predicate is looked for. */
const MAX_REACH = 40;

/** The passive, intransitive and adjectival predicates whose subject the phrase is: of a relative clause and of the main one. */
export function bindSubject(sentence: Sentence, counted: Counted): Binding[] {
  const walk = walkFrom(counted.to, false);
  const first = nextPredicate(sentence, counted, walk);
  if (first === undefined || isAdjunct(sentence, counted, first)) return [];
  const reduced = /^effect:(?:participle|adjective)$/.test(first.rule) && /ed$/.test(wordAt(sentence, first.from)) && first.from <= counted.to + 1;
  // "32 of the 150 pupils kidnapped … were set free": the main verb tells of the part, the participle of the whole.
  if (reduced && counted.head >= 0 && /^(?:of|left|leaving|leaves?)$/.test(wordAt(sentence, counted.from - 1))) return [first];
  if (reduced || first.relative || (first.rule === 'effect:intransitive' && /ing$/.test(wordAt(sentence, first.from)))) {
    const main = mainPredicate(sentence, counted, first);
    if (main !== undefined && reduced && counted.partitive) return [main];
    if (main !== undefined) return first.effect === 'wounded' && main.effect === 'killed' ? [main] : [main, first];
  }
  const second = hospitalBehind(sentence, first);
  return second === undefined ? [deadlier(sentence, first)] : [first, second];
}

/** "half of the huts in two villages were razed": a place of the subject is not the subject. */
function isAdjunct(sentence: Sentence, counted: Counted, found: Binding): boolean {
  const place = counted.nounClass === 'place' || counted.nounClass === 'thing';
  return (
    place &&
    found.rule === 'effect:passive' &&
    /^(?:in|at|near|across|within|inside|outside|from)$/.test(wordAt(sentence, counted.from - 1)) &&
    /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, counted.from - 2).pos)
  );
}

function nextPredicate(sentence: Sentence, counted: Counted, walk: Walk): Binding | undefined {
  const limit = Math.min(sentence.tokens.length, counted.to + MAX_REACH);
  while (walk.at < limit) {
    const found = predicateAt(sentence, walk, counted);
    if (found === 'stop') return undefined;
    if (found !== 'on') return found;
  }
  return undefined;
}

/** Behind a relative clause the main clause goes on: "a girl who was shot has died". */
function mainPredicate(sentence: Sentence, counted: Counted, relative: Binding): Binding | undefined {
  for (let at = relative.to; at < relative.to + 14; at++) {
    const word = wordAt(sentence, at);
    if (/^(?:has|have|had|was|were|is|are)$/.test(word)) {
      const main = nextPredicate(sentence, counted, walkFrom(at, true));
      return main !== undefined && main.strength >= 2 && main.effect !== relative.effect ? main : undefined;
    }
    if (tokenAt(sentence, at).pos === 'VERB' || word === 'and' || word === 'when' || word === '.') {
      const form = verbForm(word);
      if (form === undefined || word === 'and' || word === 'when' || word === '.') return undefined;
      const main = nextPredicate(sentence, counted, walkFrom(at, false));
      return main !== undefined && main.rule === 'effect:intransitive' ? main : undefined;
    }
  }
  return undefined;
}

/** "was shot and is in hospital", "was arrested and was taken to a clinic": a second finite predicate. */
function hospitalBehind(sentence: Sentence, first: Binding): Binding | undefined {
  for (let at = first.to; at < first.to + 10; at++) {
    const word = wordAt(sentence, at);
    if (word === '.' || word === ';' || word === ',') return undefined;
    if (word === 'and' && !/^(?:was|were|is|are)$/.test(wordAt(sentence, at + 1))) return undefined;
    if (word !== 'and') continue;
    const cue = phrasePredicate(sentence, at + 2, 'person', '');
    return (cue?.effect === 'hospitalised' || cue?.rule === 'phrase:condition') && first.effect !== 'hospitalised'
      ? { ...first, effect: 'hospitalised', to: cue.to, rule: cue.rule }
      : undefined;
  }
  return undefined;
}

/** "was stabbed and driven to a clinic, where she died" ends in a death. */
function deadlier(sentence: Sentence, first: Binding): Binding {
  if (first.effect !== 'wounded') return first;
  for (let at = first.to; at < Math.min(first.to + 40, sentence.tokens.length); at++) {
    const pair = `${wordAt(sentence, at)} ${wordAt(sentence, at + 1)}`;
    if (
      /^(?:pronounced|declared) dead$/.test(pair) ||
      /^(?:he|she|they|who|and) (?:died|succumbed)$/.test(pair) ||
      (/^later (?:died|succumbed)$/.test(pair) && /^(?:and|but|who|he|she|they|,)$/.test(wordAt(sentence, at - 1)))
    )
      return { ...first, effect: 'killed', to: at + 2, rule: `${first.rule}+died` };
    if (/^(?:while|whereas|;)$/.test(wordAt(sentence, at))) break;
  }
  return first;
}

function predicateAt(sentence: Sentence, walk: Walk, counted: Counted): Binding | 'on' | 'stop' {
  const { at } = walk;
  const word = wordAt(sentence, at);
  const head = headWord(sentence, counted);
  if (!walk.farther || walk.be || walk.linked || FINITE_PHRASES.test(word)) {
    const phrase = phrasePredicate(sentence, at, counted.nounClass, head);
    if (phrase !== undefined && acceptsPhrase(walk, word)) return walk.comma && walk.listed ? 'stop' : bound(walk, phrase.effect, phrase.to, phrase.rule, 3);
  }
  const form = verbForm(word);
  if (form !== undefined || EFFECT_ADJECTIVES.has(word) || wordAt(sentence, at + 2) === 'death') {
    const found = effectAt(sentence, walk, counted, head);
    if (found !== undefined) return walk.comma && walk.listed ? 'stop' : found;
    if (form !== undefined && nounClass(word) === undefined && !(form.ing || form.participle)) return 'stop';
    if (form !== undefined && (form.past || form.third) && hasObject(sentence, at) && tokenAt(sentence, at).pos === 'VERB' && !walk.be) return 'stop';
  }
  return step(sentence, walk, counted);
}

const FINITE_PHRASES = /^(?:suffering|needs?|requires?|faced?|lost|took|suffered|sustained|crossed|lose)$/;

/** Prepositional predicates ("in custody", "under the rubble") need a verb or the bare figure before them. */
function acceptsPhrase(walk: Walk, word: string): boolean {
  return walk.be || walk.linked || !walk.farther || !PREPOSITIONS.has(word);
}
