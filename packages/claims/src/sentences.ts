import { NO_TOKEN, type Token } from './tokens.ts';

/** A sentence as the engine reads it: a run of tokens of one paragraph. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly index: number;
  readonly paragraph: number;
  /** Whether the text stands inside quotation marks, by token. */
  readonly quoted: readonly boolean[];
}

/** Longest run read as one sentence; what is longer is cut, so that work per sentence stays bounded. */
export const MAX_SENTENCE_CHARS = 2000;
const MAX_SENTENCE_TOKENS = 400;

/** Groups tokens into sentences. Paragraph breaks, sentence ends and the bounds end one. */
export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  const hardWrapped = isHardWrapped(text.slice(0, 20_000));
  let current: Token[] = [];
  let quotes: boolean[] = [];
  let open = false;
  let paragraph = 0;
  const flush = (): void => {
    if (current.length > 0) sentences.push({ tokens: current, index: sentences.length, paragraph, quoted: quotes });
    current = [];
    quotes = [];
  };
  for (const [at, token] of tokens.entries()) {
    const previous = tokens[at - 1] ?? NO_TOKEN;
    const brokenBefore = at > 0 && breaksParagraph(text.slice(previous.end, token.start), previous, token, hardWrapped);
    if (brokenBefore || isTooLong(current, token) || opensTeaser(tokens, at)) flush();
    if (brokenBefore) {
      paragraph++;
      open = false;
    }
    const mark = quoteMark(token.text, open, token.start === previous.end);
    if (mark === 'close') open = false;
    quotes.push(open && mark !== 'open');
    if (mark === 'open') open = true;
    current.push(token);
    if (endsSentence(tokens, at, text)) flush();
  }
  flush();
  return sentences;
}

/** Whether lines are broken at a column, with blank lines between paragraphs: then a single line break ends nothing. */
function isHardWrapped(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 4 || !/\n[^\S\n]*\n/.test(text)) return false;
  const long = lines.filter(({ length }) => length > 100).length;
  return long <= lines.length / 20;
}

/** The token at a place of the sentence; beyond its ends, one that equals no word. */
export function tokenAt(sentence: Sentence, at: number): Token {
  return sentence.tokens[at] ?? NO_TOKEN;
}

/** The lower-case word at a place of the sentence; '' beyond its ends. */
export function wordAt(sentence: Sentence, at: number): string {
  return (sentence.tokens[at] ?? NO_TOKEN).lower;
}

/** Whether two neighbouring tokens touch without a space. */
export function touches(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  const next = sentence.tokens[at + 1];
  return token !== undefined && next !== undefined && token.end === next.start;
}

function breaksParagraph(gap: string, previous: Token, token: Token, hardWrapped: boolean): boolean {
  const first = gap.indexOf('\n');
  if (first < 0) return false;
  if (gap.indexOf('\n', first + 1) >= 0 || !hardWrapped) return true;
  // A single line break in a text with blank lines is a soft wrap, unless the line plainly ends there.
  return /^[.!?:”"]$/.test(previous.text) && /^[\p{Lu}\p{N}“"'*—-]/u.test(token.text) && previous.text !== ':';
}

/** "Related article", "Read more": what a page links to inside its text starts anew. */
function opensTeaser(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text;
  const next = tokens[at + 1]?.lower ?? '';
  return (
    (/^(?:Related|RELATED)$/.test(text ?? '') && /^(?:article|articles|story|stories|coverage|content|:)$/.test(next)) ||
    (/^(?:Read|READ)$/.test(text ?? '') && /^(?:more|also)$/.test(next) && /^(?::|\p{Lu})/u.test(tokens[at + 2]?.text ?? ''))
  );
}

function isTooLong(current: readonly Token[], token: Token): boolean {
  const first = current[0];
  return first !== undefined && (current.length >= MAX_SENTENCE_TOKENS || token.end - first.start > MAX_SENTENCE_CHARS);
}

function quoteMark(text: string, open: boolean, glued: boolean): 'open' | 'close' | 'none' {
  if (text === '“' || text === '„' || text === '«' || text === '``') return 'open';
  if (text === '”' || text === '»' || text === "''") return 'close';
  if (text !== '"') return 'none';
  return open || glued ? (open ? 'close' : 'open') : 'open';
}

const CLOSERS = /^[”"'’)\]»]$/;
const STARTERS = /^[\p{Lu}\p{Lt}\p{N}“"‘'([*«—–-]/u;

function endsSentence(tokens: readonly Token[], at: number, text: string): boolean {
  const token = tokens[at] ?? NO_TOKEN;
  const next = tokens[at + 1];
  if (next === undefined) return true;
  if (isStop(token.text)) {
    if (token.end === next.start && /^\d/.test(next.text)) return false;
    const glued = token.end === next.start;
    if (CLOSERS.test(next.text) && glued && !startsQuote(tokens, at + 1)) return false;
    return STARTERS.test(next.text) && !isInitial(tokens, at, text);
  }
  // A closing mark right behind a full stop ends the sentence with it.
  const before = tokens[at - 1];
  if (!CLOSERS.test(token.text) || before === undefined || !isStop(before.text) || before.end !== token.start) return false;
  return STARTERS.test(next.text);
}

/** A double quote that touches the next word but not the previous one opens a new sentence. */
function startsQuote(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at] ?? NO_TOKEN;
  const next = tokens[at + 1] ?? NO_TOKEN;
  return mark.text === '"' && mark.end === next.start && /^[\p{Lu}]/u.test(next.text);
}

function isStop(text: string): boolean {
  return text === '.' || text === '!' || text === '?' || text === '…' || text === '...';
}

/** Full stops behind a single capital ("A. Byron") do not end a sentence. */
function isInitial(tokens: readonly Token[], at: number, text: string): boolean {
  const before = tokens[at - 1];
  const stop = tokens[at];
  if (before === undefined || stop === undefined || stop.text !== '.' || before.end !== stop.start) return false;
  return (
    /^(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|Rev|St|Jr|Sr|No|Brig|Adm|Cmdr|Supt|Insp|Prof|vs)$/.test(before.text) && text[stop.end] === ' '
  );
}
