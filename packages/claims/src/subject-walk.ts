import type { Counted } from './counted.ts';
import { EFFECT_ADJECTIVES, verbForm } from './lexicon/effects.ts';
import { ADVERBS, AUXILIARIES, BE_FORMS, DETERMINERS, LINKING_VERBS, PREPOSITIONS, PRONOUNS, RELATIVES } from './lexicon/function-words.ts';
import { nounClass } from './lexicon/nouns.ts';
import { SAY_VERBS } from './lexicon/speech.ts';
import { phrasePredicate } from './predicates.ts';
import { readQuantity } from './quantities.ts';
import { type Sentence, tokenAt, touches, wordAt } from './sentences.ts';

/** What has been passed on the way from a subject to its predicate. */
export interface Walk {
  at: number;
  be: boolean;
  linked: boolean;
  relative: boolean;
  farther: boolean;
  listed: boolean;
  /** A comma has opened a further item of a list that no "and" has closed yet. */
  comma: boolean;
  auxFrom: number;
}

/** A walk that starts at a token. */
export function walkFrom(at: number, farther: boolean): Walk {
  return { at, be: false, linked: false, relative: false, farther, listed: false, comma: false, auxFrom: -1 };
}

/** One step over whatever may stand between a subject and its predicate; "stop" where the clause is somebody else's. */
export function step(sentence: Sentence, walk: Walk, counted: Counted): 'on' | 'stop' {
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
  // "were both shot".
  if (walk.be && (word === 'both' || word === 'all')) return 'on';
  if (ADVERBS.has(word) || /^["”“'’‘[\]*]$/.test(word)) return 'on';
  if (
    LINKING_VERBS.has(word) &&
    (walk.be ||
      walk.auxFrom >= 0 ||
      (walk.listed && /^(?:remain|remains|remained|became|stayed)$/.test(word)) ||
      (!walk.farther && leadsToEffect(sentence, walk.at)))
  ) {
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
  if (walk.be && walk.relative && token.pos === 'VERB' && !SAY_VERBS.has(word)) return skipRelative(sentence, walk);
  if (walk.be && !walk.linked && (DETERMINERS.has(word) || token.pos === 'VERB')) return 'stop';
  walk.farther = true;
  if (word === 'or' && /ly$/.test(wordAt(sentence, at - 1)) && /ly$/.test(wordAt(sentence, at + 1))) return 'on';
  if (word === 'and' || word === 'or' || word === '&') {
    walk.listed = true;
    walk.comma = false;
    return startsNoun(sentence, walk.at) && !walk.be ? 'on' : 'stop';
  }
  if (PREPOSITIONS.has(word) || DETERMINERS.has(word)) return /^(?:after|before|as|because|than|if|until|since|while)$/.test(word) ? 'stop' : 'on';
  if (/^(?:while|when|where|whereas|although|but|because|if|;|:|\.|!|\?|whether)$/.test(word) || PRONOUNS.has(word)) return 'stop';
  if (SAY_VERBS.has(word) && token.pos === 'VERB') return 'stop';
  if (
    /^(?:escaped|remained|arrived|stayed|lived|returned|happened|resulted|led|caused|ended|erupted|began|broke|left)$/.test(word) &&
    token.pos === 'VERB' &&
    !walk.be
  )
    return 'stop';
  const nominal =
    (walk.farther && !/(?:s|ed|ing|en)$/.test(word)) ||
    /^\p{Lu}/u.test(token.text) ||
    DETERMINERS.has(wordAt(sentence, at - 1)) ||
    (/ly$/.test(wordAt(sentence, at - 1)) && tokenAt(sentence, at + 1).pos === 'NOUN') ||
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
    walk.be = false;
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
        (RELATIVES.has(next) && word !== ',') ||
        /^(?:lost|needs?|faces?|requires?)$/.test(next))
    ) {
      walk.at = at + 1;
      return 'on';
    }
  }
  walk.farther = true;
  if (mark === ',' && /^(?:and|or|&)$/.test(wordAt(sentence, walk.at)) && startsNoun(sentence, walk.at + 1)) walk.at++;
  else walk.comma = true;
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
