import { until } from '@tallywire/shared/contract/until';
import { topics } from '@tallywire/shared/domain/topics';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { describe, expect, test } from 'vitest';
import { addFeeds } from './add-feeds.ts';
import { rssOf } from './loopback/documents.ts';
import { openFetcherUnderTest } from './loopback/fetcher-under-test.ts';
import { type Loopback, openLoopback } from './loopback/loopback-server.ts';
import { runFetcher } from './run-fetcher.ts';

const PAGE = '<html><body><p>The army said 23 soldiers were killed.</p></body></html>';

/** A site with a feed of one item and its page, on an address of its own so that no gap holds it back. */
async function openSite(last: number): Promise<Loopback> {
  const site: Loopback = await openLoopback(
    ({ url }, response) => {
      if (url === '/feed') response.setHeader('etag', '"1"').end(rssOf([{ guid: '1', link: `${site.origin}/a` }]));
      else if (url === '/a') response.setHeader('content-type', 'text/html').end(PAGE);
      else response.writeHead(404).end();
    },
    { address: `127.0.7.${last}` },
  );
  return site;
}

describe('the fetcher', () => {
  test('gives every bad feed its outcome, its code and one line, while the good ones go on', async () => {
    const pour = 'x'.repeat(65_536);
    const bad: Record<string, { answer: Parameters<typeof openLoopback>[0]; outcome: string; code: string }> = {
      '410': { answer: (_, response) => response.writeHead(410).end(), outcome: 'gone', code: 'TW_FETCH_STATUS' },
      '429': { answer: (_, response) => response.writeHead(429, { 'retry-after': '60' }).end(), outcome: 'paused', code: 'TW_FETCH_STATUS' },
      '403': { answer: (_, response) => response.writeHead(403).end(), outcome: 'failed', code: 'TW_FETCH_STATUS' },
      html: { answer: (_, response) => response.setHeader('content-type', 'text/html').end(PAGE), outcome: 'refused', code: 'TW_FEED_NOT_A_FEED' },
      empty: { answer: (_, response) => response.end(), outcome: 'refused', code: 'TW_FEED_EMPTY' },
      large: {
        answer: (_, response) => {
          const more = (): void => {
            while (!response.destroyed && response.write(pour));
          };
          response.on('drain', more);
          more();
        },
        outcome: 'failed',
        code: 'TW_FETCH_TOO_LARGE',
      },
      silent: { answer: () => {}, outcome: 'failed', code: 'TW_FETCH_TIMEOUT' },
      loop: { answer: (_, response) => response.writeHead(302, { location: '/feed' }).end(), outcome: 'failed', code: 'TW_FETCH_REDIRECTS' },
      inside: { answer: (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(), outcome: 'failed', code: 'TW_FETCH_BLOCKED_ADDRESS' },
    };
    await using sites = await openAll([
      ...Object.values(bad).map(({ answer }, n) =>
        openLoopback((request, response) => (request.url === '/feed' ? answer(request, response) : response.writeHead(404).end()), {
          address: `127.0.7.${100 + n}`,
        }),
      ),
      openSite(1),
      openSite(2),
    ]);
    await using under = openFetcherUnderTest({
      clock: systemClock,
      servers: sites.servers,
      settings: { totalMs: 1000, maxFeedBytes: 2_000_000, concurrency: 20 },
    });
    const urls = [...sites.servers.map(({ origin }) => `${origin}/feed`), 'http://192.168.0.1/feed', 'ftp://h.example/feed'];
    await addFeeds(
      under.world.frontier,
      urls.map((url) => ({ url })),
      0,
    );
    const stop = new AbortController();
    const running = runFetcher(under.world, under.settings, stop.signal);
    const polled = () => under.lines.filter(({ message }) => message === 'Feed polled.');
    await until(async () => polled().length >= urls.length && (await under.values(topics.pageFetched)).length === 2);
    stop.abort();
    await running;

    const told = Object.fromEntries(polled().map(({ feed, outcome, code }) => [String(feed), [outcome, code]]));
    const expected = Object.values(bad).map(({ outcome, code }, n) => [urls[n], [outcome, code]]);
    expect(told).toEqual(
      Object.fromEntries([
        ...expected,
        ...urls.slice(-4, -2).map((url) => [url, ['read', undefined]]),
        ['http://192.168.0.1/feed', ['failed', 'TW_FETCH_BLOCKED_ADDRESS']],
        ['ftp://h.example/feed', ['failed', 'TW_FETCH_BLOCKED_URL']],
      ]),
    );
    expect(polled()).toHaveLength(urls.length);
    expect((await under.world.frontier.counts()).leased).toBe(0);
    expect(await under.values(topics.itemFound)).toHaveLength(2);
  });

  test('reads the other sites while twenty are silent', async () => {
    await using sites = await openAll([
      ...Array.from({ length: 20 }, (_, n) => openLoopback(() => {}, { address: `127.0.8.${n + 1}` })),
      ...Array.from({ length: 10 }, (_, n) => openSite(n + 1)),
    ]);
    await using under = openFetcherUnderTest({ clock: systemClock, servers: sites.servers, settings: { totalMs: 4000, concurrency: 24 } });
    await addFeeds(
      under.world.frontier,
      sites.servers.map(({ origin }) => ({ url: `${origin}/feed` })),
      0,
    );
    const stop = new AbortController();
    const running = runFetcher(under.world, under.settings, stop.signal);
    const polled = (outcome: string) => under.lines.filter((line) => line.message === 'Feed polled.' && line['outcome'] === outcome);
    await until(() => polled('read').length === 10);
    expect(polled('failed')).toEqual([]);
    await until(() => polled('failed').length === 20);
    stop.abort();
    await running;
    expect(new Set(polled('failed').map(({ code }) => code))).toEqual(new Set(['TW_FETCH_TIMEOUT']));
    await until(() => sites.servers.slice(0, 20).every((server) => server.open() === 0));
  });

  test('ends at once when it has nothing at hand, and gives back what takes too long', async () => {
    await using sites = await openAll([openLoopback(() => {})]);
    await using under = openFetcherUnderTest({ clock: systemClock, servers: sites.servers, settings: { totalMs: 20_000, drainMs: 50 } });
    const stop = new AbortController();
    const idle = runFetcher(under.world, under.settings, stop.signal);
    stop.abort();
    await idle;

    await addFeeds(under.world.frontier, [{ url: `${sites.servers[0]?.origin}/feed` }], 0);
    const stopBusy = new AbortController();
    const busy = runFetcher(under.world, under.settings, stopBusy.signal);
    await until(() => sites.servers[0]?.open() === 1);
    stopBusy.abort();
    await busy;
    expect(await under.world.frontier.counts()).toEqual({ waiting: 1, leased: 0, finished: 0 });
    expect(under.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('has one job of a host at work at a time', async () => {
    let atWork = 0;
    let most = 0;
    await using sites = await openAll([
      openLoopback(({ url }, response) => {
        if (url === '/robots.txt') return void response.writeHead(404).end();
        most = Math.max(most, ++atWork);
        setTimeout(() => {
          atWork--;
          response.end(rssOf([]));
        }, 30);
      }),
    ]);
    await using under = openFetcherUnderTest({ clock: systemClock, servers: sites.servers });
    await addFeeds(
      under.world.frontier,
      ['/1', '/2', '/3'].map((path) => ({ url: `${sites.servers[0]?.origin}${path}` })),
      0,
    );
    const stop = new AbortController();
    const running = runFetcher(under.world, under.settings, stop.signal);
    await until(() => under.lines.filter(({ message }) => message === 'Feed polled.').length === 3);
    stop.abort();
    await running;
    expect(most).toBe(1);
  });
});

async function openAll(opening: readonly Promise<Loopback>[]): Promise<AsyncDisposable & { readonly servers: readonly Loopback[] }> {
  const servers = await Promise.all(opening);
  return {
    servers,
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    },
  };
}
