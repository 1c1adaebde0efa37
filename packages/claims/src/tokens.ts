import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

/** A word or mark of the text, with its place in UTF-16 code units. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** Universal part of speech, as a statistical tagger guesses it. */
  readonly pos: string;
}

/** What stands where there is no token: it equals no word. */
export const NO_TOKEN: Token = { text: '', lower: '', start: -1, end: -1, pos: '' };

/** Characters taken to the tagger at a time: bounds what one piece of hostile text can cost. */
const PIECE_CHARS = 20_000;

/** The text as tokens, in order; their offsets always point at exactly `text`. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; ) {
    const to = pieceEnd(text, from);
    readPiece(text, from, to, tokens);
    from = to;
  }
  return tokens;
}

/** Longest run without a space given to the tagger, whose time grows with the square of a word's length. */
const MAX_RUN_CHARS = 300;

/** Where a piece ends: at the last space before its length is reached, or inside a run that is too long to be words. */
function pieceEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + PIECE_CHARS);
  let space = from;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13) || code === 160) space = at + 1;
    else if (at - space >= MAX_RUN_CHARS) return space > from ? space : at;
  }
  return limit === text.length || space === from ? limit : space;
}

const nlp = winkNLP(model, ['pos']);

function readPiece(text: string, from: number, to: number, tokens: Token[]): void {
  const read = nlp.readDoc(text.slice(from, to)).tokens();
  const values = read.out(nlp.its.value);
  const tags = read.out(nlp.its.pos);
  let at = from;
  for (const [index, value] of values.entries()) {
    const start = text.indexOf(value, at);
    // The tagger may normalise a character away; what can't be found in its place is left out.
    if (start < 0 || start >= to || value.trim() === '') continue;
    if (start - at > 40 && text.slice(at, start).trim() !== '') continue;
    pushParts(value, start, tags[index] ?? 'X', tokens);
    at = start + value.length;
  }
}

/** Splits what the tagger leaves glued: words joined by a full stop or a closing quote ("day.The"), and dashes. */
function pushParts(value: string, start: number, pos: string, tokens: Token[]): void {
  const glued = value.length > 4 ? GLUED.exec(value) : null;
  if (glued?.[1] !== undefined && glued[2] !== undefined) {
    const stop = start + glued[1].length;
    pushToken(glued[1], start, pos, tokens);
    pushToken(value.slice(glued[1].length, value.length - glued[2].length), stop, 'PUNCT', tokens);
    pushToken(glued[2], start + value.length - glued[2].length, 'PROPN', tokens);
    return;
  }
  // A full stop that is no abbreviation's ("fell ill.").
  if (/^[a-z]{3,30}\.$/.test(value) && !ABBREVIATIONS.has(value)) {
    pushToken(value.slice(0, -1), start, value === 'ill.' ? 'ADJ' : pos, tokens);
    pushToken('.', start + value.length - 1, 'PUNCT', tokens);
    return;
  }
  pushToken(value, start, pos, tokens);
}

const ABBREVIATIONS = new Set(
  'etc. approx. dept. govt. est. incl. no. vs. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. wed. thu. fri. sat. sun. gen. col. capt. sgt. maj. gov. sen. rep. rev.'.split(
    ' ',
  ),
);

/** Names in capitals whose letters spell a pronoun or a verb. */
const CAPITAL_NAMES: ReadonlyMap<string, string> = new Map([
  ['US', 'u.s.'],
  ['IS', 'i.s.'],
  ['WHO', 'w.h.o.'],
]);

function plain(lower: string): string {
  return lower === '’s' ? "'s" : lower;
}

const GLUED = /^([a-z\d]{2,60})[.?!]["”’]?([A-Z][a-z]{0,60})$/;

function pushToken(value: string, start: number, pos: string, tokens: Token[]): void {
  tokens.push({ text: value, lower: CAPITAL_NAMES.get(value) ?? plain(value.toLowerCase()), start, end: start + value.length, pos });
}
