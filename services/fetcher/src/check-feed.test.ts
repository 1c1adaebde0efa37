import { expect, test } from 'vitest';
import { checkFeed } from './check-feed.ts';
import { rssOf } from './loopback/documents.ts';
import { fakeClock, openFetcherUnderTest } from './loopback/fetcher-under-test.ts';
import { openLoopback } from './loopback/loopback-server.ts';

const HOUR_MS = 3_600_000;
const never = new AbortController().signal;

test('tells a feed from a page that names feeds, and both from what is neither', async () => {
  const clock = fakeClock();
  const dates = [1, 2, 3].map((hours) => new Date(clock.now() - hours * HOUR_MS));
  await using server = await openLoopback(({ url }, response) => {
    if (url === '/feed') {
      const items = dates.map((published, n) => ({ guid: `${n}`, link: `http://h.example/${n}`, published }));
      response.writeHead(200, { etag: '"1"', 'cache-control': 'max-age=60' }).end(rssOf(items, '<ttl>30</ttl>'));
    } else if (url === '/page')
      response.setHeader('content-type', 'text/html').end('<!doctype html><link rel=alternate type=application/rss+xml href=/feed title=News>');
    else if (url === '/other') response.setHeader('content-type', 'text/html').end('<!doctype html><p>Nothing here.');
    else response.writeHead(404).end();
  });
  await using under = openFetcherUnderTest({ clock, servers: [server] });
  const check = (path: string) => checkFeed(`${server.origin}${path}`, under.poll, under.poll.readFeed, never);
  expect(await check('/feed')).toEqual({
    kind: 'feed',
    finalUrl: `${server.origin}/feed`,
    title: 'Sample',
    items: 3,
    newestMs: dates[0]?.getTime(),
    rhythmMs: HOUR_MS,
    isConditional: true,
    hints: [
      { ms: HOUR_MS / 2, rule: 'ttl' },
      { ms: 60_000, rule: 'cache-control' },
    ],
  });
  expect(await check('/page')).toMatchObject({ kind: 'page', feeds: [{ url: `${server.origin}/feed`, title: 'News', type: 'application/rss+xml' }] });
  expect(await check('/other')).toMatchObject({ kind: 'fault', code: 'TW_FEED_NOT_A_FEED' });
  expect(await check('/missing')).toMatchObject({ kind: 'fault', code: 'TW_FETCH_STATUS' });
});
