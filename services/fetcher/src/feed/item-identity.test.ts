import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedItem } from './feed-reading.ts';
import { identifyItems } from './item-identity.ts';

function itemOf(told: Partial<FeedItem>): FeedItem {
  return {
    id: null,
    idIsPermalink: null,
    link: null,
    originalLink: null,
    title: null,
    published: null,
    updated: null,
    publishedRaw: null,
    dateQuality: 'unknown',
    summary: null,
    summaryHtml: null,
    content: null,
    contentText: null,
    author: null,
    authors: [],
    language: null,
    enclosures: [],
    categories: [],
    ...told,
  };
}

const ids = (items: FeedItem[], feedId = 'feed'): string[] => identifyItems(feedId, items).map(({ itemId }) => itemId);

describe('identifyItems', () => {
  it('keeps the id of an item whose title and address change under one guid', () => {
    const [before] = identifyItems('feed', [itemOf({ id: 'g', link: 'https://valley.example/a', title: '12 hurt' })]);
    const [after] = identifyItems('feed', [itemOf({ id: 'g', link: 'https://valley.example/b', title: '14 hurt' })]);
    expect(after?.itemId).toBe(before?.itemId);
    expect(after?.versionHash).not.toBe(before?.versionHash);
  });

  it('tells items apart that share a guid, in whatever order they come', () => {
    const first = itemOf({ id: 'same', link: 'https://valley.example/a' });
    const second = itemOf({ id: 'same', link: 'https://valley.example/b' });
    expect(new Set(ids([first, second])).size).toBe(2);
    expect(ids([second, first]).sort()).toEqual(ids([first, second]).sort());
  });

  it('knows one page under two spellings of its address', () => {
    const [plain] = ids([itemOf({ link: 'https://valley.example/a' })]);
    expect(ids([itemOf({ link: 'http://www.valley.example/a/?utm_source=rss' })])).toEqual([plain]);
  });

  it('falls back to title and day', () => {
    const on = (published: string): FeedItem => itemOf({ title: 'Daily report', published });
    expect(ids([on('2026-01-02T01:00:00Z')])).toEqual(ids([on('2026-01-02T09:00:00Z')]));
    expect(ids([on('2026-01-02T01:00:00Z')])).not.toEqual(ids([on('2026-01-03T01:00:00Z')]));
  });

  it('gives an item that comes twice once, in its latest version', () => {
    const old = itemOf({ id: 'g', link: 'https://valley.example/a', title: 'old', updated: '2026-01-02T01:00:00Z' });
    const fresh = itemOf({ id: 'g', link: 'https://valley.example/a', title: 'new', updated: '2026-01-02T02:00:00Z' });
    expect(identifyItems('feed', [old, fresh]).map(({ item }) => item.title)).toEqual(['new']);
    expect(identifyItems('feed', [fresh, old]).map(({ item }) => item.title)).toEqual(['new']);
  });

  it('does not mix feeds up', () => {
    expect(ids([itemOf({ id: '1' })], 'one')).not.toEqual(ids([itemOf({ id: '1' })], 'two'));
  });

  it('does not count a change of dates, author or address as a new version', () => {
    const versions = [
      itemOf({ id: 'g', title: 't' }),
      itemOf({ id: 'g', title: 't', updated: '2026-01-02T01:00:00Z', author: 'A', link: 'https://valley.example/x' }),
    ];
    expect(new Set(versions.map((item) => identifyItems('feed', [item])[0]?.versionHash)).size).toBe(1);
  });

  it('gives the same ids in any order', () => {
    const anyItem = fc
      .record({
        id: fc.option(fc.constantFrom('a', 'b')),
        link: fc.option(fc.constantFrom('https://valley.example/1', 'https://valley.example/2')),
        title: fc.option(fc.constantFrom('x', 'y')),
      })
      .map(itemOf);
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 8 }), (items) => {
        expect(ids([...items].reverse()).sort()).toEqual(ids(items).sort());
      }),
    );
  });
});
