import {
  bodyHtmlOf,
  bodyTextOf,
  dateOf,
  type FieldContext,
  firstOf,
  type Holder,
  languageOf,
  linkAttributeOf,
  linkTextOf,
  personsOf,
  titleOf,
  wordsOf,
} from './feed-fields.ts';
import { type FeedNode, nodesOf } from './feed-nodes.ts';
import type { Enclosure, FeedItem } from './feed-reading.ts';
import { plainText } from './feed-text.ts';

const TITLES = ['f:title', 'a:title', 'dc:title', 'news:title', 'media:title', 'itunes:title'];
const IDS = ['f:guid', 'f:id', 'a:id', 'f:about', 'dc:identifier'];
const PUBLISHED = [
  'f:pubdate',
  'f:published',
  'a:published',
  'f:issued',
  'a:issued',
  'dct:issued',
  'dc:date',
  'news:publication_date',
  'f:created',
  'dct:created',
];
const UPDATED = ['f:updated', 'a:updated', 'f:modified', 'a:modified', 'dct:modified', 'f:lastbuilddate', 'sm:lastmod', 'dc:date'];
const SUMMARIES = ['f:description', 'f:summary', 'a:summary', 'dc:description', 'itunes:summary', 'media:description', 'dct:abstract', 'itunes:subtitle'];
const CONTENTS = ['c:encoded', 'f:content', 'a:content', 'xh:body', 'f:body', 'f:fullitem'];
const AUTHORS = ['f:author', 'a:author', 'dc:creator', 'dc:author', 'itunes:author'];

/** One item as rss-parser gives it, with its elements under canonical names, as a feed item. */
export function readItem(holder: Holder, context: FieldContext): FeedItem {
  const guid = nodesOf(holder, 'f:guid')[0];
  const authors = authorsOf(holder);
  const published = firstOf(holder, PUBLISHED, dateOf);
  const updated = firstOf(holder, UPDATED, dateOf);
  const content = firstOf(holder, CONTENTS, (node, name) => bodyHtmlOf(node, name, context));
  return {
    id: firstOf(holder, context.atom ? ['f:id', ...IDS] : IDS, wordsOf),
    idIsPermalink: guid ? isPermalink(guid.attributes['ispermalink']) : null,
    link: itemLink(holder, context),
    originalLink: firstOf(holder, ['fb:origlink'], (node) => linkTextOf(node, context)),
    title: firstOf(holder, TITLES, (node) => titleOf(node, context)),
    published: published?.iso ?? null,
    updated: updated?.iso ?? null,
    publishedRaw: (published ?? updated)?.raw ?? null,
    dateQuality: (published ?? updated)?.quality ?? 'unknown',
    summary: firstOf(holder, SUMMARIES, (node, name) => bodyTextOf(node, name, context)),
    summaryHtml: firstOf(holder, SUMMARIES, (node, name) => bodyHtmlOf(node, name, context)),
    content,
    contentText: content === null ? null : plainText(content) || null,
    author: authors.length > 0 ? authors.join(', ') : null,
    authors,
    language: firstOf(holder, ['dc:language', 'f:lang', 'f:language'], languageOf) ?? publicationOf(holder).language,
    enclosures: enclosuresOf(holder, context),
    categories: categoriesOf(holder),
  };
}

/** RSS's author is an e-mail address by its specification; where there is nothing more, a name from another module says more. */
function authorsOf(holder: Holder): string[] {
  const authors = personsOf(holder, AUTHORS);
  const [first = ''] = authors;
  const onlyAddress = authors.length === 1 && first.length < 320 && /^[^\s@]+@\S+$/.test(first);
  const names = onlyAddress ? personsOf(holder, ['dc:creator', 'itunes:author']) : [];
  return names.length > 0 ? names : authors;
}

/** RSS 2.0: a guid is a permalink unless it says it isn't. */
function isPermalink(stated: string | undefined): boolean {
  return stated?.trim().toLowerCase() !== 'false';
}

