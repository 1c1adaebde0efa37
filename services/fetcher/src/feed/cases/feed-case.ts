import type { ErrorCode } from '@tallywire/shared/domain/errors';

/**
 * One document and what must be read from it. The keys of `expect` say where: `feed.title`, `0.link` (an item's place and field),
 * `0.enclosures` (their addresses), `count` (of items), `format`, `charset`, `truncated`.
 */
export type FeedCase = {
  name: string;
  body: string | Uint8Array;
  contentType?: string;
  url?: string | null;
} & ({ expect: Readonly<Record<string, unknown>> } | { refused: ErrorCode; reason: RegExp });

/** An RSS 2.0 document around the given items. */
export function rssOf(items: string, more: { attributes?: string; channel?: string; declaration?: string } = {}): string {
  const declaration = more.declaration ?? '<?xml version="1.0"?>';
  return `${declaration}<rss version="2.0"${more.attributes ?? ''}><channel><title>Valley Post</title><link>https://valley.example/</link><description>News</description>${more.channel ?? ''}${items}</channel></rss>`;
}

/** An Atom 1.0 document around the given entries. */
export function atomOf(entries: string, attributes = ''): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>Valley Post</title><id>urn:valley</id><updated>2026-01-02T03:04:05Z</updated>${entries}</feed>`;
}
