import type { ErrorCode } from '@tallywire/shared/domain/errors';
import { canonicalName, type NamespaceScope, roleOf, scopeWith } from './feed-names.ts';
import type { FeedFormat, FeedLimits } from './feed-reading.ts';
import { resolveUrl } from './resolve-url.ts';
import { TextCapture } from './text-capture.ts';
import { attributesOf, XmlLexer } from './xml-lexer.ts';
import { characterData, DocumentEntities, decodeCharacterData, escapeXml, legalText } from './xml-text.ts';

export type RepairedFeed =
  | { kind: 'repaired'; xml: string; format: FeedFormat; repairs: string[]; truncated: boolean; itemCount: number }
  | { kind: 'refused'; code: ErrorCode; reason: string };

/**
 * A document as well-formed XML in one canonical form that holds what a feed reader reads: items in order, each text in one piece.
 * One pass, linear, whatever the document is; the same again for its own output. Refused: what has no feed's root, and what nests
 * deeper than the limit.
 */
export function repairFeed(text: string, base: string | null, limits: FeedLimits): RepairedFeed {
  return new FeedRepair(text, base, limits).run();
}

type Frame = {
  /** As written, in lower case: what its end tag says. */
  written: string;
  canonical: string;
  kind: 'root' | 'channel' | 'item' | 'group' | 'text' | 'skipped' | 'open';
  scope: NamespaceScope;
  base: string | null;
  /** The start tag to write, without its end. */
  tag: string;
  capture: TextCapture | null;
  /** Holds a document of another kind (XHTML, SVG …), in which no name is a feed's. */
  opaque: boolean;
};

const ROOTS: Record<string, FeedFormat> = { rss: 'rss', channel: 'rss', rdf: 'rdf', feed: 'atom', urlset: 'sitemap' };

/** Attributes that a field is read from. */
const KEPT_ATTRIBUTES = new Set('type mode href rel hreflang url length ispermalink term label src medium b k filesize'.split(' '));

/** Names that only a feed has: their start tag ends any text that is still open, since HTML inside a text can't mean them. */
const NEVER_MARKUP = new Set('item entry guid pubdate description enclosure category updated published issued modified comments'.split(' '));

class FeedRepair {
  readonly #lexer: XmlLexer;
  readonly #limits: FeedLimits;
  readonly #entities = new DocumentEntities();
  readonly #stack: Frame[] = [];
  readonly #openCount = new Map<string, number>();
  readonly #repairs = new Set<string>();
  readonly #facts: string[] = [];
  readonly #items: string[] = [];
  readonly #documentBase: string | null;
  #out = this.#facts;
  #itemStart = 0;
  #itemCount = 0;
  #format: FeedFormat | null = null;
  #ended = false;
  #truncated = false;
  #tooDeep = false;

  constructor(text: string, base: string | null, limits: FeedLimits) {
    this.#lexer = new XmlLexer(text);
    this.#documentBase = base;
    this.#limits = limits;
  }

