import { idOf } from '@tallywire/shared/domain/ids';
import { canonicalUrl } from './canonical-url.ts';
import type { FeedItem } from './feed-reading.ts';

export type IdentifiedItem = {
  item: FeedItem;
  /** The same for all versions of one item of one feed. */
  itemId: string;
  /** The same as long as the item says the same: title, summary and content as text. */
  versionHash: string;
};

/**
 * Gives each item of one reading its identity: by guid; by guid and address where the document uses one guid for several addresses
 * (for each of them, so that order does not matter); without a guid by canonical address; without either by title and day.
 * An item that a document holds twice comes out once, in its latest version. The order is the document's.
 */
export function identifyItems(feedId: string, items: readonly FeedItem[]): IdentifiedItem[] {
  const shared = sharedGuids(items);
  const chosen = new Map<string, IdentifiedItem>();
  for (const item of items) {
    const itemId = idOf('item', feedId, ...keyOf(item, shared));
    const known = chosen.get(itemId);
    if (known === undefined || latestDate(item) > latestDate(known.item)) chosen.set(itemId, { item, itemId, versionHash: versionOf(item) });
  }
  return [...chosen.values()];
}

/** Guids that stand for several addresses in this document: "1", the feed's own address, a section's name. */
function sharedGuids(items: readonly FeedItem[]): ReadonlySet<string> {
  const firstPlace = new Map<string, string>();
  const shared = new Set<string>();
  for (const item of items) {
    if (item.id === null) continue;
    const place = placeOf(item);
    const first = firstPlace.get(item.id) ?? place;
    firstPlace.set(item.id, first);
    if (first !== place) shared.add(item.id);
  }
  return shared;
}

function keyOf(item: FeedItem, shared: ReadonlySet<string>): string[] {
  if (item.id !== null) return shared.has(item.id) ? ['guid+place', item.id, placeOf(item)] : ['guid', item.id];
  if (item.link !== null) return ['url', canonicalUrl(item.link)];
  if (item.title !== null) return ['title', item.title, (item.published ?? item.updated ?? '').slice(0, 10)];
  return ['text', item.summary ?? item.contentText ?? ''];
}

/** What tells two items under one guid apart. */
function placeOf(item: FeedItem): string {
  return item.link === null ? `title:${item.title ?? ''}` : `url:${canonicalUrl(item.link)}`;
}

/** ISO dates in UTC sort as text; an item without one is older than any. */
function latestDate(item: FeedItem): string {
  const { updated, published } = item;
  return (updated ?? '') > (published ?? '') ? (updated ?? '') : (published ?? '');
}

function versionOf(item: FeedItem): string {
  return idOf('item-version', item.title ?? '', item.summary ?? '', item.contentText ?? '');
}
