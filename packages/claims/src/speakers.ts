import { isPassive } from './binding.ts';
import { ADVERBS, AUXILIARIES, PREPOSITIONS } from './lexicon/function-words.ts';
import { BODY_NOUNS, CONTINUING, DIRECT_ONLY, DOCUMENTS, ROLES, SAY_VERBS } from './lexicon/speech.ts';
import { MONTHS, WEEKDAYS } from './lexicon/time.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';
import { readSpeakerBackward, readSpeakerForward, type SpeakerPhrase } from './speaker-phrase.ts';

/** Words that credit someone with what a sentence says: who, by which cue, and which tokens they govern. */
export interface Attribution {
  readonly speaker: SpeakerPhrase;
  /** The crediting verb or "according to". */
  readonly cue: number;
  /** Tokens the crediting words themselves take up. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'leading' | 'trailing' | 'inverted' | 'according' | 'citing';
  /** Who only passed it on ("told Reuters"). */
  readonly via: readonly string[];
  readonly rule: string;
}

/** Every crediting phrase of a sentence, left to right. */
export function findAttributions(sentence: Sentence): Attribution[] {
  const found: Attribution[] = [];
  for (let at = 0; at < sentence.tokens.length; at++) {
    const attribution = attributionAt(sentence, at) ?? sharedSubject(sentence, at, found);
    if (attribution === undefined) continue;
    const clash = found.find(({ from, to, kind }) => attribution.from < to && from < attribution.to && attribution.kind !== 'citing' && kind !== 'citing');
    if (clash !== undefined && clash.kind !== 'according') continue;
    found.push(attribution);
  }
  return found;
}

/** "The army denied it and said …", "…, adding that …": a further verb of the speaker named before, or of the sentence's subject. */
function sharedSubject(sentence: Sentence, at: number, found: readonly Attribution[]): Attribution | undefined {
  const word = wordAt(sentence, at);
  const joint = wordAt(sentence, at - 1);
  const coordinate = ALWAYS_VERBS.test(word) && /^(?:and|but)$/.test(joint);
  const continued = CONTINUING.has(word) && joint === ',';
  if ((!coordinate && !continued) || sentence.quoted[at] === true) return undefined;
  const previous = found.at(-1);
  const speaker = previous?.speaker ?? sentenceSubject(sentence, at);
  if (speaker === undefined || (previous !== undefined && previous.kind === 'trailing' && continued)) return undefined;
  return { speaker: { ...speaker, from: at, to: at + 1 }, cue: at, from: at, to: at + 1, kind: 'leading', via: previous?.via ?? [], rule: 'cue:shared' };
}

/** The subject of the sentence's first verb. */
function sentenceSubject(sentence: Sentence, before: number): SpeakerPhrase | undefined {
  for (let at = 1; at < before; at++) {
    if (tokenAt(sentence, at).pos !== 'VERB' || wordAt(sentence, at - 1) === 'to') continue;
    const subject = readSpeakerBackward(sentence, at);
    if (subject !== undefined) return isOfficial(subject) || subject.pronoun || /^\p{Lu}/u.test(subject.words) ? subject : undefined;
  }
  return undefined;
}

function attributionAt(sentence: Sentence, at: number): Attribution | undefined {
  const word = wordAt(sentence, at);
  if (word === 'according' && wordAt(sentence, at + 1) === 'to') return forward(sentence, at, at + 2, 'according', 'cue:according-to');
  if (word === 'by' && DOCUMENT_TAIL.test(`${wordAt(sentence, at + 1)} ${wordAt(sentence, at + 2)}`))
    return forward(sentence, at, at + 1, 'according', 'cue:by-reports');
  if (word === 'in' && at === 0) {
    const document = introducedDocument(sentence);
    if (document > 0) return forward(sentence, at, document, 'according', 'cue:in-report');
  }
  if ((word === 'citing' || word === 'quoting') && !sentence.quoted[at]) return forward(sentence, at, at + 1, 'citing', 'cue:citing');
  if (word === ':' && sentence.quoted[at] !== true) return beforeOrBehindColon(sentence, at);
  if (word === 'quoted') return quotedSaying(sentence, at);
  if (!SAY_VERBS.has(word) || sentence.quoted[at]) return undefined;
  if (CONTINUING.has(word) && !isPassive(sentence, at)) return undefined;
  return spoken(sentence, at);
}

