import type { ErrorCode } from '@tallywire/shared/domain/errors';
import { CanonicalWriter, startTag } from './canonical-writer.ts';
import { ElementStack, type Frame } from './element-stack.ts';
import { canonicalName, type NamespaceScope, type Role, roleOf, scopeWith } from './feed-names.ts';
import type { FeedFormat, FeedLimits } from './feed-reading.ts';
import { type FeedRoot, findRoot } from './find-root.ts';
import { resolveUrl } from './resolve-url.ts';
import { TextCapture } from './text-capture.ts';
import { attributesOf, type TokenKind, XmlLexer } from './xml-lexer.ts';
import { type DocumentEntities, decodeCharacterData, legalText } from './xml-text.ts';

export type RepairedFeed =
  | {
      kind: 'repaired';
      xml: string;
      /** Names of the elements in the XML. */
      names: ReadonlySet<string>;
      /** Texts too long for the XML, in which a reference stands for each. */
      texts: readonly string[];
      format: FeedFormat;
      repairs: string[];
      truncated: boolean;
      itemCount: number;
    }
  | { kind: 'refused'; code: ErrorCode; reason: string };

/**
 * A document as well-formed XML in one canonical form that holds what a feed reader reads: items in order, each text in one piece.
 * One pass, linear, whatever the document is; the same again for its own output. Refused: what has no feed's root, and what nests
 * deeper than the limit. Texts of more than `maxInlineChars` are handed round the XML and not inside it: a parser would look at each of
 * their characters and change none.
 */
export function repairFeed(text: string, base: string | null, limits: FeedLimits, maxInlineChars = MAX_INLINE_CHARS): RepairedFeed {
  const lexer = new XmlLexer(legalText(text));
  const root = findRoot(lexer);
  if (root === null) return NOT_A_FEED;
  return new FeedRepair(lexer, root, base, limits, maxInlineChars).run();
}

const NOT_A_FEED: RepairedFeed = { kind: 'refused', code: 'TW_FEED_NOT_A_FEED', reason: 'no rss, feed, rdf or urlset element was found' };

const MAX_BASE_CHARS = 2048;
const MAX_INLINE_CHARS = 32;

/** Names that only a feed has: their start tag ends any text that is still open, since markup inside a text can't mean them. */
const NEVER_MARKUP = new Set('guid pubdate description enclosure category updated published issued modified comments'.split(' '));

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

class FeedRepair {
  readonly #lexer: XmlLexer;
  readonly #limits: FeedLimits;
  readonly #format: FeedFormat;
  readonly #entities: DocumentEntities;
  readonly #documentBase: string | null;
  readonly #stack = new ElementStack();
  readonly #writer: CanonicalWriter;
  readonly #repairs = new Set<string>();
  /** Whether the document has shown that it is a feed. */
  #certain: boolean;
  #insideItem = false;
  #ended = false;
  #truncated = false;
  #tooDeep = false;

  constructor(lexer: XmlLexer, { format, entities, junk, certain }: FeedRoot, base: string | null, limits: FeedLimits, maxInlineChars: number) {
    this.#lexer = lexer;
    this.#format = format;
    this.#entities = entities;
    this.#documentBase = base;
    this.#limits = limits;
    this.#writer = new CanonicalWriter(format, maxInlineChars);
    this.#certain = certain;
    if (junk) this.#repairs.add('junk-before');
  }

