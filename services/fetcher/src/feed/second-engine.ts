import type { DecodedText } from '@tallywire/shared/text/decode-bytes';
import { parseFeed } from 'feedsmith';
import { parseFeedDate } from './feed-date.ts';
import { isRecord } from './feed-nodes.ts';
import type { FeedFacts, FeedFormat, FeedItem, FeedLimits, FeedReading } from './feed-reading.ts';
import { foldSpace, plainText } from './feed-text.ts';
import { resolveUrl } from './resolve-url.ts';

type Elements = Readonly<Record<string, unknown>>;

/**
 * A second opinion on an XML feed that the first engine made nothing of: feedsmith on the text as it came. Fewer fields than the first
 * engine gives, but items rather than none. Null where feedsmith finds no item either.
 */
export function readBySecondEngine(decoded: DecodedText, url: string | null, limits: FeedLimits): FeedReading | null {
  const parsed = tryParse(decoded.text);
  if (parsed === null) return null;
  const { feed } = parsed;
  const list = feed['items'] ?? feed['entries'];
  const all = Array.isArray(list) ? list.filter(isRecord) : [];
  if (all.length === 0) return null;
  const base = url ?? textAt(feed, 'link');
  return {
    kind: 'feed',
    format: parsed.format,
    charset: decoded.charset,
    repairs: ['second-engine'],
    engine: 'feedsmith',
    feed: factsOf(feed, base),
    items: all.slice(0, limits.maxItems).map((item) => itemOf(item, base)),
    truncated: all.length > limits.maxItems,
  };
}

function tryParse(text: string): { format: FeedFormat; feed: Elements } | null {
  try {
    const { format, feed } = parseFeed(text);
    return isRecord(feed) ? { format, feed } : null;
  } catch {
    return null;
  }
}

function factsOf(feed: Elements, base: string | null): FeedFacts {
  return {
    title: words(textAt(feed, 'title')),
    link: linkOf(feed, base),
    language: words(textAt(feed, 'language')),
    description: words(textAt(feed, 'description') ?? textAt(feed, 'subtitle')),
    updated: parseFeedDate(textAt(feed, 'updated') ?? textAt(feed, 'lastBuildDate') ?? '')?.iso ?? null,
    selfUrl: null,
    ttlMinutes: null,
    updatePeriodMs: null,
    skipHours: [],
    skipDays: [],
    hubs: [],
  };
}

function itemOf(item: Elements, base: string | null): FeedItem {
  const published = parseFeedDate(textAt(item, 'pubDate') ?? textAt(item, 'published') ?? '');
  const updated = parseFeedDate(textAt(item, 'updated') ?? '');
  const encoded = item['content'];
  const content = isRecord(encoded) ? (textAt(encoded, 'encoded') ?? textAt(encoded, 'value')) : textAt(item, 'content');
  const guid = item['guid'];
  return {
    id: words(isRecord(guid) ? textAt(guid, 'value') : textAt(item, 'id')),
    idIsPermalink: null,
    link: linkOf(item, base),
    originalLink: null,
    title: words(textAt(item, 'title')),
    published: published?.iso ?? null,
    updated: updated?.iso ?? null,
    publishedRaw: textAt(item, 'pubDate') ?? textAt(item, 'published') ?? textAt(item, 'updated'),
    dateQuality: (published ?? updated)?.quality ?? 'unknown',
    summary: words(textAt(item, 'description') ?? textAt(item, 'summary')),
    summaryHtml: textAt(item, 'description') ?? textAt(item, 'summary'),
    content,
    contentText: content === null ? null : plainText(content) || null,
    author: null,
    authors: [],
    language: null,
    enclosures: [],
    categories: [],
  };
}

function linkOf(holder: Elements, base: string | null): string | null {
  const links = holder['links'];
  const list = Array.isArray(links) ? links.filter(isRecord) : [];
  const chosen = list.find((link) => (textAt(link, 'rel') ?? 'alternate') === 'alternate');
  const written = textAt(holder, 'link') ?? (chosen ? textAt(chosen, 'href') : null);
  return written === null ? null : resolveUrl(written, base);
}

/** A text member, or the value of a text construct. */
function textAt(holder: Elements, name: string): string | null {
  const value = holder[name];
  if (typeof value === 'string') return value;
  const inner = isRecord(value) ? value['value'] : undefined;
  return typeof inner === 'string' ? inner : null;
}

function words(text: string | null): string | null {
  return text === null ? null : foldSpace(plainText(text)) || null;
}
