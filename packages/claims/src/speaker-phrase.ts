import { joinTokens } from './group.ts';
import { ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS } from './lexicon/function-words.ts';
import { BODY_NOUNS, DOCUMENTS, OUTLETS, ROLES, SAY_VERBS } from './lexicon/speech.ts';
import { MONTHS, WEEKDAYS } from './lexicon/time.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';

/** The words that name a speaker. */
export interface SpeakerPhrase {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly pronoun: boolean;
}

/** Longest name with role and body, in tokens. */
const MAX_SPEAKER = 30;

/** The speaker whose name ends before a verb: back over adverbs and apposition to the start of the clause. */
export function readSpeakerBackward(sentence: Sentence, verb: number): SpeakerPhrase | undefined {
  let end = verb;
  while (end > 0 && isVerbMatter(wordAt(sentence, end - 1))) end--;
  end = skipTimeBackward(sentence, end);
  const comma = wordAt(sentence, end - 1) === ',' || wordAt(sentence, end - 1) === ')' || wordAt(sentence, end - 1) === '—';
  const from = startOfSpeaker(sentence, end, comma);
  return make(sentence, from, end);
}

function isVerbMatter(word: string): boolean {
  return ADVERBS.has(word) || AUXILIARIES.has(word) || word === 'who';
}

/** "Fedorov on Sunday said": the time is no part of the name. */
function skipTimeBackward(sentence: Sentence, end: number): number {
  const last = wordAt(sentence, end - 1);
  if (!WEEKDAYS.has(last)) return end;
  return /^(?:on|late|early)$/.test(wordAt(sentence, end - 2)) ? end - 2 : end - 1;
}

function startOfSpeaker(sentence: Sentence, end: number, apposed: boolean): number {
  let at = end - 1;
  let commas = apposed ? 2 : 0;
  if (apposed) at--;
  let depth = 0;
  for (; at >= 0 && end - at < MAX_SPEAKER; at--) {
    const word = wordAt(sentence, at);
    if (word === ')') depth++;
    if (word === '(') depth--;
    if (depth > 0) continue;
    if (word === ',') {
      if (commas > 1 || (commas === 1 && isListComma(sentence, at))) {
        commas = Math.max(1, commas - 1);
        if (commas === 1) {
          const name = nameBefore(sentence, at);
          return name >= 0 ? name : at + 1;
        }
        continue;
      }
      return at + 1;
    }
    if (isBarrier(sentence, at)) return at + 1;
  }
  return Math.max(0, at + 1);
}

function isListComma(sentence: Sentence, at: number): boolean {
  return /^\p{Lu}/u.test(tokenAt(sentence, at - 1).text) && false;
}

/** Start of the name that an apposition explains ("Diego Acosta, the vice minister of security, said"). */
function nameBefore(sentence: Sentence, comma: number): number {
  let at = comma - 1;
  for (; at >= 0 && comma - at < 14; at--) {
    const word = wordAt(sentence, at);
    if (word === ',' || isBarrier(sentence, at)) break;
  }
  return at + 1 < comma ? at + 1 : -1;
}

