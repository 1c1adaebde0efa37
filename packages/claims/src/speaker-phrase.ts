import { joinTokens } from './group.ts';
import { ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS } from './lexicon/function-words.ts';
import { nounClass, singular } from './lexicon/nouns.ts';
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
const MAX_SPEAKER = 32;

/** The speaker whose name ends before a verb: back over adverbs and apposition to the start of the clause. */
export function readSpeakerBackward(sentence: Sentence, verb: number): SpeakerPhrase | undefined {
  let end = verb;
  while (end > 0 && (isVerbMatter(wordAt(sentence, end - 1)) || /^[a-z]+ly$/.test(tokenAt(sentence, end - 1).text))) end--;
  end = skipTimeBackward(sentence, end);
  const last = wordAt(sentence, end - 1);
  if (/^(?:which|who)$/.test(wordAt(sentence, end)) && last === ',') return credible(make(sentence, startOfPhrase(sentence, end - 1), end - 1));
  if (last === ',' || last === ')' || last === '—' || last === '–') return beforeInsertion(sentence, end, last);
  const phrase = make(sentence, startOfPhrase(sentence, end), end);
  // Whoever "says" is a speaker, whatever the noun; other verbs need one that can speak.
  return /^(?:said|says|say|told|tells?)$/.test(wordAt(sentence, verb)) && isNominal(sentence, phrase) ? phrase : credible(phrase);
}

function isVerbMatter(word: string): boolean {
  return ADVERBS.has(word) || (AUXILIARIES.has(word) && word !== "'s") || word === 'who' || word === 'which';
}

/** "Byron on Sunday said": the time is no part of the name. */
function skipTimeBackward(sentence: Sentence, end: number): number {
  if (!WEEKDAYS.has(wordAt(sentence, end - 1))) return end;
  return /^(?:on|late|early)$/.test(wordAt(sentence, end - 2)) ? end - 2 : end - 1;
}

