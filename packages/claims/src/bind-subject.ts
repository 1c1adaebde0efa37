import type { Effect } from '@tallywire/shared/domain/claim';
import { type Binding, headWord, readingFor } from './binding.ts';
import type { Counted } from './counted.ts';
import { EFFECT_ADJECTIVES, verbForm } from './lexicon/effects.ts';
import { ADVERBS, AUXILIARIES, BE_FORMS, DETERMINERS, LINKING_VERBS, PREPOSITIONS, PRONOUNS, RELATIVES } from './lexicon/function-words.ts';
import { nounClass } from './lexicon/nouns.ts';
import { SAY_VERBS } from './lexicon/speech.ts';
import { phrasePredicate } from './predicates.ts';
import { readQuantity } from './quantities.ts';
import { type Sentence, tokenAt, touches, wordAt } from './sentences.ts';

/** Farthest to the right, in tokens, that a subject's predicate is looked for. */
const MAX_REACH = 40;

/** What has been passed on the way from the subject to its predicate. */
interface Walk {
  at: number;
  be: boolean;
  linked: boolean;
  relative: boolean;
  farther: boolean;
  listed: boolean;
  auxFrom: number;
}

/** The passive, intransitive and adjectival predicates whose subject the phrase is: of a relative clause and of the main one. */
export function bindSubject(sentence: Sentence, counted: Counted): Binding[] {
  const walk: Walk = { at: counted.to, be: false, linked: false, relative: false, farther: false, listed: false, auxFrom: -1 };
  const first = nextPredicate(sentence, counted, walk);
  if (first === undefined) return [];
  if (first.relative || (first.rule === 'effect:intransitive' && /ing$/.test(wordAt(sentence, first.from)))) {
    const main = mainPredicate(sentence, counted, first);
    if (main !== undefined) return first.effect === 'wounded' && main.effect === 'killed' ? [main] : [main, first];
  }
  const second = hospitalBehind(sentence, first);
  return second === undefined ? [deadlier(sentence, first)] : [first, second];
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
      const main = nextPredicate(sentence, counted, { at, be: false, linked: false, relative: false, farther: true, listed: false, auxFrom: -1 });
      return main !== undefined && main.strength >= 2 && main.effect !== relative.effect ? main : undefined;
    }
    if (tokenAt(sentence, at).pos === 'VERB' || word === 'and' || word === 'when' || word === '.') {
      const form = verbForm(word);
      if (form === undefined || word === 'and' || word === 'when' || word === '.') return undefined;
      const main = nextPredicate(sentence, counted, { at, be: false, linked: false, relative: false, farther: false, listed: false, auxFrom: -1 });
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

/** "was shot and taken to hospital, where he was pronounced dead" ends in a death. */
function deadlier(sentence: Sentence, first: Binding): Binding {
  if (first.effect !== 'wounded') return first;
  for (let at = first.to; at < Math.min(first.to + 40, sentence.tokens.length); at++) {
    const pair = `${wordAt(sentence, at)} ${wordAt(sentence, at + 1)}`;
    if (
      /^(?:pronounced|declared) dead$/.test(pair) ||
      /^(?:he|she|they|who) (?:died|succumbed)$/.test(pair) ||
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
    if (phrase !== undefined && acceptsPhrase(walk, word)) return bound(walk, phrase.effect, phrase.to, phrase.rule, 3);
  }
  const form = verbForm(word);
  if (form !== undefined || EFFECT_ADJECTIVES.has(word) || wordAt(sentence, at + 2) === 'death') {
    const found = effectAt(sentence, walk, counted, head);
    if (found !== undefined) return found;
    if (form !== undefined && nounClass(word) === undefined && !(form.ing || form.participle)) return 'stop';
    if (form !== undefined && (form.past || form.third) && hasObject(sentence, at) && tokenAt(sentence, at).pos === 'VERB' && !walk.be) return 'stop';
  }
  return step(sentence, walk, counted);
}

const FINITE_PHRASES = /^(?:needs?|requires?|faced?|lost|took|suffered|sustained|crossed|lose)$/;

/** Prepositional predicates ("in custody", "under the rubble") need a verb or the bare figure before them. */
function acceptsPhrase(walk: Walk, word: string): boolean {
  return walk.be || walk.linked || !walk.farther || !PREPOSITIONS.has(word);
}

function bound(walk: Walk, effect: Effect, to: number, rule: string, strength: number): Binding {
  return { effect, from: walk.at, to, side: 'subject', strength, relative: walk.relative, rule };
}

function effectAt(sentence: Sentence, walk: Walk, counted: Counted, head: string): Binding | undefined {
  const { at } = walk;
  const word = wordAt(sentence, at);
  const mixed = mixedEffect(sentence, at);
  const adjective = EFFECT_ADJECTIVES.get(word);
  const people = counted.nounClass !== 'thing' && counted.nounClass !== 'occurrence' && counted.nounClass !== 'weapon';
  if (adjective !== undefined && (people || word === 'ablaze' || word === 'missing')) {
    if (walk.farther && !walk.be && !walk.linked) return undefined;
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
  if (walk.auxFrom >= 0 && !walk.linked) return false;
  if (walk.linked) return true;
  if (walk.farther && !walk.listed) return false;
  return !hasObject(sentence, at);
}

function hasObject(sentence: Sentence, at: number): boolean {
  const deadly = deadlyEnd(sentence, at);
  const next = wordAt(sentence, deadly > 0 ? deadly : at + 1);
  const quantity = readQuantity(sentence, deadly > 0 ? deadly : at + 1);
  if (quantity !== undefined && quantity.kind !== 'article') return true;
  if (/^(?:and|or|in|at|by|on|when|after|during|,|\.|;|\)|"|”|:|-|–|—|as|while|since|with|from|to|near|overnight|dead|)$/.test(next)) return false;
  if (/^(?:him|them|her|himself|themselves|it|us|me)$/.test(next)) return true;
  if (DETERMINERS.has(next)) return true;
  const kind = nounClass(next);
  return kind === 'person' || (tokenAt(sentence, at + 1).pos === 'ADJ' && nounClass(wordAt(sentence, at + 2)) === 'person');
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
  if (wordAt(sentence, at + 1) === 'dead') return at + 2;
  if (wordAt(sentence, at + 1) === 'to' && wordAt(sentence, at + 2) === 'death') return at + 3;
  return -1;
}

function step(sentence: Sentence, walk: Walk, counted: Counted): 'on' | 'stop' {
  const { at } = walk;
  const word = wordAt(sentence, at);
  const token = tokenAt(sentence, at);
  walk.at++;
  if (BE_FORMS.has(word)) walk.be = true;
  if (/^(?:have|having)$/.test(word) && walk.linked) walk.be = false;
  if (word === 'as' && walk.linked) return 'on';
  if (AUXILIARIES.has(word) || word === 'to') {
    if (walk.auxFrom < 0) walk.auxFrom = at;
    if (word !== 'to' || walk.linked) return 'on';
  }
  if (ADVERBS.has(word) || /^["”“'’‘[\]*]$/.test(word)) return 'on';
  if (LINKING_VERBS.has(word) && (walk.be || walk.auxFrom >= 0 || (!walk.farther && leadsToEffect(sentence, walk.at)))) {
    walk.linked = true;
    return 'on';
  }
  if (RELATIVES.has(word)) {
    walk.relative = true;
    walk.be = false;
    walk.farther = true;
    return 'on';
  }
  if (word === '(') return skipTo(sentence, walk, ')');
  if (word === '-' && touches(sentence, at - 1) && touches(sentence, at)) return 'on';
  if (word === ',' || word === '—' || word === '–' || word === '-') return skipInsertion(sentence, walk, word);
  if (walk.be && token.pos === 'VERB' && wordAt(sentence, at + 1) === 'and' && verbForm(wordAt(sentence, at + 2))?.participle === true) {
    walk.at++;
    return 'on';
  }
  if (walk.be && !walk.linked && (DETERMINERS.has(word) || token.pos === 'VERB')) return 'stop';
  walk.farther = true;
  if (word === 'and' || word === 'or' || word === '&') {
    walk.listed = true;
    return startsNoun(sentence, walk.at) && !walk.be ? 'on' : 'stop';
  }
  if (PREPOSITIONS.has(word) || DETERMINERS.has(word)) return /^(?:after|before|as|because|than|if|until|since|while)$/.test(word) ? 'stop' : 'on';
  if (/^(?:while|when|where|whereas|although|but|because|if|;|:|\.|!|\?|whether)$/.test(word) || PRONOUNS.has(word)) return 'stop';
  if (SAY_VERBS.has(word) && token.pos === 'VERB') return 'stop';
  const nominal =
    (walk.farther && !/(?:s|ed|ing|en)$/.test(word)) ||
    /^\p{Lu}/u.test(token.text) ||
    DETERMINERS.has(wordAt(sentence, at - 1)) ||
    tokenAt(sentence, at - 1).pos === 'ADJ' ||
    /^(?:of|in|on|for)$/.test(wordAt(sentence, at - 1));
  if (token.pos === 'VERB' && walk.relative && !walk.be && !SAY_VERBS.has(word)) return skipRelative(sentence, walk);
  if (token.pos === 'VERB' && nounClass(word) === undefined && !nominal) return /(?:ing|ed|en)$/.test(word) && at <= counted.to + 1 ? 'on' : 'stop';
  return 'on';
}

/** "terrorists who tried to attack the base were killed": past a clause about the counted to their own verb. */
function skipRelative(sentence: Sentence, walk: Walk): 'on' | 'stop' {
  for (let at = walk.at; at < walk.at + 22; at++) {
    const word = wordAt(sentence, at);
    if (word === '' || /^(?:[.;:]|when|while|after|before|but|said|that)$/.test(word)) return 'stop';
    if (!/^(?:was|were|has|have|had|is|are)$/.test(word)) continue;
    walk.at = at;
    walk.relative = false;
    walk.farther = true;
    return 'on';
  }
  return 'stop';
}

/** "12 reported killed", "two left dead": a bare linking participle has the effect right behind it. */
function leadsToEffect(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  return (
    word === 'to' ||
    word === 'as' ||
    EFFECT_ADJECTIVES.has(word) ||
    verbForm(word)?.participle === true ||
    phrasePredicate(sentence, at, 'person', '') !== undefined
  );
}

function skipTo(sentence: Sentence, walk: Walk, close: string): 'on' | 'stop' {
  for (let at = walk.at; at < walk.at + 25; at++) {
    if (wordAt(sentence, at) === close) {
      walk.at = at + 1;
      return 'on';
    }
  }
  return 'stop';
}

/** A comma opens an insertion that a second one closes before the predicate, or goes on with a list of subjects. */
function skipInsertion(sentence: Sentence, walk: Walk, mark: string): 'on' | 'stop' {
  if (walk.be && !walk.linked) return 'stop';
  if (mark === ',' && wordAt(sentence, walk.at) === 'who') {
    walk.at++;
    walk.relative = true;
    walk.farther = true;
    return 'on';
  }
  for (let at = walk.at; at < walk.at + 28; at++) {
    const word = wordAt(sentence, at);
    if (word === '' || word === ';' || word === ':') break;
    const closes = word === mark || (mark !== ',' && /^[-—–]$/.test(word));
    const next = wordAt(sentence, at + 1);
    if (
      closes &&
      (AUXILIARIES.has(next) ||
        EFFECT_ADJECTIVES.has(next) ||
        (verbForm(next)?.participle ?? false) ||
        (verbForm(next)?.past ?? false) ||
        ADVERBS.has(next) ||
        next === 'lost')
    ) {
      walk.at = at + 1;
      walk.farther = true;
      return 'on';
    }
  }
  walk.farther = true;
  if (mark === ',' && /^(?:and|or|&)$/.test(wordAt(sentence, walk.at)) && startsNoun(sentence, walk.at + 1)) walk.at++;
  if (startsNoun(sentence, walk.at) && mark === ',') {
    walk.listed = true;
    return 'on';
  }
  return 'stop';
}

function startsNoun(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  return readQuantity(sentence, at) !== undefined || DETERMINERS.has(word) || nounClass(word) !== undefined || /^\p{Lu}/u.test(tokenAt(sentence, at).text);
}
