import { type Item, MAX_ITEM_CONTENT_CHARS } from '@tallywire/shared/domain/item';
import { canonicalUrl } from './feed/canonical-url.ts';
import type { FeedFacts, FeedReading } from './feed/feed-reading.ts';
import { type IdentifiedItem, identifyItems } from './feed/item-identity.ts';
import type { FeedDocument } from './feed-document.ts';
import { placeInFeed } from './place-in-feed.ts';
import type { PollHint } from './poll-rules.ts';

const MINUTE_MS = 60_000;
const MAX_TITLE_CHARS = 1000;
const MAX_GUID_CHARS = 2000;
const MAX_NAME_CHARS = 200;
const MAX_URL_CHARS = 4000;
const MAX_AUTHORS = 20;
const MAX_TAGS = 50;

/** A reading as polling needs it: items identified, within the bounds of events; those with neither a page nor words of their own counted and left out. */
export function toFeedDocument(reading: FeedReading, feedId: string, feedUrl: string): FeedDocument {
  if (reading.kind === 'refused') return reading;
  const identified = identifyItems(feedId, reading.items);
  const items = identified.flatMap((one) => toItem(one, feedUrl, reading.feed));
  return {
    kind: 'feed',
    title: reading.feed.title,
    items,
    withoutPage: identified.length - items.length,
    hint: hintOf(reading.feed),
    skipHours: reading.feed.skipHours,
  };
}

function toItem({ item, itemId, versionHash }: IdentifiedItem, feedUrl: string, feed: FeedFacts): Item[] {
  const content = (item.content ?? item.summaryHtml ?? item.summary)?.slice(0, MAX_ITEM_CONTENT_CHARS) ?? null;
  const page = pageOf(item.originalLink ?? item.link);
  if (page === null && (content === null || content.trim() === '')) return [];
  const url = page?.href ?? placeInFeed(feedUrl, itemId);
  return [
    {
      id: itemId,
      version: versionHash,
      feedUrl,
      feedTitle: feed.title?.slice(0, 200) ?? null,
      url,
      canonicalUrl: page === null ? url : canonicalUrl(url),
      guid: item.id?.slice(0, MAX_GUID_CHARS) ?? null,
      title: item.title?.slice(0, MAX_TITLE_CHARS) ?? null,
      authors: item.authors.slice(0, MAX_AUTHORS).map((author) => author.slice(0, MAX_NAME_CHARS)),
      published: item.published,
      updated: item.updated,
      language: (item.language ?? feed.language)?.slice(0, 35) ?? null,
      tags: item.categories.slice(0, MAX_TAGS).map((tag) => tag.slice(0, MAX_NAME_CHARS)),
      content,
    },
  ];
}

/** The address of an item's page; null where it names none that can be read. */
function pageOf(link: string | null): URL | null {
  const url = URL.parse(link ?? '');
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > MAX_URL_CHARS) return null;
  // Credentials in a link are the publisher's slip: they are neither sent nor passed on.
  url.username = '';
  url.password = '';
  return url;
}

function hintOf({ ttlMinutes, updatePeriodMs }: FeedFacts): PollHint | null {
  const ttlMs = (ttlMinutes ?? 0) * MINUTE_MS;
  const periodMs = updatePeriodMs ?? 0;
  if (ttlMs <= 0 && periodMs <= 0) return null;
  return ttlMs >= periodMs ? { ms: ttlMs, rule: 'ttl' } : { ms: periodMs, rule: 'sy:updatePeriod' };
}
