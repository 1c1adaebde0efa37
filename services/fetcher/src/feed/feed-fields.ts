import { decodeHTML } from 'entities';
import { type FeedDate, parseFeedDate } from './feed-date.ts';
import { type FeedNode, nodesOf } from './feed-nodes.ts';
import { foldSpace, looksLikeHtml, plainText } from './feed-text.ts';
import { resolveUrl } from './resolve-url.ts';
import { escapeXml } from './xml-text.ts';

export type Holder = Readonly<Record<string, unknown>>;

/** Where links and texts of one document are read: its base, and whether text without a type is plain (Atom) or to be guessed (RSS). */
export type FieldContext = { base: string | null; atom: boolean };

/** The first element among `names`, in their order, that `read` makes something of. */
export function firstOf<T>(holder: Holder, names: readonly string[], read: (node: FeedNode, name: string) => T | null): T | null {
  for (const name of names) {
    for (const node of nodesOf(holder, name)) {
      const value = read(node, name);
      if (value !== null) return value;
    }
  }
  return null;
}

/** Folded text as written; null where blank. For ids, names and codes, where markup means nothing. */
export function wordsOf(node: FeedNode): string | null {
  return foldSpace(node.attributes['k'] === 'm' ? plainText(node.text) : node.text) || null;
}

/** A language as the feed states it; null for what is no language tag. */
export function languageOf(node: FeedNode): string | null {
  const tag = node.text.trim();
  return /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/.test(tag) ? tag : null;
}

type Reading = 'plain' | 'html' | 'guess';

function readingOf(node: FeedNode, { atom }: Pick<FieldContext, 'atom'>, untyped: Reading): Reading {
  const { type, mode, k } = node.attributes;
  if (k === 'm') return 'html';
  const told = type?.trim().toLowerCase();
  if (told === undefined || told === '') return atom && mode === undefined ? 'plain' : untyped;
  if (told === 'text' || told === 'text/plain') return atom ? 'plain' : 'guess';
  return told.startsWith('text/') && !told.includes('html') ? 'plain' : 'html';
}

/** A text construct as plain text: RSS titles are HTML only if they look it, Atom's say what they are (RFC 4287 3.1). */
export function titleOf(node: FeedNode, context: FieldContext): string | null {
  return asPlain(payloadOf(node), readingOf(node, context, 'guess'));
}

export function bodyTextOf(node: FeedNode, name: string, context: FieldContext): string | null {
  return asPlain(payloadOf(node), bodyReadingOf(node, name, context));
}

/** Atom's rule for texts without a type is for Atom's own elements; a module's text inside Atom is HTML as elsewhere. */
function bodyReadingOf(node: FeedNode, name: string, { atom }: FieldContext): Reading {
  return readingOf(node, { atom: atom && /^[fa]:/.test(name) }, 'html');
}

function asPlain(text: string, reading: Reading): string | null {
  const html = reading === 'html' || (reading === 'guess' && looksLikeHtml(text));
  return (html ? plainText(text) : foldSpace(text)) || null;
}

/** A text construct as HTML. */
export function bodyHtmlOf(node: FeedNode, name: string, context: FieldContext): string | null {
  const payload = payloadOf(node);
  if (payload.trim() === '') return null;
  return bodyReadingOf(node, name, context) === 'plain' ? escapeXml(payload) : payload;
}

/** The text of an element, with Atom's base64 (0.3 `mode`, 1.0 for types that are neither text nor XML) undone. */
function payloadOf(node: FeedNode): string {
  const { mode, type, k } = node.attributes;
  const told = type?.trim().toLowerCase() ?? '';
  const packed = mode === 'base64' || (k !== 'm' && told.includes('/') && !/^text\/|xml|html/.test(told));
  if (!packed || !/^[\sA-Za-z0-9+/=]+$/.test(node.text)) return node.text;
  const bytes = Buffer.from(node.text, 'base64');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? node.text : text;
}

export function dateOf(node: FeedNode): (FeedDate & { raw: string }) | null {
  const raw = foldSpace(node.text);
  const date = parseFeedDate(raw);
  return date && { ...date, raw };
}

/** A link written as an element's text. */
export function linkTextOf(node: FeedNode, context: FieldContext): string | null {
  const written = node.attributes['k'] === 'm' ? plainText(node.text) : node.text.trim();
  const once = /&(?:amp|#38|#x26);/i.test(written) ? decodeHTML(written) : written;
  return resolveUrl(once, node.attributes['b'] ?? context.base);
}

/** A link in an attribute. */
export function linkAttributeOf(node: FeedNode, name: string, context: FieldContext): string | null {
  const written = node.attributes[name];
  return written === undefined ? null : resolveUrl(written, node.attributes['b'] ?? context.base);
}

const MAX_PERSON_CHARS = 500;

/** All persons under the first of `names` that has any. */
export function personsOf(holder: Holder, names: readonly string[]): string[] {
  for (const name of names) {
    const persons = new Set(
      nodesOf(holder, name)
        .map(personOf)
        .filter((person) => person !== null),
    );
    if (persons.size > 0) return [...persons];
  }
  return [];
}

/** The name of a person: Atom's name element, RSS's "address (name)", or the text itself; an address where that is all there is. */
function personOf(node: FeedNode): string | null {
  const named = firstOf(node.raw, ['f:name', 'a:name', 'itunes:name'], wordsOf);
  if (named !== null) return named;
  const text = wordsOf(node);
  const told = text !== null && looksLikeHtml(text) ? plainText(text) : text;
  if (told && told.length > MAX_PERSON_CHARS) return told.slice(0, MAX_PERSON_CHARS);
  if (told) {
    const inBrackets =
      /^\S+@\S+\s*\(([^()]{1,200})\)$/.exec(told)?.[1] ?? /^([^<>()]{1,200}?)\s*[<(](?:mailto:)?[^<>()@\s]{1,100}@[^<>()\s]{1,200}[>)]$/.exec(told)?.[1];
    return foldSpace(inBrackets ?? told);
  }
  return firstOf(node.raw, ['f:email', 'a:email', 'itunes:email'], wordsOf);
}
