import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addToFeedList, opmlOf, removeFromFeedList } from './edit-feed-list.ts';
import { readFeedList } from './feed-list.ts';

const one = { url: 'https://one.example/rss', name: null };
const two = { url: 'https://two.example/rss', name: 'Two: "the second"' };

describe('editing a feed list', () => {
  test('adds feeds at the end and keeps what stands there', () => {
    const text = '# mine\nfeeds:\n  - https://zero.example/rss # the first\n';
    const edited = addToFeedList(text, [one, two]);
    expect(edited.startsWith('# mine\nfeeds:\n  - https://zero.example/rss # the first\n')).toBe(true);
    expect(readFeedList(edited).feeds.map(({ url, name }) => ({ url, name }))).toEqual([{ url: 'https://zero.example/rss', name: null }, one, two]);
  });

  test.each(['', '# nothing yet\n', 'feeds:\n', 'feeds: []\n'])('starts a list in %j', (text) => {
    expect(readFeedList(addToFeedList(text, [one])).feeds).toHaveLength(1);
  });

  test('adds no feed twice', () => {
    const text = addToFeedList('', [one, one, { url: 'https://one.example/rss', name: 'again' }]);
    expect(addToFeedList(text, [one])).toBe(text);
    expect(readFeedList(text).feeds).toHaveLength(1);
  });

  test('takes a feed out, plain or with its settings', () => {
    const text = 'feeds:\n  - https://one.example/rss\n  - url: https://two.example/rss\n    robots: false\n  - https://three.example/\n';
    const edited = removeFromFeedList(text, 'https://two.example/rss') ?? '';
    expect(readFeedList(edited).feeds.map(({ url }) => url)).toEqual(['https://one.example/rss', 'https://three.example/']);
    expect(removeFromFeedList(edited, 'https://two.example/rss')).toBeNull();
  });

  test.each(['<opml/>', 'feeds: 3', 'feeds: {', 'feeds: [\n'])('refuses %j', (text) => {
    expect(() => addToFeedList(text, [one])).toThrow(expect.objectContaining({ code: 'TW_CONFIG_FEEDS_INVALID' }));
  });

  test('writes OPML that is read back the same', () => {
    const names = fc.string({ minLength: 1, unit: 'grapheme-ascii' }).filter((name) => name.trim() === name && name !== '');
    fc.assert(
      fc.property(fc.uniqueArray(fc.webUrl({ withQueryParameters: true }), { minLength: 1, maxLength: 5 }), names, (urls, name) => {
        const feeds = [...new Set(urls.map((url) => new URL(url).href))].map((url) => ({ url, name }));
        expect(readFeedList(opmlOf(feeds)).feeds.map(({ url }) => url)).toEqual(feeds.map(({ url }) => url));
      }),
    );
  });
});
