import type { DecodedText } from '@tallywire/shared/text/decode-bytes';
import { parseJsonFeed } from 'feedsmith';
import { explainText } from './explain-refusal.ts';
import { parseFeedDate } from './feed-date.ts';
import { isRecord } from './feed-nodes.ts';
import type { FeedFacts, FeedItem, FeedLimits, FeedReading } from './feed-reading.ts';
import { foldSpace, plainText } from './feed-text.ts';
import { resolveUrl } from './resolve-url.ts';
import { escapeXml } from './xml-text.ts';

type JsonFeed = ReturnType<typeof parseJsonFeed>;
type JsonItem = NonNullable<JsonFeed['items']>[number];

/** A JSON Feed (1.0, 1.1) through feedsmith; any other JSON is refused. */
export function readJsonFeed(decoded: DecodedText, url: string | null, limits: FeedLimits): FeedReading {
  const repairs: string[] = [];
  const value = parseJson(decoded.text, repairs);
  if (value === undefined) return { kind: 'refused', code: 'TW_FEED_MALFORMED', reason: 'JSON that breaks off or is not well-formed' };
  if (!isJsonFeed(value)) return { kind: 'refused', code: 'TW_FEED_NOT_A_FEED', reason: explainText(decoded.text) };
  const parsed = tryParse(value);
  const base = url ?? parsed.home_page_url ?? parsed.feed_url ?? null;
  const all = parsed.items ?? [];
  return {
    kind: 'feed',
    format: 'json',
    charset: decoded.charset,
    repairs,
    engine: 'feedsmith',
    feed: factsOf(parsed, base),
    items: all.slice(0, limits.maxItems).map((item) => itemOf(item, parsed, base, limits)),
    truncated: all.length > limits.maxItems,
  };
}

function parseJson(text: string, repairs: string[]): unknown {
  const bare = text.replace(/^[\s\ufeff]+/, '');
  try {
    return JSON.parse(bare);
  } catch {
    // Raw line breaks and other controls inside strings are the commonest fault of hand-made JSON.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace.
    const mended = bare.replace(/[\x00-\x1f\x7f]+/g, ' ').replace(/,(\s*[}\]])/g, '$1');
    repairs.push('json-syntax');
    try {
      return JSON.parse(mended);
    } catch {
      return undefined;
    }
  }
}

function isJsonFeed(value: unknown): boolean {
  if (!isRecord(value) || !Array.isArray(value['items'])) return false;
  const version = value['version'];
  return (
    (typeof version === 'string' && /jsonfeed\.org/i.test(version)) ||
    (typeof value['title'] === 'string' && value['items'].some((item) => isRecord(item) && 'id' in item))
  );
}

function tryParse(value: unknown): JsonFeed {
  try {
    return parseJsonFeed(value);
  } catch {
    return {};
  }
}

function factsOf(feed: JsonFeed, base: string | null): FeedFacts {
  return {
    title: words(feed.title),
    link: link(feed.home_page_url, base),
    language: words(feed.language),
    description: words(feed.description),
    updated: null,
    selfUrl: link(feed.feed_url, base),
    ttlMinutes: null,
    updatePeriodMs: null,
    skipHours: [],
    skipDays: [],
    hubs: (feed.hubs ?? []).map((hub) => link(hub.url, base)).filter((hub) => hub !== null),
  };
}

function itemOf(item: JsonItem, feed: JsonFeed, base: string | null, limits: FeedLimits): FeedItem {
  const published = parseFeedDate(`${item.date_published ?? ''}`);
  const updated = parseFeedDate(`${item.date_modified ?? ''}`);
  const text = item.content_text ?? null;
  const content = item.content_html ?? (text === null ? null : escapeXml(text));
  const authors = (item.authors ?? feed.authors ?? []).map(({ name }) => words(name)).filter((name) => name !== null);
  return {
    id: words(item.id),
    idIsPermalink: null,
    link: link(item.url, base) ?? link(item.external_url, base),
    originalLink: item.url === undefined ? null : link(item.external_url, base),
    title: words(item.title),
    published: published?.iso ?? null,
    updated: updated?.iso ?? null,
    publishedRaw: words(`${item.date_published ?? item.date_modified ?? ''}`),
    dateQuality: (published ?? updated)?.quality ?? 'unknown',
    summary: words(item.summary),
    summaryHtml: item.summary === undefined ? null : escapeXml(item.summary),
    content: content === null ? null : content.slice(0, limits.maxContentChars),
    contentText: item.content_html === undefined ? words(text) : plainText(item.content_html) || null,
    author: authors.length > 0 ? authors.join(', ') : null,
    authors,
    language: words(item.language ?? feed.language),
    enclosures: (item.attachments ?? []).flatMap((attachment) => {
      const url = link(attachment.url, base);
      return url === null ? [] : [{ url, type: attachment.mime_type ?? null, lengthBytes: attachment.size_in_bytes ?? null }];
    }),
    categories: item.tags ?? [],
  };
}

function words(text: string | null | undefined): string | null {
  return text == null ? null : foldSpace(text) || null;
}

function link(written: string | undefined, base: string | null): string | null {
  return written === undefined ? null : resolveUrl(written, base);
}
