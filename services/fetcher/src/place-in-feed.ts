import type { Item } from '@tallywire/shared/domain/item';

/** The address of an item that names no page: its place in its feed. */
export function placeInFeed(feedUrl: string, itemId: string): string {
  const url = new URL(feedUrl);
  url.hash = `item-${itemId}`;
  return url.href;
}

/** True where an item leads no further than to its feed: there is no page to read, and what the feed says of it is all there is. */
export function isPlaceInFeed({ url, feedUrl }: Pick<Item, 'url' | 'feedUrl'>): boolean {
  return withoutHash(url) === withoutHash(feedUrl);
}

function withoutHash(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  url.hash = '';
  return url.href;
}
