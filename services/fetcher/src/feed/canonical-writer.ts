import type { FeedFormat } from './feed-reading.ts';
import { characterData, escapeXml } from './xml-text.ts';

/** Attributes that a field is read from, and the two that the repair adds: `b` (base) and `k` (kind of text). */
const KEPT_ATTRIBUTES = new Set('type mode href rel hreflang url length ispermalink term label src medium b k filesize'.split(' '));

/** Begins what stands for a text outside the XML: its number follows. A private character; a text that begins with it stands outside too. */
export const REFERENCE_MARK = '\ue000';

/** Writes a feed's canonical XML: what belongs to the feed itself first, then the items, each whole. */
export class CanonicalWriter {
  itemCount = 0;
  /** The names of the elements written. */
  readonly names = new Set<string>();
  /** The texts that stand outside the XML. */
  readonly texts: string[] = [];
  readonly #facts: string[] = [];
  readonly #items: string[] = [];
  #out = this.#facts;
  #itemStart = 0;
  readonly #format: FeedFormat;
  readonly #itemName: 'entry' | 'item';
  readonly #maxInlineChars: number;

  constructor(format: FeedFormat, maxInlineChars: number) {
    this.#format = format;
    this.#maxInlineChars = maxInlineChars;
    this.#itemName = format === 'atom' ? 'entry' : 'item';
  }

  startItem(): void {
    this.itemCount += 1;
    this.#itemStart = this.#items.length;
    this.#out = this.#items;
    this.#items.push(`<${this.#itemName}>`);
  }

  endItem(): void {
    // An attribute keeps an empty item from being read as no element at all.
    if (this.#items.length === this.#itemStart + 1) this.#items[this.#itemStart] = `<${this.#itemName} i="1">`;
    this.#items.push(`</${this.#itemName}>`);
    this.#out = this.#facts;
  }

  /** Takes back the item that was started last. */
  dropItem(): void {
    this.itemCount -= 1;
    this.#items.length = this.#itemStart;
    this.#out = this.#facts;
  }

  /** An element that holds elements is opened and closed; `tag` is its start tag without the end. */
  open(tag: string, name: string): void {
    this.names.add(name);
    this.#out.push(`${tag}>`);
  }

  close(name: string): void {
    this.#out.push(`</${name}>`);
  }

  text(text: string): void {
    this.#out.push(escapeXml(text.replaceAll(REFERENCE_MARK, '')));
  }

  element(tag: string, name: string, text: string): void {
    this.names.add(name);
    const apart = text.length > this.#maxInlineChars || (text.startsWith(REFERENCE_MARK) && this.#maxInlineChars < Number.POSITIVE_INFINITY);
    this.#out.push(`${tag}>${apart ? this.#referenceTo(text) : characterData(text)}</${name}>`);
  }

  #referenceTo(text: string): string {
    return `${REFERENCE_MARK}${this.texts.push(text) - 1}`;
  }

  document(): string {
    const facts = this.#facts.join('');
    const items = this.#items.join('');
    if (this.#format === 'rdf') return `<rdf:RDF><channel>${facts}</channel>${items}</rdf:RDF>`;
    // An attribute keeps an empty feed from being read as no element at all.
    if (this.#format === 'atom') return `<feed version="1.0">${facts}${items}</feed>`;
    return `<rss version="2.0"><channel>${facts}${items}</channel></rss>`;
  }
}

/** A start tag without its end, with the attributes that are kept, whatever prefix they have; `base` where it is not the document's. */
export function startTag(name: string, base: string | null, attributes: ReadonlyMap<string, string>, decode: (raw: string) => string): string {
  const kept = new Map<string, string>();
  if (base !== null) kept.set('b', base);
  for (const [written, value] of attributes) {
    const local = written.slice(written.indexOf(':') + 1);
    if (KEPT_ATTRIBUTES.has(local) && !written.startsWith('xmlns') && (local === 'b' || !kept.has(local))) kept.set(local, decode(value));
  }
  let tag = `<${name}`;
  for (const [local, value] of kept) tag += ` ${local}="${escapeXml(value)}"`;
  return tag;
}