function itemLink(holder: Holder, context: FieldContext): string | null {
  const guid = (): string | null => {
    const node = nodesOf(holder, 'f:guid')[0];
    if (!node || !isPermalink(node.attributes['ispermalink']) || !looksLinked(node)) return null;
    return linkTextOf(node, context);
  };
  const about = (): string | null => firstOf(holder, ['f:about', 'f:id'], (node) => webLink(linkTextOf(node, context)));
  return alternateLink(holder, context) ?? guid() ?? firstOf(holder, ['sm:loc', 'f:loc'], (node) => linkTextOf(node, context)) ?? about();
}

/** A guid that is an address; a path counts only where the feed says that it is a permalink. */
function looksLinked(guid: FeedNode): boolean {
  return /^\s*(?:https?:)?\/\//i.test(guid.text) || (guid.attributes['ispermalink'] !== undefined && /^\s*\//.test(guid.text));
}

function webLink(link: string | null): string | null {
  return link !== null && /^https?:/i.test(link) ? link : null;
}

/** The link that stands for the thing itself: RSS's text, or the best of Atom's alternates (HTML before other types). */
export function alternateLink(holder: Holder, context: FieldContext): string | null {
  const links = [...nodesOf(holder, 'f:link'), ...nodesOf(holder, 'a:link')];
  let other: string | null = null;
  for (const node of links) {
    if (relationOf(node.attributes['rel']) !== 'alternate') continue;
    const link = linkAttributeOf(node, 'href', context) ?? linkTextOf(node, context);
    if (link === null) continue;
    const type = node.attributes['type']?.toLowerCase() ?? '';
    if (type === '' || type.includes('html')) return link;
    other ??= link;
  }
  return other;
}

/** RFC 4287 4.2.7.2: no relation means alternate; a registered one may be written as its IANA address. */
export function relationOf(stated: string | undefined): string {
  const relation = (stated ?? '').trim().toLowerCase();
  return relation === '' ? 'alternate' : relation.replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

function enclosuresOf(holder: Holder, context: FieldContext): Enclosure[] {
  const found = new Map<string, Enclosure>();
  const add = (url: string | null, attributes: Readonly<Record<string, string>>): void => {
    if (url === null || found.has(url)) return;
    const length = Number.parseInt(attributes['length'] ?? attributes['filesize'] ?? '', 10);
    found.set(url, { url, type: attributes['type']?.trim() || null, lengthBytes: Number.isSafeInteger(length) && length >= 0 ? length : null });
  };
  for (const node of nodesOf(holder, 'f:enclosure')) add(linkAttributeOf(node, 'url', context) ?? linkAttributeOf(node, 'href', context), node.attributes);
  for (const name of ['f:link', 'a:link'])
    for (const node of nodesOf(holder, name))
      if (relationOf(node.attributes['rel']) === 'enclosure') add(linkAttributeOf(node, 'href', context), node.attributes);
  for (const node of nodesOf(holder, 'media:content')) add(linkAttributeOf(node, 'url', context), node.attributes);
  return [...found.values()];
}

function categoriesOf(holder: Holder): string[] {
  const found = new Set<string>();
  for (const name of ['f:category', 'a:category', 'dc:subject', 'media:category', 'news:keywords', 'itunes:keywords']) {
    for (const node of nodesOf(holder, name)) {
      const told = wordsOf(node) ?? node.attributes['label']?.trim() ?? node.attributes['term']?.trim();
      if (told) for (const part of /keywords$/.test(name) ? told.split(',').map((part) => part.trim()) : [told]) if (part) found.add(part);
    }
  }
  return [...found];
}

/** What a news sitemap says of the publication that a page belongs to. */
export function publicationOf(holder: Holder): { name: string | null; language: string | null } {
  const of = <T>(name: string, read: (node: FeedNode) => T | null): T | null =>
    firstOf(holder, ['news:publication'], (node) => firstOf(node.raw, [name], read));
  return { name: of('news:name', wordsOf), language: of('news:language', languageOf) };
}
