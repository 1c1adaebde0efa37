import { describe, expect, test } from 'vitest';
import { readFeed } from './feed/read-feed.ts';
import type { FeedDocument } from './feed-document.ts';
import { rssOf } from './loopback/documents.ts';
import { isPlaceInFeed } from './place-in-feed.ts';
import { toFeedDocument } from './to-feed-document.ts';

const feedUrl = 'https://h.example/feed';

async function documentOf(text: string): Promise<Extract<FeedDocument, { kind: 'feed' }>> {
  const document = toFeedDocument(await readFeed(new TextEncoder().encode(text), { url: feedUrl, contentType: null }), 'feed', feedUrl);
  if (document.kind !== 'feed') throw new Error(document.reason);
  return document;
}

describe('a feed’s document', () => {
  test('has an item for each page, with where it stands and what it says', async () => {
    const published = new Date(Date.UTC(2026, 0, 5));
    const { items, title } = await documentOf(rssOf([{ guid: 'g', link: 'https://h.example/a?utm_source=x#top', content: '<p>Words</p>', published }]));
    expect(title).toBe('Sample');
    expect(items).toMatchObject([
      {
        feedUrl,
        url: 'https://h.example/a?utm_source=x#top',
        canonicalUrl: 'https://h.example/a',
        guid: 'g',
        title: 'A title',
        published: '2026-01-05T00:00:00Z',
      },
    ]);
    expect(items[0]?.content).toContain('Words');
  });

  test('has an item with words of its own and no page at its place in the feed', async () => {
    const { items, withoutPage } = await documentOf(rssOf([1, 2].map((n) => ({ guid: `${n}`, link: '', content: `<p>The words of item ${n}.</p>` }))));
    expect(withoutPage).toBe(0);
    expect(items.map(({ url }) => url)).toEqual(items.map(({ id }) => `${feedUrl}#item-${id}`));
    expect(new Set(items.map((item) => item.canonicalUrl)).size).toBe(2);
    expect(items.every(isPlaceInFeed)).toBe(true);
  });

  test('counts items with neither page nor words and leaves them out', async () => {
    const items = [
      { guid: '1', link: '' },
      { guid: '2', link: 'mailto:a@h.example' },
      { guid: '3', link: 'https://h.example/3' },
    ];
    expect(await documentOf(rssOf(items))).toMatchObject({ withoutPage: 2, items: [{ guid: '3' }] });
  });

  test('does not pass on credentials in a link', async () => {
    const { items } = await documentOf(rssOf([{ guid: '1', link: 'https://user:secret@h.example/1' }]));
    expect(items.map(({ url }) => url)).toEqual(['https://h.example/1']);
    expect(JSON.stringify(items)).not.toContain('secret');
  });

  test.each([
    ['<ttl>90</ttl>', { ms: 90 * 60_000, rule: 'ttl' }],
    ['', null],
  ])('takes the feed’s wish from %j', async (facts, hint) => expect((await documentOf(rssOf([], facts))).hint).toEqual(hint));
});
