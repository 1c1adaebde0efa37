export type TokenKind = 'text' | 'cdata' | 'open' | 'close' | 'skip' | 'doctype' | 'end';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;

/**
 * A forgiving lexer for XML and HTML: every string is a sequence of tokens, what is not markup is text. One pass, linear in the
 * length of the text whatever it holds: looking ahead goes through `Ahead`, which never scans the same stretch twice.
 * The fields tell of the token that `next` returned last.
 */
export class XmlLexer {
  readonly text: string;
  /** The whole token. */
  start = 0;
  end = 0;
  /** What is within the token's delimiters: a CDATA section's text, a start tag's attributes. */
  innerStart = 0;
  innerEnd = 0;
  /** Of `open` and `close`: as written. */
  name = '';
  selfClosing = false;
  /** Set where a token had to be guessed: a stray `<`, an unclosed quote, section or tag. */
  faulty = false;
  readonly #ahead: Ahead;

  constructor(text: string) {
    this.text = text;
    this.#ahead = new Ahead(text);
  }

  next(): TokenKind {
    this.start = this.end;
    this.faulty = false;
    const { text, start } = this;
    if (start >= text.length) return 'end';
    if (text.charCodeAt(start) !== LT) return this.#textFrom(start);
    const second = text.charCodeAt(start + 1);
    if (second === SLASH) return this.#close();
    if (second === 0x21) return this.#declaration();
    if (second === 0x3f) return this.#instruction();
    return this.#open();
  }

  /** Goes on at `position`, which must not lie before the present token. */
  skipTo(position: number): void {
    this.end = position;
  }

  /** Where a needle is next found, in lower case as given; the text's length if nowhere. */
  indexAhead(needle: string): number {
    return this.#ahead.of(needle, this.end);
  }