const DOCUMENT_TAIL =
  /^(?:reports|accounts|estimates|(?:early|some|all|most|official|initial|unofficial|preliminary|local|various|unconfirmed|its|their|his|one|media|most) (?:reports|accounts|estimates|estimate|count|counts|figures|account|tally))$/;

/** "In a report by X, …", "In its latest update, X …": where the maker's name starts; -1 if the sentence starts otherwise. */
function introducedDocument(sentence: Sentence): number {
  for (let at = 1; at < 7; at++) if (DOCUMENTS.has(wordAt(sentence, at)) && /^(?:of|by|from)$/.test(wordAt(sentence, at + 1))) return at + 2;
  return -1;
}

/** "The minister was quoted as saying", "the agency quoted the minister as saying". */
function quotedSaying(sentence: Sentence, at: number): Attribution | undefined {
  if (isPassive(sentence, at) && wordAt(sentence, at + 1) === 'by') return quotedBy(sentence, at);
  if (isPassive(sentence, at)) {
    const speaker = wordAt(sentence, at + 1) === 'as' ? readSpeakerBackward(sentence, at) : undefined;
    return speaker === undefined ? undefined : { speaker, cue: at, from: speaker.from, to: at + 3, kind: 'leading', via: [], rule: 'cue:quoted' };
  }
  const source = readSpeakerForward(sentence, at + 1);
  if (source === undefined || wordAt(sentence, source.to) !== 'as') return undefined;
  const outlet = readSpeakerBackward(sentence, at);
  const trailing = outlet !== undefined && isTrailing(sentence, outlet.from);
  return {
    speaker: source,
    cue: at,
    from: outlet?.from ?? at,
    to: source.to + 2,
    kind: trailing ? 'trailing' : 'leading',
    via: outlet === undefined || outlet.pronoun ? [] : [outlet.words],
    rule: 'cue:quoted',
  };
}

/** "The minister was quoted by state TV as saying": the subject speaks, the agent relays. */
function quotedBy(sentence: Sentence, at: number): Attribution | undefined {
  const outlet = readSpeakerForward(sentence, at + 2);
  const speaker = readSpeakerBackward(sentence, at);
  if (outlet === undefined || speaker === undefined || wordAt(sentence, outlet.to) !== 'as') return undefined;
  const kind = isTrailing(sentence, speaker.from) ? 'trailing' : 'leading';
  return { speaker, cue: at, from: speaker.from, to: outlet.to + 2, kind, via: [outlet.words], rule: 'cue:quoted' };
}

/** Headings credit with a colon: "Police: 12 killed in blast", "12 killed in blast: police". */
function beforeOrBehindColon(sentence: Sentence, at: number): Attribution | undefined {
  const size = sentence.tokens.length;
  const behind = size - at - 1;
  if (behind >= 1 && behind <= 5 && at >= 4 && !/^(?:credit|credits|photo|photos|image|images|video|by|picture|file|source)$/.test(wordAt(sentence, at - 1))) {
    const speaker = readSpeakerForward(sentence, at + 1);
    if (speaker !== undefined && speaker.to >= size - 1) return { speaker, cue: at, from: at, to: size, kind: 'trailing', via: [], rule: 'cue:colon' };
  }
  if (at < 1 || at > 4 || behind < 4) return undefined;
  const speaker = readSpeakerBackward(sentence, at);
  const office =
    speaker !== undefined &&
    speaker.from <= 1 &&
    /\p{Ll}/u.test(speaker.words) &&
    speaker.words.split(' ').some((word) => ROLES.has(word.toLowerCase()) || BODY_NOUNS.has(word.toLowerCase()));
  return office ? { speaker, cue: at, from: speaker.from, to: at + 1, kind: 'leading', via: [], rule: 'cue:colon' } : undefined;
}

function forward(sentence: Sentence, cue: number, start: number, kind: Attribution['kind'], rule: string): Attribution | undefined {
  const speaker = readSpeakerForward(sentence, start);
  return speaker === undefined ? undefined : { speaker, cue, from: cue, to: speaker.to, kind, via: [], rule };
}

