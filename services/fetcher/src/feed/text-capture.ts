import type { XmlLexer } from './xml-lexer.ts';
import { type DocumentEntities, decodeCharacterData, escapeXml } from './xml-text.ts';

/** HTML elements that have no end tag, and so never hold what follows. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Levels of markup followed inside a text; deeper markup is passed through without being matched up. */
const MAX_INLINE_DEPTH = 256;

type Piece = { kind: 'text' | 'cdata' | 'tag'; start: number; end: number };

/**
 * Collects what is inside one text element, in the order written, until the tag that ends it: words inside inline markup keep
 * their places, which an XML-to-object parser loses.
 */
export class TextCapture {
  readonly #lexer: XmlLexer;
  readonly #own: string;
  readonly #pieces: Piece[] = [];
  readonly #inline: string[] = [];
  readonly #openCount = new Map<string, number>();
  #tags = 0;

  /** `own`: the element's name as written, in lower case. */
  constructor(lexer: XmlLexer, own: string) {
    this.#lexer = lexer;
    this.#own = own;
  }

  /** Whether markup inside the text is still open. */
  get insideMarkup(): boolean {
    return this.#inline.length > 0;
  }

  add(kind: 'text' | 'cdata'): void {
    const { start, end, innerStart, innerEnd } = this.#lexer;
    this.#pieces.push(kind === 'text' ? { kind, start, end } : { kind, start: innerStart, end: innerEnd });
  }

  open(): void {
    const name = this.#lexer.name.toLowerCase();
    this.#addTag();
    if (this.#lexer.selfClosing || VOID.has(name) || this.#inline.length >= MAX_INLINE_DEPTH) return;
    this.#inline.push(name);
    this.#openCount.set(name, (this.#openCount.get(name) ?? 0) + 1);
  }

  /** What an end tag ends: markup inside, the element itself, or nothing known here. */
  close(): 'inside' | 'own' | 'unknown' {
    const name = this.#lexer.name.toLowerCase();
    if ((this.#openCount.get(name) ?? 0) === 0) {
      if (name === this.#own) return 'own';
      return 'unknown';
    }
    this.#addTag();
    for (let popped = this.#inline.pop(); popped !== undefined; popped = this.#inline.pop()) {
      this.#openCount.set(popped, (this.#openCount.get(popped) ?? 1) - 1);
      if (popped === name) break;
    }
    return 'inside';
  }

  #addTag(): void {
    this.#tags += 1;
    this.#pieces.push({ kind: 'tag', start: this.#lexer.start, end: this.#lexer.end });
  }

  /**
   * The text. With `markup` it is HTML: the element's inner markup, where `xhtml` says that its text is text and not HTML escaped once
   * more (RSS has both at once: `<b>` beside `&lt;i&gt;`). Without, it is what the element's format makes of it.
   */
  finish(entities: DocumentEntities, xhtml: boolean): { text: string; markup: boolean } {
    const source = this.#lexer.text;
    const markup = this.#tags > 0;
    const parts = this.#pieces.map(({ kind, start, end }) => {
      const raw = source.slice(start, end);
      if (kind === 'tag') return unprefixed(raw);
      if (kind === 'cdata') return markup && xhtml ? escapeXml(raw) : raw;
      const expanded = entities.expand(raw);
      return markup && xhtml ? expanded.replaceAll('<', '&lt;') : decodeCharacterData(expanded);
    });
    return { text: parts.join(''), markup };
  }
}

/** `<xhtml:p>` as `<p>`: inside a text, only HTML's names mean something to those who read on. */
function unprefixed(tag: string): string {
  return tag.replace(/^(<\/?)[A-Za-z][\w.-]{0,30}:(?=[A-Za-z])/, '$1');
}
