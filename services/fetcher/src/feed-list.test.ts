import { describe, expect, test } from 'vitest';
import { readFeedList } from './feed-list.ts';

describe('feed lists', () => {
  test('are read from YAML, plain addresses and entries alike', () => {
    const list = readFeedList(
      'feeds:\n  - https://one.example/rss\n  - url: http://two.example/atom\n    name: Two\n    robots: false\n    hotUntil: 2026-01-05T12:00:00+01:00\n',
    );
    expect(list).toEqual({
      feeds: [
        { url: 'https://one.example/rss', name: null, overrides: {} },
        { url: 'http://two.example/atom', name: 'Two', overrides: { respectRobots: false, hotUntilMs: Date.UTC(2026, 0, 5, 11) } },
      ],
      faults: [],
    });
  });

  test('say of a feed what is to hold for it alone', () => {
    const list = readFeedList(
      'feeds:\n  - {url: https://one.example/rss, everyMinutes: 10, maxBytes: 20000000}\n  - {url: https://two.example/rss, floorMinutes: 2.5, ceilingMinutes: 60}\n  - {url: https://three.example/rss, floorMinutes: 9, ceilingMinutes: 8}\n  - {url: https://four.example/rss, everyMinutes: 0}\n',
    );
    expect(list.feeds.map(({ overrides }) => overrides)).toEqual([
      { intervalMs: 600_000, maxBytes: 20_000_000 },
      { floorMs: 150_000, ceilingMs: 3_600_000 },
    ]);
    expect(list.faults.map(({ line, message }) => [line, message.split(':')[0]])).toEqual([
      [4, 'floorMinutes'],
      [5, 'everyMinutes'],
    ]);
  });

  test('are read from OPML, folders opened', () => {
    const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
      <outline text="folder"><outline text="One" type="rss" xmlUrl="https://one.example/rss?a=1&amp;b=2"/></outline>
      <outline text="Two" type="rss" xmlUrl="https://two.example/rss"/></body></opml>`;
    expect(readFeedList(opml)).toEqual({
      feeds: [
        { url: 'https://one.example/rss?a=1&b=2', name: 'One', overrides: {} },
        { url: 'https://two.example/rss', name: 'Two', overrides: {} },
      ],
      faults: [],
    });
  });

  test('tell all faults with their lines and keep the good entries', () => {
    const list = readFeedList(
      'feeds:\n  - https://one.example/rss\n  - not an address\n  - url: ftp://two.example/\n  - url: https://three.example/\n    evryMinutes: 5\n  - https://u:canary@four.example/\n',
    );
    expect(list.feeds.map(({ url }) => url)).toEqual(['https://one.example/rss']);
    expect(list.faults.map(({ line }) => line)).toEqual([3, 4, 5, 7]);
    expect(JSON.stringify(list.faults)).not.toContain('canary');
  });

  test('name a feed once', () => {
    const list = readFeedList('feeds: [https://one.example/rss, "https://ONE.example/rss"]');
    expect(list.feeds).toHaveLength(1);
    expect(list.faults).toEqual([{ line: null, message: '"https://one.example/rss" is listed more than once' }]);
  });

  test.each(['', 'feeds: {', 'just text', '<html></html>', '<opml>', 'feeds: 3'])('that are none say so: %j', (text) => {
    const { feeds, faults } = readFeedList(text);
    expect(feeds).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
  });
});