function spoken(sentence: Sentence, at: number): Attribution | undefined {
  const token = tokenAt(sentence, at);
  const word = token.lower;
  if (!ALWAYS_VERBS.test(word) && token.pos !== 'VERB' && !/(?:ed|told|wrote|reports|claims|estimates)$/.test(word)) return undefined;
  if (/^\p{Lu}/u.test(token.text) && at > 0) return undefined;
  if (/^(?:the|a|an|this|its|their|his|her|'s)$/.test(wordAt(sentence, at - 1))) return undefined;
  if (wordAt(sentence, at - 1) === 'to' || (/(?:ed|told|found|seen|heard|given|known|put)$/.test(word) && isPassive(sentence, at))) {
    return word === 'told' && wordAt(sentence, at + 1) === 'by' ? forward(sentence, at, at + 2, 'according', 'cue:told-by') : undefined;
  }
  if (/^claim(?:ed|s|ing)?$/.test(word) && /^(?:responsibility|credit)$/.test(wordAt(sentence, at + 1))) return undefined;
  if (/^reports?$|^reported$|^reporting$/.test(word) && /^(?:for|back)$/.test(wordAt(sentence, at + 1))) return undefined;
  const inverted =
    INVERTING.test(word) && followsQuoteOrComma(sentence, at) && !PREPOSITIONS.has(wordAt(sentence, at + 1)) ? readSpeakerForward(sentence, at + 1) : undefined;
  if (inverted !== undefined && isInverted(sentence, inverted)) {
    return { speaker: inverted, cue: at, from: at, to: inverted.to, kind: 'inverted', via: viaAfter(sentence, at), rule: 'cue:inverted' };
  }
  const speaker = word === 'read' || /^(?:and|but)$/.test(wordAt(sentence, at - 1)) ? undefined : readSpeakerBackward(sentence, at);
  if (speaker === undefined) return undefined;
  if (
    /^(?:reports|claims|estimates|fears|states|records|notes|counts|lists)$/.test(word) &&
    (tokenAt(sentence, at - 1).pos === 'VERB' ||
      (wordAt(sentence, at - 1) === ',' && !/^[.,]$/.test(wordAt(sentence, at + 1))) ||
      DENYING.test(wordAt(sentence, at - 1)))
  )
    return undefined;
  if (DENYING.test(word) && !/^(?:reports?|claims?|allegations?|suggestions?|accusations?|figures?|that|killing|any)$/.test(wordAt(sentence, at + 1)))
    return undefined;
  if (DOCUMENT_VERBS.test(word) && !isDocumented(speaker)) return undefined;
  if (RAISING.test(word) && !isOfficial(speaker)) return undefined;
  const closing = /^(?:[.,;]|“|"|citing|quoting|)$/.test(wordAt(sentence, at + 1)) && isTrailing(sentence, speaker.from);
  if (DIRECT_ONLY.has(word) && !closing && !isDirect(sentence, at, word)) return undefined;
  const trailing = isTrailing(sentence, speaker.from);
  return {
    speaker,
    cue: at,
    from: speaker.from,
    to: at + 1,
    kind: trailing ? 'trailing' : 'leading',
    via: viaAfter(sentence, at),
    rule: trailing ? 'cue:trailing' : 'cue:leading',
  };
}

/** Verbs by which a speaker says that it is not so. */
export const DENYING = /^(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)|refut(?:es?|ed))$/;

const DOCUMENT_VERBS = /^(?:shows?|showed)$/;
const RAISING = /^(?:increased|raised|lowered)$/;

/** "Figures showed": only documents show. */
function isDocumented({ words }: SpeakerPhrase): boolean {
  return words.split(/\s+/).some((word) => DOCUMENTS.has(word.toLowerCase()));
}

/** Storms raise tolls as well; only an office or body that does so is a speaker. */
function isOfficial({ words }: SpeakerPhrase): boolean {
  return words.split(/[\s()]+/).some((word) => ROLES.has(word.toLowerCase()) || BODY_NOUNS.has(word.toLowerCase()) || /^\p{Lu}{3,}$/u.test(word));
}

const ALWAYS_VERBS = /^(?:said|says|told|added|claimed|confirmed|announced|reported)$/;
const INVERTING = /^(?:said|says|say|added|wrote|reported|recalled|announced|explained|read|reports|continued|claimed|confirmed|noted|tweeted)$/;

/** A speaker behind the verb ends the clause: what goes on with a verb of its own was said, not who said it. */
function isInverted(sentence: Sentence, { to, pronoun, words }: SpeakerPhrase): boolean {
  if (pronoun) return !/^(?:VERB|AUX)$/.test(tokenAt(sentence, to).pos) && !ADVERBS.has(wordAt(sentence, to));
  let behind = to;
  while (behind < to + 3 && ADVERBS.has(wordAt(sentence, behind)) && !/^(?:today|yesterday|later|earlier|overnight)$/.test(wordAt(sentence, behind))) behind++;
  const next = tokenAt(sentence, behind);
  if (AUXILIARIES.has(next.lower) || next.pos === 'VERB') return false;
  return /\p{Lu}/u.test(words) || words.split(' ').some((word) => ROLES.has(word.toLowerCase()));
}

function followsQuoteOrComma(sentence: Sentence, at: number): boolean {
  return /^[,”"'’?!—–-]$|^''$/.test(wordAt(sentence, at - 1));
}

/** Whether words that carry a statement stand before the speaker in the same sentence. */
function isTrailing(sentence: Sentence, from: number): boolean {
  let edge = from - 1;
  while (edge > 0 && /^(?:the|a|an|also|later|earlier|meanwhile)$/.test(wordAt(sentence, edge))) edge--;
  const before = wordAt(sentence, edge);
  if (from < 4 || !/^[,”"'’—–-]$|^''$/.test(before)) return false;
  for (let at = 0; at < from; at++) if (/^(?:AUX|VERB)$/.test(tokenAt(sentence, at).pos) || sentence.quoted[at]) return true;
  return false;
}

/** Verbs with other uses credit only where a clause, quote or figure follows. */
function isDirect(sentence: Sentence, at: number, word: string): boolean {
  let next = at + 1;
  while (ADVERBS.has(wordAt(sentence, next)) && next < at + 4) next++;
  const after = wordAt(sentence, next);
  const second = wordAt(sentence, next + 1);
  if (/^den/.test(word) && /ing$/.test(after)) return true;
  if (/^(?:accus|blam)/.test(word)) return !/^(?:on|by|of|for)$/.test(after);
  if (/^(?:responsibility|credit)$/.test(after) || /^(?:responsibility|lives|life|credit)$/.test(second)) return false;
  if (/^(?:gave|given|gives|giving|put|puts|updated|upped|revised|increased|raised|lowered)$/.test(word)) return tollFollows(sentence, at);
  if (/^(?:found|released|issued|published|observed|concluded|concludes|continued|responded|replied|warning|argued)$/.test(word)) return after === 'that';
  if (/^(?:that|“|"|,|:|how|there|''|what|having|only)$/.test(after)) return true;
  if (
    /^(?:claim|described|identif|note|saw|heard|witness|record|document|list|count|estimat|report|confirm|show|suggest|verif|tall|predict|project|forecast|declar|add)/.test(
      word,
    )
  )
    return tokenAt(sentence, next).pos !== 'ADP' || /^(?:at|about|around|over|up|as|between)$/.test(after) || WEEKDAYS.has(second);
  if (WEEKDAYS.has(after) || MONTHS.has(after)) return true;
  return /^(?:a|an|the|its|no|at|more|about|some|around|nearly|almost|over|as|up|it|they|he|she|his|their|another|\d.*)$/.test(after);
}

function tollFollows(sentence: Sentence, at: number): boolean {
  for (let next = at + 1; next < at + 8; next++)
    if (DOCUMENTS.has(wordAt(sentence, next)) || /^(?:number|dead|deaths)$/.test(wordAt(sentence, next))) return true;
  return false;
}

/** "told Reuters", "told state media": who passed it on. */
function viaAfter(sentence: Sentence, at: number): string[] {
  if (!/^(?:told|tells|telling|informed)$/.test(wordAt(sentence, at))) return [];
  const heard = readSpeakerForward(sentence, at + 1);
  return heard === undefined || heard.pronoun ? [] : [heard.words];
}

/** Whether a noun names a document ("the report said"). */
export function isDocument(word: string): boolean {
  return DOCUMENTS.has(word);
}