/** "Ada Byron, the mayor, said", "the group (NDR) said", "the paper, which sides with the rebels, said". */
function beforeInsertion(sentence: Sentence, end: number, close: string): SpeakerPhrase | undefined {
  const open = close === ')' ? '(' : close;
  let tries = 0;
  for (let at = end - 2; at > 0 && end - at < MAX_SPEAKER && tries < 3; at--) {
    const word = wordAt(sentence, at);
    if (/^(?:[;“”"!?]|''|``)$/.test(word)) break;
    if (word !== open) continue;
    tries++;
    const name = credible(make(sentence, startOfPhrase(sentence, at), at));
    if (name === undefined || name.pronoun) continue;
    if (!opensClause(sentence, name.from)) return credible(make(sentence, at + 1, end - 1));
    const next = wordAt(sentence, at + 1);
    const between = sentence.tokens.slice(at + 1, end - 1);
    const inner =
      between.some(({ lower }) => ROLES.has(lower) || BODY_NOUNS.has(lower)) ||
      (between.length <= 4 && between.every(({ text }) => /^(?:\p{Lu}|-|al$|el$|bin$|de$|van$)/u.test(text)));
    const clause = !inner || /^(?:who|which|where|whose|speaking|citing|quoting|when|in|on|after|while)$/.test(next) || close === ')';
    return clause ? { ...name, to: end } : { from: name.from, to: end, words: joinTokens(sentence, name.from, end - 1), pronoun: false };
  }
  // No name before the insertion: the words between the marks may be the name ("…, a spokesman, Ali Abu, said").
  return undefined;
}

/** Whether a name stands at the head of its clause: behind a verb or preposition it is somebody else's place. */
function opensClause(sentence: Sentence, from: number): boolean {
  let before = from - 1;
  while (before >= 0 && DETERMINERS.has(wordAt(sentence, before))) before--;
  const word = wordAt(sentence, before);
  return (
    before < 0 ||
    /^(?:[,;:.—–"“”'-]|''|``|and|but|while|that|as|when|where|whereas|though|although|because|after|said|meanwhile|also|earlier|later|\))$/.test(word) ||
    ADVERBS.has(word)
  );
}

function isNominal(sentence: Sentence, phrase: SpeakerPhrase | undefined): boolean {
  if (phrase === undefined || tokenAt(sentence, phrase.from).pos === 'VERB') return false;
  return /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, phrase.to - 1).pos);
}

function credible(phrase: SpeakerPhrase | undefined): SpeakerPhrase | undefined {
  return phrase !== undefined && (phrase.pronoun || isSpeakerLike(phrase.words)) ? phrase : undefined;
}

/** Whether a phrase can speak: it holds a name, an office, a body, an outlet or a document. */
export function isSpeakerLike(words: string): boolean {
  const list = words.split(/[\s,()]+/);
  return list.some((word) => {
    const lower = word.toLowerCase().replace(/['’]s?$/, '');
    return (
      /^\p{Lu}/u.test(word) ||
      ROLES.has(lower) ||
      BODY_NOUNS.has(lower) ||
      OUTLETS.has(lower) ||
      DOCUMENTS.has(lower) ||
      isSpeakerNoun(singular(lower)) ||
      (nounClass(lower) === 'person' && !/^(?:cases?|lives|life|souls?)$/.test(lower)) ||
      /(?:people|officials|men|women|agency|leaders|groups?|ers|ists)$/.test(lower)
    );
  });
}

function startOfPhrase(sentence: Sentence, end: number): number {
  let depth = 0;
  let at = end - 1;
  for (; at >= 0 && end - at < MAX_SPEAKER; at--) {
    const word = wordAt(sentence, at);
    if (word === ')') depth++;
    if (word === '(') depth--;
    if (depth < 0) return at + 1;
    if (depth > 0 || word === '(') continue;
    if (word === ',') return at + 1;
    if (!isBarrier(sentence, at)) continue;
    const relative = tokenAt(sentence, at).pos === 'VERB' || AUXILIARIES.has(word) ? whoBefore(sentence, at) : -1;
    if (relative < 0) return at + 1;
    at = relative;
  }
  return Math.max(0, at + 1);
}

/** "an official who gave no name said": the verb belongs to a clause about the speaker. */
function whoBefore(sentence: Sentence, verb: number): number {
  for (let at = verb - 1; at > 0 && verb - at < 9; at--) {
    const word = wordAt(sentence, at);
    if (word === 'who') return at;
    if (/^[,;:.“”"]$/.test(word)) return -1;
  }
  return -1;
}

const CLAUSE_WORDS = /^(?:what|how|while|but|that|as|which|when|where|whereas|after|because|although|though|if|before|since|until)$/;
const TITLES = /^(?:[a-z]|mr|mrs|ms|dr|gen|col|lt|sgt|capt|maj|gov|sen|rep|rev|st|jr|sr|brig|adm|supt|insp|prof)$/;

function isBarrier(sentence: Sentence, at: number): boolean {
  const token = tokenAt(sentence, at);
  const word = token.lower;
  if (/^(?:[;:—–"“”!?]|''|``|\*|\]|\[)$/.test(word)) return true;
  if (word === '.') return !TITLES.test(wordAt(sentence, at - 1));
  if (CLAUSE_WORDS.test(word)) return true;
  if (word === 'and' || word === 'or') return !joinsSpeakers(sentence, at);
  const capital = /^\p{Lu}/u.test(token.text) && at > 0;
  if (capital) return false;
  if (AUXILIARIES.has(word)) return word !== "'s";
  if (token.pos !== 'VERB') return false;
  if (ROLES.has(word) || BODY_NOUNS.has(word) || DOCUMENTS.has(word)) return false;
  // Participles live inside names ("the UN-backed government"); a speaking verb never does.
  return SAY_VERBS.has(word) || !/(?:ed|ing|en|led|run|based|held)$/.test(word);
}

/** "police and a medical examiner said", "media and police said": speakers joined. */
function joinsSpeakers(sentence: Sentence, at: number): boolean {
  const known = (word: string): boolean => isSpeakerNoun(word) || isSpeakerNoun(singular(word));
  if (known(wordAt(sentence, at - 1))) return true;
  const capital = (place: number): boolean => /^\p{Lu}/u.test(tokenAt(sentence, place).text);
  if (capital(at - 1) && capital(at + 1)) return true;
  if (wordAt(sentence, at - 1) === ',' || /^\d/.test(wordAt(sentence, at - 1))) return false;
  if (capital(at - 1) && DETERMINERS.has(wordAt(sentence, at + 1)) && capital(at + 2)) return true;
  const nominal = /^(?:ADJ|PROPN|NOUN)$/.test(tokenAt(sentence, at - 1).pos);
  return nominal && (known(wordAt(sentence, at + 1)) || known(wordAt(sentence, at + 2)));
}

function isSpeakerNoun(word: string): boolean {
  return ROLES.has(word) || BODY_NOUNS.has(word) || OUTLETS.has(word) || DOCUMENTS.has(word);
}

const FORWARD_STOPS =
  /^(?:on|that|while|who|which|as|when|after|during|by|because|but|since|following|than|where|before|until|via|without|into|about|speaking|adding|citing|told|says?|said|late|early|earlier)$/;

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
    if (endsForward(sentence, at, start)) break;
  }
  const phrase = make(sentence, start, at);
  return credible(phrase);
}

function endsForward(sentence: Sentence, at: number, start: number): boolean {
  const token = tokenAt(sentence, at);
  const word = token.lower;
  const next = tokenAt(sentence, at + 1);
  if (/^(?:[;:—–"“”!?]|''|``)$/.test(word)) return true;
  if (word === '.') return at === sentence.tokens.length - 1 || !TITLES.test(wordAt(sentence, at - 1));
  if (WEEKDAYS.has(word) || ADVERBS.has(word) || (MONTHS.has(word) && word !== 'may')) return true;
  if (AUXILIARIES.has(word) && word !== "'s") return true;
  if (at === start) return false;
  if (word === 'by' && /(?:ed|made)$/.test(wordAt(sentence, at - 1))) return false;
  if (PRONOUNS.has(word) || FORWARD_STOPS.test(word)) return true;
  if (word === 'and' || word === 'or') return !joinsSpeakers(sentence, at);
  if (word === 'in')
    return !/^\p{Lu}/u.test(next.text) && next.lower !== 'the'
      ? true
      : MONTHS.has(next.lower) || (next.lower === 'the' && !/^\p{Lu}/u.test(tokenAt(sentence, at + 2).text));
  if (word === 'at' || word === 'with' || word === 'from' || word === 'near') return !/^\p{Lu}/u.test(next.text) && next.lower !== 'the';
  if (wordAt(sentence, at - 1) === '-') return false;
  return token.pos === 'VERB' && !/^\p{Lu}/u.test(token.text) && !ROLES.has(word) && !BODY_NOUNS.has(word) && !/(?:ed|ing)$/.test(word);
}

function closing(sentence: Sentence, open: number): number {
  for (let at = open + 1; at < open + 20; at++) if (wordAt(sentence, at) === ')') return at;
  return -1;
}

function isApposition(sentence: Sentence, comma: number): boolean {
  const words = [1, 2, 3, 4].map((offset) => wordAt(sentence, comma + offset));
  const next = words[0] ?? '';
  if (!words.some((word) => ROLES.has(word))) return false;
  if (/^(?:adding|saying|who|which|while|as|but|and|in|on|with|after|when|citing|he|she|they|it)$/.test(next)) return false;
  return DETERMINERS.has(next) || ROLES.has(next) || ROLES.has(words[1] ?? '') || /^\p{Lu}/u.test(tokenAt(sentence, comma + 1).text);
}

function make(sentence: Sentence, first: number, end: number): SpeakerPhrase | undefined {
  let from = Math.max(first, datelineEnd(sentence));
  from = skipIntroduction(sentence, from, end);
  while (from < end && /^(?:the|a|an|,|and|also|but|\(|-|"|“|meanwhile|however|earlier|later|then|so|in|on|by)$/.test(wordAt(sentence, from))) from++;
  let to = end;
  while (to > from && /^(?:,|-|—|in|on|of|and|\(|the|a|,)$/.test(wordAt(sentence, to - 1))) to--;
  if (to <= from) return undefined;
  const words = joinTokens(sentence, from, to).replace(/\s+/g, ' ');
  if (words.length > 290 || !/\p{L}/u.test(words)) return undefined;
  const single = to - from === 1 ? wordAt(sentence, from) : '';
  if (single !== '' && (CONJUNCTIONS.has(single) || PREPOSITIONS.has(single))) return undefined;
  if (PRONOUNS.has(single) && !SPEAKING_PRONOUNS.test(single)) return undefined;
  return { from, to, words, pronoun: SPEAKING_PRONOUNS.test(single) };
}

const SPEAKING_PRONOUNS = /^(?:he|she|it|they|we|i)$/;

/** Where a dateline ("ROME (Agency) -", "LAGOS/ABUJA, April 14") at the head of a paragraph ends. */
export function datelineEnd(sentence: Sentence): number {
  let at = 0;
  while (
    at < 8 &&
    (/^\p{Lu}{3,}$/u.test(tokenAt(sentence, at).text) ||
      (at > 0 && /^(?:[,/-]|\(|\)|—|–|--|reuters|ap|afp|stmw|calif\.|va\.|cnn)$/.test(wordAt(sentence, at))) ||
      (at > 1 && (MONTHS.has(wordAt(sentence, at)) || /^\d{1,2}$/.test(wordAt(sentence, at))) && /^(?:,|\p{L}+)$/u.test(wordAt(sentence, at - 1))))
  )
    at++;
  if (at === 0 || /^\p{Lu}{2,}$/u.test(tokenAt(sentence, at).text)) return 0;
  return /^\p{Lu}{4,}$/u.test(tokenAt(sentence, 0).text) &&
    !/^(?:SANA|WAFA|NATO|UNHCR|UNICEF|UNRWA|JNIM|NYPD)$/.test(tokenAt(sentence, 0).text) &&
    /^(?:\p{Lu}|a$|an$)/u.test(tokenAt(sentence, at).text)
    ? at
    : 0;
}

/** "In a statement, the army said": what introduces is no part of the name. */
function skipIntroduction(sentence: Sentence, from: number, end: number): number {
  if (!PREPOSITIONS.has(wordAt(sentence, from))) return from;
  for (let at = from; at < end; at++) if (wordAt(sentence, at) === ',') return at + 1 < end ? at + 1 : from;
  return from;
}