  #textFrom(from: number): 'text' {
    const lt = this.text.indexOf('<', from);
    this.end = lt < 0 ? this.text.length : lt;
    return 'text';
  }

  /** A `<` that begins no markup, with the text after it. */
  #stray(): 'text' {
    this.faulty = true;
    return this.#textFrom(this.start + 1);
  }

  #done(kind: TokenKind, end: number): TokenKind {
    this.end = end;
    return kind;
  }

  #close(): TokenKind {
    const nameEnd = this.#nameEnd(this.start + 2);
    if (nameEnd === 0) return this.text.charCodeAt(this.start + 2) === GT ? this.#done('skip', this.start + 3) : this.#stray();
    this.name = this.text.slice(this.start + 2, nameEnd);
    const gt = this.#ahead.of('>', nameEnd);
    const lt = this.#ahead.of('<', nameEnd);
    this.faulty = gt > lt || gt === this.text.length;
    return this.#done('close', this.faulty ? Math.min(lt, this.text.length) : gt + 1);
  }

  #declaration(): TokenKind {
    const { text, start } = this;
    if (text.startsWith('--', start + 2)) {
      const end = this.#ahead.of('-->', start + 4);
      // A comment that never ends would swallow the document: only its mark is dropped.
      this.faulty = end === text.length;
      return this.#done('skip', this.faulty ? start + 4 : end + 3);
    }
    if (text.startsWith('[CDATA[', start + 2) || text.slice(start + 2, start + 9).toUpperCase() === '[CDATA[') {
      this.innerStart = start + 9;
      this.innerEnd = this.#ahead.of(']]>', start + 9);
      this.faulty = this.innerEnd === text.length;
      return this.#done('cdata', Math.min(this.innerEnd + 3, text.length));
    }
    if (text.slice(start + 2, start + 9).toUpperCase() === 'DOCTYPE') return this.#doctype();
    const gt = this.#ahead.of('>', start + 2);
    return gt === text.length || !isNameStart(text.charCodeAt(start + 2)) ? this.#stray() : this.#done('skip', gt + 1);
  }

  #doctype(): TokenKind {
    const { text, start } = this;
    const gt = this.#ahead.of('>', start);
    const bracket = this.#ahead.of('[', start);
    this.innerStart = this.innerEnd = start;
    if (gt === text.length) return this.#stray();
    if (bracket > gt) return this.#done('doctype', gt + 1);
    this.innerStart = bracket + 1;
    this.innerEnd = this.#ahead.of(']', bracket);
    if (this.innerEnd === text.length) return this.#done('skip', Math.min(gt + 1, text.length));
    const end = this.#ahead.of('>', this.innerEnd);
    return this.#done('doctype', Math.min(end + 1, text.length));
  }

  #instruction(): TokenKind {
    const { text, start } = this;
    const end = this.#ahead.of('?>', start + 2);
    const lt = this.#ahead.of('<', start + 2);
    if (end < text.length && end < lt) return this.#done('skip', end + 2);
    this.faulty = true;
    const gt = this.#ahead.of('>', start + 2);
    return gt === text.length ? this.#stray() : this.#done('skip', gt + 1);
  }

  #open(): TokenKind {
    const nameEnd = this.#nameEnd(this.start + 1);
    if (nameEnd === 0) return this.#stray();
    const gt = this.#tagEnd(nameEnd);
    if (gt < 0) return this.#stray();
    this.name = this.text.slice(this.start + 1, nameEnd);
    this.selfClosing = this.text.charCodeAt(gt - 1) === SLASH;
    this.innerStart = nameEnd;
    this.innerEnd = this.selfClosing ? gt - 1 : gt;
    return this.#done('open', gt + 1);
  }

  /** Where the name that begins at `from` ends; 0 if none does, or it runs into something that no tag has (`<a@b.c>`, `<http://…>`). */
  #nameEnd(from: number): number {
    const { text } = this;
    if (!isNameStart(text.charCodeAt(from))) return 0;
    let at = from + 1;
    while (isNameChar(text.charCodeAt(at))) at += 1;
    const after = text.charCodeAt(at);
    const bounded = after <= 0x20 || after === GT || after === SLASH || after === LT || Number.isNaN(after);
    return bounded && text.charCodeAt(at - 1) !== 0x3a ? at : 0;
  }

  /** The `>` of a start tag; -1 if a `<` or the text's end comes first. */
  #tagEnd(from: number): number {
    const { text } = this;
    for (let at = from; at < text.length; at += 1) {
      const char = text.charCodeAt(at);
      if (char === GT) return at;
      if (char === LT) return -1;
      if ((char === 0x22 || char === 0x27) && followsEquals(text, at)) {
        const quote = this.#ahead.of(char === 0x22 ? '"' : "'", at + 1);
        const gt = this.#ahead.of('>', at + 1);
        if (quote < gt) at = quote;
        else if (quote === text.length || this.#beginsTag(this.#ahead.of('<', gt), quote)) {
          this.faulty = true;
          return gt < text.length ? gt : -1;
        } else at = quote;
      }
    }
    return -1;
  }

  /** Whether a `<` before `limit` begins a tag: then what should be an attribute's value holds elements, and its quote is missing. */
  #beginsTag(lt: number, limit: number): boolean {
    const after = this.text.charCodeAt(lt + 1);
    return lt < limit && (isNameStart(after) || after === SLASH || after === 0x21);
  }
}

/** First places of a needle at or after rising positions, each stretch of text scanned once; the text's length stands for "none". */
class Ahead {
  readonly #text: string;
  readonly #found = new Map<string, { from: number; at: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  of(needle: string, from: number): number {
    const known = this.#found.get(needle);
    if (known && known.from <= from && known.at >= from) return known.at;
    const index = this.#text.indexOf(needle, from);
    const at = index < 0 ? this.#text.length : index;
    if (known) {
      known.from = from;
      known.at = at;
    } else this.#found.set(needle, { from, at });
    return at;
  }
}

function followsEquals(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) <= 0x20) before -= 1;
  return text.charCodeAt(before) === 0x3d;
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0xc0;
}

function isNameChar(code: number): boolean {
  return isNameStart(code) || (code >= 0x2d && code <= 0x2e) || (code >= 0x30 && code <= 0x3a) || code === 0xb7;
}

/** The attributes in a start tag's inner text, names in lower case, values as written; the first of two alike counts. */
export function attributesOf(inner: string): Map<string, string> {
  const found = new Map<string, string>();
  const pattern = /([^\s=/"'<>][^\s=/<>]*)\s*(?:=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+)))?/g;
  if (!inner.includes('=')) return found;
  for (const [, name = '', double, single, bare] of inner.matchAll(pattern)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, double ?? single ?? bare ?? '');
  }
  return found;
}