  run(): RepairedFeed {
    this.#openRoot();
    for (let kind: TokenKind = 'open'; !this.#ended && !this.#tooDeep; ) {
      kind = this.#lexer.next();
      if (kind === 'end') break;
      if (this.#lexer.faulty) this.#repairs.add(kind === 'text' ? 'bare-markup' : 'broken-tag');
      this.#take(kind);
    }
    if (this.#tooDeep) return { kind: 'refused', code: 'TW_FEED_TOO_DEEP', reason: `elements nest deeper than ${this.#limits.maxDepth} levels` };
    this.#closeAtEnd();
    if (!this.#certain && this.#writer.itemCount === 0 && !this.#writer.names.has('f:title')) return NOT_A_FEED;
    return {
      kind: 'repaired',
      xml: this.#writer.document(),
      names: this.#writer.names,
      texts: this.#writer.texts,
      format: this.#format,
      repairs: [...this.#repairs],
      truncated: this.#truncated,
      itemCount: this.#writer.itemCount,
    };
  }

  #openRoot(): void {
    const written = this.#lexer.name.toLowerCase();
    const inner = this.#lexer.text.slice(this.#lexer.innerStart, this.#lexer.innerEnd);
    const attributes = attributesOf(inner);
    const scope = scopeWith(new Map(), attributes);
    const root = this.#frame(written, `f:${localName(written)}`, scope, baseWith(this.#documentBase, attributes));
    root.kind = localName(written) === 'channel' ? 'channel' : 'root';
    this.#addLanguage(attributes);
    if (root.canonical === 'f:entry') this.#openItem(root, inner);
    else if (!this.#lexer.selfClosing) this.#stack.push(root);
    this.#ended = this.#lexer.selfClosing;
  }

  #frame(written: string, canonical: string, scope: NamespaceScope, base: string | null): Frame {
    return { written, canonical, kind: 'skipped', scope, base, tag: '', capture: null, opaque: false };
  }

  #take(kind: TokenKind): void {
    const { top } = this.#stack;
    if (!top) this.#ended = true;
    else if (kind === 'open') this.#open(top);
    else if (kind === 'close') this.#close(top);
    else if (kind === 'text' || kind === 'cdata') this.#words(top, kind);
  }

  #words(top: Frame, kind: 'text' | 'cdata'): void {
    if (top.capture) top.capture.add(kind);
    else if (top.kind === 'group') {
      const { text, start, end, innerStart, innerEnd } = this.#lexer;
      this.#writer.text(kind === 'text' ? this.#value(text.slice(start, end)) : text.slice(innerStart, innerEnd));
    }
  }

  #open(top: Frame): void {
    const written = this.#lexer.name.toLowerCase();
    const inner = this.#lexer.text.slice(this.#lexer.innerStart, this.#lexer.innerEnd);
    const scope = inner.includes('xmlns') ? scopeWith(top.scope, attributesOf(inner)) : top.scope;
    const canonical = canonicalName(written, scope, this.#format === 'atom');
    if (top.capture) {
      if (endsText(top, canonical)) this.#reopen();
      else top.capture.open();
      return;
    }
    const base = inner.includes('xml:base') ? baseWith(top.base, attributesOf(inner)) : top.base;
    const frame = this.#frame(written, canonical, scope, base);
    // An empty item inside an item is a fault of some generators, not the start of another.
    if (this.#insideItem && this.#lexer.selfClosing && (canonical === 'f:item' || canonical === 'f:entry')) return;
    if (this.#startsItem(canonical, top)) this.#openItem(frame, inner);
    else if (this.#stack.depth >= this.#limits.maxDepth) this.#tooDeep = true;
    else this.#openField(top, frame, inner);
  }

  /** Ends the text that is open and takes the same start tag again, outside it. */
  #reopen(): void {
    this.#repairs.add('unclosed');
    this.#pop();
    const { top } = this.#stack;
    if (top) this.#open(top);
  }

  #startsItem(canonical: string, top: Frame): boolean {
    if (canonical === 'f:item' || canonical === 'f:entry') return true;
    return this.#format === 'sitemap' && (canonical === 'sm:url' || canonical === 'f:url') && top.kind === 'root';
  }

  #openItem(frame: Frame, inner: string): void {
    if (this.#insideItem) {
      this.#repairs.add('unclosed');
      while (this.#insideItem) this.#pop();
    }
    if (this.#writer.itemCount >= this.#limits.maxItems) {
      this.#truncated = true;
      this.#ended = true;
      return;
    }
    frame.kind = 'item';
    this.#insideItem = true;
    this.#writer.startItem();
    const attributes = inner.includes('=') ? attributesOf(inner) : NO_ATTRIBUTES;
    const about = attributes.get('rdf:about') ?? attributes.get('about');
    if (about) this.#writer.element(this.#tag({ ...frame, canonical: 'f:about' }, NO_ATTRIBUTES), 'f:about', this.#value(about));
    this.#addLanguage(attributes);
    this.#stack.push(frame);
    if (this.#lexer.selfClosing) this.#pop();
  }

  #openField(top: Frame, frame: Frame, inner: string): void {
    const role = this.#roleUnder(top, frame.canonical);
    const { selfClosing } = this.#lexer;
    const isChannel = frame.canonical === 'f:channel' && top.kind === 'root';
    const attributes = (isChannel || role !== null) && inner.includes('=') ? attributesOf(inner) : NO_ATTRIBUTES;
    if (isChannel) {
      frame.kind = 'channel';
      this.#addLanguage(attributes);
    } else if (role === 'line' || role === 'body') {
      frame.kind = 'text';
      frame.tag = this.#tag(frame, attributes);
      frame.opaque = /xml|xhtml|svg/i.test(attributes.get('type') ?? '') || attributes.get('mode') === 'xml';
      frame.capture = new TextCapture(this.#lexer, frame.written);
      if (selfClosing) this.#writer.element(frame.tag, frame.canonical, '');
    } else if (role === 'group') {
      frame.kind = 'group';
      this.#writer.open(this.#tag(frame, attributes), frame.canonical);
      if (selfClosing) this.#writer.close(frame.canonical);
    } else if (role !== null) {
      frame.kind = role === 'open' ? 'open' : 'skipped';
      this.#writer.element(this.#tag(frame, attributes), frame.canonical, '');
    }
    if (!selfClosing) this.#stack.push(frame);
  }

  /** What lies inside an unknown element is no field; inside a media element only its own kind is (a video has a guid of its own). */
  #roleUnder(top: Frame, canonical: string): Role | null {
    if (top.kind === 'skipped') return null;
    if (top.kind === 'open' && prefixOf(top.canonical) !== prefixOf(canonical)) return null;
    return roleOf(canonical);
  }

  #addLanguage(attributes: ReadonlyMap<string, string>): void {
    const language = attributes.get('xml:lang');
    if (language) this.#writer.element('<f:lang', 'f:lang', this.#value(language).replaceAll('_', '-'));
  }

  #tag(frame: Frame, attributes: ReadonlyMap<string, string>): string {
    return startTag(frame.canonical, frame.base === this.#documentBase ? null : frame.base, attributes, (raw) => this.#value(raw));
  }

  #value(raw: string): string {
    return decodeCharacterData(this.#entities.expand(raw));
  }

  #close(top: Frame): void {
    const written = this.#lexer.name.toLowerCase();
    const closes = top.capture?.close() ?? 'unknown';
    if (closes === 'inside' || (closes === 'unknown' && top.opaque && top.capture?.insideMarkup)) return;
    if (closes === 'own' || top.written === written) this.#pop();
    else if (this.#stack.holds(written)) {
      this.#repairs.add('unclosed');
      while (this.#stack.top && this.#stack.top.written !== written) this.#pop();
      this.#pop();
    } else {
      this.#repairs.add('stray-end-tag');
      if (localName(top.written) === localName(written)) this.#pop();
    }
  }

  #pop(): void {
    const frame = this.#stack.pop();
    if (!frame) return;
    if (frame.capture) this.#writeText(frame, frame.capture);
    else if (frame.kind === 'group') this.#writer.close(frame.canonical);
    else if (frame.kind === 'item') {
      this.#writer.endItem();
      this.#insideItem = false;
    }
    if (this.#stack.depth === 0) this.#ended = true;
  }

  #writeText(frame: Frame, capture: TextCapture): void {
    const { text, markup } = capture.finish(this.#entities, frame.opaque);
    const { maxContentChars } = this.#limits;
    const kept = text.length > maxContentChars ? text.slice(0, maxContentChars).toWellFormed() : text;
    this.#writer.element(`${frame.tag}${markup ? ' k="m"' : ''}`, frame.canonical, kept);
  }

  /** A document that breaks off keeps its whole items; the one it breaks off in may have lost half a sentence, so it goes. */
  #closeAtEnd(): void {
    if (this.#stack.depth > 0 && !this.#ended) {
      this.#repairs.add('unclosed');
      if (this.#insideItem && this.#writer.itemCount > 1) {
        while (this.#insideItem) this.#pop();
        this.#writer.dropItem();
        this.#truncated = true;
      }
    }
    while (this.#stack.depth > 0) this.#pop();
  }
}

/** Whether a start tag inside a text can only mean that the text was never closed. */
function endsText(top: Frame, canonical: string): boolean {
  if (top.opaque || !canonical.startsWith('f:')) return false;
  const local = canonical.slice(2);
  if (local === 'item' || local === 'entry') return true;
  if (top.capture?.insideMarkup) return false;
  if (NEVER_MARKUP.has(local)) return true;
  return roleOf(top.canonical) === 'line' && roleOf(canonical) !== null && local !== 'title' && local !== 'name';
}

function baseWith(outer: string | null, attributes: ReadonlyMap<string, string>): string | null {
  const stated = attributes.get('xml:base');
  // A base is written beside each link under it: a long one would multiply.
  if (stated === undefined || stated.length > MAX_BASE_CHARS) return outer;
  const resolved = resolveUrl(decodeCharacterData(stated), outer);
  return resolved === null || resolved.length > MAX_BASE_CHARS ? outer : resolved;
}

function prefixOf(canonical: string): string {
  return canonical.slice(0, canonical.indexOf(':'));
}

function localName(written: string): string {
  return written.slice(written.indexOf(':') + 1);
}