  run(): RepairedFeed {
    let sawHtml = false;
    while (!this.#ended && !this.#tooDeep) {
      const kind = this.#lexer.next();
      if (kind === 'end') break;
      if (this.#lexer.faulty) this.#repairs.add(kind === 'text' ? 'bare-markup' : 'broken-tag');
      if (this.#stack.length > 0) this.#inside(kind);
      else if (kind === 'doctype') this.#entities.declare(this.#lexer.text.slice(this.#lexer.innerStart, this.#lexer.innerEnd));
      else if (kind === 'open') {
        if (this.#lexer.name.toLowerCase() === 'html') sawHtml = true;
        if (!sawHtml && !this.#openRoot()) this.#repairs.add('junk-before');
      } else if (kind === 'text' && this.#lexer.text.slice(this.#lexer.start, this.#lexer.end).trim() !== '') this.#repairs.add('junk-before');
    }
    return this.#result();
  }

  #result(): RepairedFeed {
    if (this.#tooDeep) return { kind: 'refused', code: 'TW_FEED_TOO_DEEP', reason: `nests deeper than ${this.#limits.maxDepth} levels` };
    if (this.#format === null) return { kind: 'refused', code: 'TW_FEED_NOT_A_FEED', reason: 'no rss, feed, rdf or urlset element was found' };
    if (this.#stack.length > 0) this.#closeAtEnd();
    return {
      kind: 'repaired',
      xml: assemble(this.#format, this.#facts, this.#items),
      format: this.#format,
      repairs: [...this.#repairs],
      truncated: this.#truncated,
      itemCount: this.#itemCount,
    };
  }

  /** A document that breaks off keeps its whole items; the one it breaks off in may have lost half a sentence, so it goes. */
  #closeAtEnd(): void {
    if (!this.#ended) {
      this.#repairs.add('unclosed');
      const item = this.#stack.findIndex(({ kind }) => kind === 'item');
      if (item >= 0 && this.#itemCount > 1) {
        this.#items.length = this.#itemStart;
        this.#itemCount -= 1;
        this.#truncated = true;
        this.#stack.length = item;
      }
    }
    while (this.#stack.length > 0) this.#pop();
  }

  #openRoot(): boolean {
    const { lexer, written } = this.#token();
    const local = written.slice(written.indexOf(':') + 1);
    const format = Object.hasOwn(ROOTS, local) ? ROOTS[local] : undefined;
    if (!format) return false;
    this.#format = format;
    const attributes = attributesOf(lexer.text.slice(lexer.innerStart, lexer.innerEnd));
    const top: Frame = {
      written,
      canonical: `f:${local}`,
      kind: local === 'channel' ? 'channel' : 'root',
      scope: scopeWith(new Map(), attributes),
      base: baseWith(this.#documentBase, attributes),
      tag: '',
      capture: null,
      opaque: false,
    };
    this.#addLanguage(attributes);
    if (lexer.selfClosing) this.#ended = true;
    else this.#push(top);
    return true;
  }

  #token(): { lexer: XmlLexer; written: string } {
    return { lexer: this.#lexer, written: this.#lexer.name.toLowerCase() };
  }

  #addLanguage(attributes: ReadonlyMap<string, string>): void {
    const language = attributes.get('xml:lang');
    if (language) this.#out.push(`<f:lang>${characterData(legalText(language))}</f:lang>`);
  }

  #inside(kind: ReturnType<XmlLexer['next']>): void {
    const top = this.#stack.at(-1);
    if (!top) return;
    if (kind === 'open') this.#open(top);
    else if (kind === 'close') this.#close(top);
    else if (kind === 'text' || kind === 'cdata') this.#words(top, kind);
  }

  #words(top: Frame, kind: 'text' | 'cdata'): void {
    if (top.capture) top.capture.add(kind);
    else if (top.kind === 'group') {
      const { text, start, end, innerStart, innerEnd } = this.#lexer;
      this.#out.push(escapeXml(kind === 'text' ? this.#value(text.slice(start, end)) : legalText(text.slice(innerStart, innerEnd))));
    }
  }

  #open(top: Frame): void {
    const { lexer, written } = this.#token();
    const inner = lexer.text.slice(lexer.innerStart, lexer.innerEnd);
    const attributes = inner.includes('=') ? attributesOf(inner) : NO_ATTRIBUTES;
    const scope = inner.includes('xmlns') ? scopeWith(top.scope, attributes) : top.scope;
    const canonical = canonicalName(written, scope, this.#format === 'atom');
    if (top.capture) {
      if (this.#endsText(top, canonical)) this.#reopen();
      else top.capture.open();
      return;
    }
    const base = inner.includes('xml:base') ? baseWith(top.base, attributes) : top.base;
    const frame: Frame = { written, canonical, kind: 'skipped', scope, base, tag: '', capture: null, opaque: false };
    if (this.#startsItem(canonical, top)) this.#openItem(frame, attributes);
    else if (this.#stack.length >= this.#limits.maxDepth) this.#tooDeep = true;
    else this.#openField(top, frame, attributes);
  }

  /** Ends the text that is open and takes the same start tag again, outside it. */
  #reopen(): void {
    this.#repairs.add('unclosed');
    this.#pop();
    const top = this.#stack.at(-1);
    if (top) this.#open(top);
  }

  /** Whether a start tag inside a text can only mean that the text was never closed. */
  #endsText(top: Frame, canonical: string): boolean {
    if (top.opaque || !canonical.startsWith('f:')) return false;
    const local = canonical.slice(2);
    if (local === 'item' || local === 'entry') return true;
    if (top.capture?.insideMarkup) return false;
    if (NEVER_MARKUP.has(local)) return true;
    return roleOf(top.canonical) === 'line' && roleOf(canonical) !== null && local !== 'title' && local !== 'name';
  }

  #startsItem(canonical: string, top: Frame): boolean {
    if (canonical === 'f:item' || canonical === 'f:entry') return top.kind !== 'group';
    return this.#format === 'sitemap' && (canonical === 'sm:url' || canonical === 'f:url') && top.kind === 'root';
  }

  #openItem(frame: Frame, attributes: ReadonlyMap<string, string>): void {
    const open = this.#stack.findIndex(({ kind }) => kind === 'item');
    if (open >= 0) {
      this.#repairs.add('unclosed');
      while (this.#stack.length > open) this.#pop();
    }
    if (this.#itemCount >= this.#limits.maxItems) {
      this.#truncated = true;
      this.#ended = true;
      return;
    }
    frame.kind = 'item';
    this.#itemCount += 1;
    this.#itemStart = this.#items.length;
    this.#out = this.#items;
    const about = attributes.get('rdf:about') ?? attributes.get('about');
    this.#items.push(this.#format === 'atom' ? '<entry>' : '<item>');
    if (about) this.#items.push(`${this.#tag({ ...frame, canonical: 'f:about' }, NO_ATTRIBUTES)}>${characterData(this.#value(about))}</f:about>`);
    this.#addLanguage(attributes);
    this.#push(frame);
    if (this.#lexer.selfClosing) this.#pop();
  }

  #openField(top: Frame, frame: Frame, attributes: ReadonlyMap<string, string>): void {
    const role = top.kind === 'skipped' ? null : roleOf(frame.canonical);
    const { selfClosing } = this.#lexer;
    if (frame.canonical === 'f:channel' && top.kind === 'root') {
      frame.kind = 'channel';
      this.#addLanguage(attributes);
    } else if (role === 'line' || role === 'body') {
      frame.kind = 'text';
      frame.tag = this.#tag(frame, attributes);
      frame.opaque = /xml|svg/i.test(attributes.get('type') ?? '') || attributes.get('mode') === 'xml';
      frame.capture = new TextCapture(this.#lexer, frame.written);
      if (selfClosing) this.#out.push(`${frame.tag}></${frame.canonical}>`);
    } else if (role === 'group') {
      frame.kind = 'group';
      this.#out.push(`${this.#tag(frame, attributes)}>`);
      if (selfClosing) this.#out.push(`</${frame.canonical}>`);
    } else if (role !== null) {
      frame.kind = role === 'open' ? 'open' : 'skipped';
      this.#out.push(`${this.#tag(frame, attributes)}/>`);
    }
    if (!selfClosing) this.#push(frame);
  }

  /** A start tag without its end, with the attributes that a field is read from. */
  #tag(frame: Frame, attributes: ReadonlyMap<string, string>): string {
    const kept = new Map<string, string>();
    if (frame.base !== null && frame.base !== this.#documentBase) kept.set('b', frame.base);
    for (const [name, value] of attributes) {
      const local = name.slice(name.indexOf(':') + 1);
      if (KEPT_ATTRIBUTES.has(local) && !name.startsWith('xmlns') && (local === 'b' || !kept.has(local))) kept.set(local, this.#value(value));
    }
    let tag = `<${frame.canonical}`;
    for (const [name, value] of kept) tag += ` ${name}="${escapeXml(value)}"`;
    return tag;
  }

  #value(raw: string): string {
    return legalText(decodeCharacterData(this.#entities.expand(raw)));
  }

  #close(top: Frame): void {
    const { written } = this.#token();
    const closes = top.capture?.close() ?? 'unknown';
    if (closes === 'inside' || (closes === 'unknown' && top.opaque && top.capture?.insideMarkup)) return;
    if (closes === 'own' || top.written === written) this.#pop();
    else if ((this.#openCount.get(written) ?? 0) > 0) {
      this.#repairs.add('unclosed');
      while (this.#stack.length > 0 && this.#stack.at(-1)?.written !== written) this.#pop();
      this.#pop();
    } else {
      this.#repairs.add('stray-end-tag');
      if (localName(top.written) === localName(written)) this.#pop();
    }
  }

  #push(frame: Frame): void {
    this.#stack.push(frame);
    this.#openCount.set(frame.written, (this.#openCount.get(frame.written) ?? 0) + 1);
  }

  #pop(): void {
    const frame = this.#stack.pop();
    if (!frame) return;
    this.#openCount.set(frame.written, (this.#openCount.get(frame.written) ?? 1) - 1);
    if (frame.capture) this.#writeText(frame, frame.capture);
    else if (frame.kind === 'group') this.#out.push(`</${frame.canonical}>`);
    else if (frame.kind === 'item') {
      this.#items.push(this.#format === 'atom' ? '</entry>' : '</item>');
      this.#out = this.#facts;
    }
    if (this.#stack.length === 0) this.#ended = true;
  }

  #writeText(frame: Frame, capture: TextCapture): void {
    const { text, markup } = capture.finish(this.#entities);
    const kept = legalText(text.length > this.#limits.maxContentChars ? text.slice(0, this.#limits.maxContentChars) : text);
    this.#out.push(`${frame.tag}${markup ? ' k="m"' : ''}>${characterData(kept)}</${frame.canonical}>`);
  }
}

function localName(written: string): string {
  return written.slice(written.indexOf(':') + 1);
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function baseWith(outer: string | null, attributes: ReadonlyMap<string, string>): string | null {
  const stated = attributes.get('xml:base');
  return stated === undefined ? outer : (resolveUrl(decodeCharacterData(stated), outer) ?? outer);
}

function assemble(format: FeedFormat, facts: string[], items: string[]): string {
  if (format === 'atom') {
    // An attribute keeps an empty feed from being read as no element at all.
    return `<feed version="1.0">${facts.join('')}${items.join('')}</feed>`;
  }
  if (format === 'rdf') return `<rdf:RDF><channel>${facts.join('')}</channel>${items.join('')}</rdf:RDF>`;
  return `<rss version="2.0"><channel>${facts.join('')}${items.join('')}</channel></rss>`;
}