function isBarrier(sentence: Sentence, at: number): boolean {
  const token = tokenAt(sentence, at);
  const word = token.lower;
  if (/^(?:[;:—–"“”!?.]|''|``|\*|\])$/.test(word))
    return word !== '.' || !/^(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|Rev|St|Jr|Sr|Brig|Adm|Supt|Insp|Prof)$/.test(wordAt(sentence, at - 1));
  if (
    word === 'while' ||
    word === 'but' ||
    word === 'that' ||
    word === 'as' ||
    word === 'which' ||
    word === 'when' ||
    word === 'where' ||
    word === 'whereas' ||
    word === 'after' ||
    word === 'because' ||
    word === 'although' ||
    word === 'though' ||
    word === 'if'
  )
    return true;
  if (word === 'and' || word === 'or') return !joinsSpeakers(sentence, at);
  if (SAY_VERBS.has(word) && token.pos === 'VERB' && !isReduced(sentence, at)) return true;
  if (AUXILIARIES.has(word) && word !== "'s" && word !== 'may' && word !== 'will') return true;
  return token.pos === 'VERB' && !isReduced(sentence, at);
}

/** Participles inside a name phrase ("the UN-backed government", "officials speaking on condition …"). */
function isReduced(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  if (/^\p{Lu}/u.test(tokenAt(sentence, at).text) && at > 0) return true;
  if (ROLES.has(word) || BODY_NOUNS.has(word) || DOCUMENTS.has(word)) return true;
  return /(?:ed|ing|en|led|run|based)$/.test(word) && at > 0;
}

/** "police and a medical examiner said", "media and police said": speakers joined. */
function joinsSpeakers(sentence: Sentence, at: number): boolean {
  const left = wordAt(sentence, at - 1);
  const known = (word: string): boolean => ROLES.has(word) || BODY_NOUNS.has(word) || OUTLETS.has(word);
  if (known(left)) return true;
  const leftCapital = /^\p{Lu}/u.test(tokenAt(sentence, at - 1).text);
  const rightCapital = /^\p{Lu}/u.test(tokenAt(sentence, at + 1).text);
  if (leftCapital && rightCapital) return true;
  for (let next = at + 1; next < at + 4; next++)
    if (known(wordAt(sentence, next)) && !/^[A-Z]/.test(tokenAt(sentence, next).text))
      return left !== ',' && tokenAt(sentence, at - 1).pos !== 'VERB' && /^(?:ADJ|PROPN|NOUN)$/.test(tokenAt(sentence, at - 1).pos) && !/^\d/.test(left);
  return false;
}

/** The speaker whose name starts at a token: up to the end of the noun phrase with its appositions. */
export function readSpeakerForward(sentence: Sentence, start: number): SpeakerPhrase | undefined {
  let at = start;
  for (; at < sentence.tokens.length && at - start < MAX_SPEAKER; at++) {
    const token = tokenAt(sentence, at);
    const word = token.lower;
    if (word === '(') {
      const close = closing(sentence, at);
      if (close < 0) break;
      at = close;
      continue;
    }
    if (word === ',') {
      if (!isApposition(sentence, at)) break;
      continue;
    }
    if (/^(?:[;:—–"“”!?]|''|``)$/.test(word)) break;
    if (
      word === '.' &&
      (token.start > tokenAt(sentence, at - 1).end ||
        at === sentence.tokens.length - 1 ||
        !/^(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|Rev|St)$/.test(tokenAt(sentence, at - 1).text))
    )
      break;
    if (WEEKDAYS.has(word) || MONTHS.has(word) || ADVERBS.has(word)) break;
    if (AUXILIARIES.has(word) && word !== "'s") break;
    if (PRONOUNS.has(word) && at > start) break;
    if (
      at > start &&
      /^(?:on|that|while|who|which|as|when|after|during|by|because|but|since|following|than|where|before|until|via|without|into|about|speaking|adding|citing)$/.test(
        word,
      )
    )
      break;
    if (
      word === 'in' &&
      /^(?:a|an|the|his|her|its|their|january|february|march|april|may|june|july|august|september|october|november|december|\d.*)$/.test(
        wordAt(sentence, at + 1),
      )
    )
      break;
    if (word === 'at' && !/^\p{Lu}/u.test(tokenAt(sentence, at + 1).text) && wordAt(sentence, at + 1) !== 'the') break;
    if (at > start && token.pos === 'VERB' && !/^\p{Lu}/u.test(token.text) && !ROLES.has(word) && !BODY_NOUNS.has(word) && !/(?:ed|ing)$/.test(word)) break;
  }
  return make(sentence, start, at);
}

function closing(sentence: Sentence, open: number): number {
  for (let at = open + 1; at < open + 20; at++) if (wordAt(sentence, at) === ')') return at;
  return -1;
}

function isApposition(sentence: Sentence, comma: number): boolean {
  const next = wordAt(sentence, comma + 1);
  const second = wordAt(sentence, comma + 2);
  const third = wordAt(sentence, comma + 3);
  const roleNear = [next, second, third, wordAt(sentence, comma + 4)].some((word) => ROLES.has(word));
  if (!roleNear) return false;
  if (/^(?:adding|saying|who|which|while|as|but|and|in|on|with|after|when|citing)$/.test(next)) return false;
  return DETERMINERS.has(next) || ROLES.has(next) || ROLES.has(second) || /^\p{Lu}/u.test(tokenAt(sentence, comma + 1).text);
}

function make(sentence: Sentence, first: number, end: number): SpeakerPhrase | undefined {
  let from = first;
  while (
    from < end &&
    /^(?:the|a|an|,|and|also|but|\(|-|"|“|meanwhile|however|earlier|later|then|local)$/.test(wordAt(sentence, from)) &&
    !(wordAt(sentence, from) === 'local' && false)
  ) {
    if (wordAt(sentence, from) === 'local') break;
    from++;
  }
  from = skipIntroduction(sentence, from, end);
  let to = end;
  while (to > from && /^(?:,|-|—|in|on|of|and|\(|the|a)$/.test(wordAt(sentence, to - 1))) to--;
  if (to <= from) return undefined;
  const words = joinTokens(sentence, from, to).replace(/\s+/g, ' ');
  if (words.length > 290 || !/\p{L}/u.test(words)) return undefined;
  const pronoun = to - from === 1 && PRONOUNS.has(wordAt(sentence, from));
  if (to - from === 1 && (CONJUNCTIONS.has(wordAt(sentence, from)) || PREPOSITIONS.has(wordAt(sentence, from)))) return undefined;
  return { from, to, words, pronoun };
}

/** "In a statement, the army said": what introduces is no part of the name. */
function skipIntroduction(sentence: Sentence, from: number, end: number): number {
  if (!PREPOSITIONS.has(wordAt(sentence, from))) return from;
  for (let at = from; at < end; at++)
    if (wordAt(sentence, at) === ',') return at + 1 < end ? (DETERMINERS.has(wordAt(sentence, at + 1)) ? at + 2 : at + 1) : from;
  return from;
}
