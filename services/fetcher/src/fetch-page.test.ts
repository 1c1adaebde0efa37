import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { zstdDecompressSync } from 'node:zlib';
import type { Item } from '@tallywire/shared/domain/item';
import type { Page } from '@tallywire/shared/domain/page';
import { topics } from '@tallywire/shared/domain/topics';
import { describe, expect, test } from 'vitest';
import { fetchPage, type PageOutcome } from './fetch-page.ts';
import { type FakeClock, type FetcherUnderTest, fakeClock, openFetcherUnderTest } from './loopback/fetcher-under-test.ts';
import { type Loopback, openLoopback } from './loopback/loopback-server.ts';
import { articleIdOf, newPageJob } from './page-state.ts';
import { placeInFeed } from './place-in-feed.ts';
import type { FetcherSettings } from './settings.ts';

const MINUTE_MS = 60_000;
const never = new AbortController().signal;
const CONTENT = '<p>The feed itself says that 23 soldiers were killed in the attack.</p>';

interface Looking extends AsyncDisposable {
  readonly clock: FakeClock;
  readonly under: FetcherUnderTest;
  readonly server: Loopback;
  readonly item: Item;
  /** Looks at the page when it is due; null where it never is again. */
  next(): Promise<PageOutcome | null>;
  /** Puts the page on the schedule for an item, as polling does. */
  want(overrides?: Partial<Item>): Promise<void>;
  pages(): Promise<(Page & { text: string })[]>;
}

async function openLooking(answer: RequestListener, settings: Partial<FetcherSettings> = {}, robots = ''): Promise<Looking> {
  const server = await openLoopback((request, response) => (request.url === '/robots.txt' ? response.end(robots) : answer(request, response)));
  const clock = fakeClock();
  const under = openFetcherUnderTest({ clock, servers: [server], settings: { totalMs: 500, ...settings } });
  const { frontier } = under.world;
  const url = `${server.origin}/a`;
  const item: Item = {
    id: 'item',
    version: 'v1',
    feedUrl: `${server.origin}/feed`,
    feedTitle: 'The Feed',
    url,
    canonicalUrl: url,
    guid: '1',
    title: 'A title',
    authors: [],
    published: null,
    updated: null,
    language: 'en',
    tags: [],
    content: CONTENT,
  };
  const looking: Looking = {
    clock,
    under,
    server,
    item,
    async next() {
      const dueAtMs = await frontier.nextDueAtMs();
      if (dueAtMs === null) return null;
      clock.advance(Math.max(0, dueAtMs - clock.now()) + MINUTE_MS);
      return fetchPage(await under.lease('page'), under.poll, never);
    },
    async want(overrides = {}) {
      const id = articleIdOf(url);
      const known = await frontier.get(id);
      await frontier.remove(id);
      await frontier.add([newPageJob({ ...item, ...overrides }, clock.now(), known)]);
    },
    async pages() {
      const pages = await under.values(topics.pageFetched);
      return pages.map((page) => ({ ...page, text: zstdDecompressSync(Buffer.from(page.body, 'base64')).toString() }));
    },
    async [Symbol.asyncDispose]() {
      await under[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
  await looking.want();
  return looking;
}

const html: RequestListener = (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>A page.</p>');

describe('fetching a page', () => {
  test('publishes the bytes as they came, under the id of the article', async () => {
    await using looking = await openLooking(({ url }, response) => {
      if (url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=windows-1252' }).end(Buffer.from([0x3c, 0x70, 0x3e, 0xe9]));
    });
    expect(await looking.next()).toEqual({ kind: 'fetched', bytes: 4 });
    const [page] = await looking.pages();
    const { url, canonicalUrl } = looking.item;
    expect(page).toMatchObject({
      articleId: articleIdOf(canonicalUrl),
      url,
      canonicalUrl,
      finalUrl: `${looking.server.origin}/b`,
      bodyFrom: 'page',
      bodyBytes: 4,
    });
    expect(page).toMatchObject({ contentType: 'text/html; charset=windows-1252', whyFeed: null, item: { version: 'v1', title: 'A title' } });
    expect(zstdDecompressSync(Buffer.from(page?.body ?? '', 'base64'))).toEqual(Buffer.from([0x3c, 0x70, 0x3e, 0xe9]));
    expect(page?.item).not.toHaveProperty('content');
  });

  test('looks again after each delay and publishes only what has changed', async () => {
    let text = 'three killed';
    await using looking = await openLooking((_, response) => response.setHeader('content-type', 'text/html').end(text), {
      pageRevisitMs: [30 * MINUTE_MS, 180 * MINUTE_MS],
    });
    const startMs = looking.clock.now();
    expect(await looking.next()).toMatchObject({ kind: 'fetched' });
    expect(await looking.next()).toEqual({ kind: 'unchanged' });
    expect(looking.clock.now() - startMs).toBeGreaterThanOrEqual(30 * MINUTE_MS);
    text = 'five killed';
    expect(await looking.next()).toMatchObject({ kind: 'fetched' });
    expect(looking.clock.now() - startMs).toBeGreaterThanOrEqual(180 * MINUTE_MS);
    expect(await looking.next()).toBeNull();
    expect((await looking.pages()).map((page) => page.text)).toEqual(['three killed', 'five killed']);
    expect(await looking.under.world.frontier.counts()).toEqual({ waiting: 0, leased: 0, finished: 1 });
  });

  test('asks conditionally, and takes "not modified" for it', async () => {
    await using looking = await openLooking(({ headers }, response) => {
      const isSame = headers['if-none-match'] === '"1"';
      response.writeHead(isSame ? 304 : 200, { etag: '"1"', 'content-type': 'text/html' }).end(isSame ? '' : 'text');
    });
    await looking.next();
    expect(await looking.next()).toEqual({ kind: 'unchanged' });
    expect(await looking.pages()).toHaveLength(1);
  });

  test('fetches anew when its item comes with another version', async () => {
    let text = 'first';
    await using looking = await openLooking((_, response) => response.setHeader('content-type', 'text/html').end(text), { pageRevisitMs: [] });
    await looking.next();
    expect(await looking.next()).toBeNull();
    await looking.want({ version: 'v2' });
    expect(await looking.next()).toEqual({ kind: 'unchanged' });
    text = 'second';
    await looking.want({ version: 'v3' });
    expect(await looking.next()).toMatchObject({ kind: 'fetched' });
    expect((await looking.pages()).map((page) => [page.text, page.item.version])).toEqual([
      ['first', 'v1'],
      ['second', 'v3'],
    ]);
  });

  test.each<[string, RequestListener, string]>([
    ['403', (_, response) => void response.writeHead(403).end(), 'TW_FETCH_STATUS'],
    ['a challenge', (_, response) => void response.writeHead(403, { 'cf-mitigated': 'challenge' }).end(), 'TW_FETCH_STATUS'],
    ['an image', (_, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end('x'), 'TW_FETCH_CONTENT_TYPE'],
    ['an empty page', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(), 'TW_PAGE_NO_BODY'],
    ['a circle', (_, response) => void response.writeHead(302, { location: '/a' }).end(), 'TW_FETCH_REDIRECTS'],
    ['a private address', (_, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end(), 'TW_FETCH_BLOCKED_ADDRESS'],
    ['too many bytes', (_, response) => void response.setHeader('content-type', 'text/html').end('x'.repeat(3_000_001)), 'TW_FETCH_TOO_LARGE'],
    [
      'what compression does not make small',
      (_, response) => void response.setHeader('content-type', 'text/html').end(randomBytes(700_000)),
      'TW_PAGE_TOO_LARGE',
    ],
  ])('takes the feed’s content for %s', async (_, answer, code) => {
    await using looking = await openLooking(answer);
    expect(await looking.next()).toMatchObject({ kind: 'feed-content', code });
    const [page] = await looking.pages();
    expect(page).toMatchObject({ bodyFrom: 'feed', text: CONTENT, finalUrl: looking.item.url, contentType: 'text/html; charset=utf-8' });
    expect(page?.whyFeed).toContain(code);
  });

  test('takes the feed’s content where robots.txt keeps it out, without asking for the page', async () => {
    await using looking = await openLooking(html, {}, 'User-agent: *\nDisallow: /');
    expect(await looking.next()).toMatchObject({ kind: 'feed-content', code: 'TW_FETCH_ROBOTS' });
    expect(looking.server.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  test.each<[string, RequestListener, string]>([
    ['500', (_, response) => void response.writeHead(500).end(), 'TW_FETCH_STATUS'],
    ['404', (_, response) => void response.writeHead(404).end(), 'TW_FETCH_STATUS'],
    ['429', (_, response) => void response.writeHead(429, { 'retry-after': '1' }).end(), 'TW_FETCH_STATUS'],
    ['a broken connection', (request) => void request.socket.destroy(), 'TW_FETCH_CONNECTION'],
    ['broken compression', (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'), 'TW_FETCH_ENCODING'],
    ['no answer in time', () => {}, 'TW_FETCH_TIMEOUT'],
  ])('tries again after %s, and then takes the feed’s content', async (_, answer, code) => {
    await using looking = await openLooking(answer, { totalMs: 100, pageRetryMs: [MINUTE_MS, 10 * MINUTE_MS] });
    expect(await looking.next()).toMatchObject({ kind: 'later', code });
    expect(await looking.next()).toMatchObject({ kind: 'later', code });
    expect(await looking.pages()).toEqual([]);
    expect(await looking.next()).toMatchObject({ kind: 'feed-content', code });
  });

  test('waits as long as a server asks', async () => {
    await using looking = await openLooking((_, response) => response.writeHead(503, { 'retry-after': '3600' }).end());
    const startMs = looking.clock.now();
    await looking.next();
    expect(await looking.under.world.frontier.nextDueAtMs()).toBeGreaterThanOrEqual(startMs + 60 * MINUTE_MS);
  });

  test('skips an item whose feed says no more than a title, and logs why', async () => {
    await using looking = await openLooking((_, response) => response.writeHead(403).end());
    await looking.want({ version: 'v2', content: '<p>Read <a href="x">more</a></p>' });
    expect(await looking.next()).toMatchObject({ kind: 'skipped', code: 'TW_FETCH_STATUS' });
    expect(await looking.pages()).toEqual([]);
    expect(looking.under.lines.at(-1)).toMatchObject({ message: 'Page skipped.', level: 'info', code: 'TW_FETCH_STATUS', page: looking.item.url });
  });

  test('does not put a feed’s summary in the place of a page that was read', async () => {
    let status = 200;
    await using looking = await openLooking((_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('a page'));
    await looking.next();
    status = 403;
    expect(await looking.next()).toMatchObject({ kind: 'kept' });
    await looking.want({ version: 'v2' });
    expect(await looking.next()).toMatchObject({ kind: 'kept' });
    expect(await looking.pages()).toHaveLength(1);
  });

  test('puts a page in the place of the feed’s content as soon as it can be had', async () => {
    let status = 403;
    await using looking = await openLooking((_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('a page'));
    await looking.next();
    status = 200;
    expect(await looking.next()).toMatchObject({ kind: 'fetched' });
    expect((await looking.pages()).map(({ bodyFrom }) => bodyFrom)).toEqual(['feed', 'page']);
  });

  test('publishes a revised feed content of a page that can’t be had', async () => {
    await using looking = await openLooking((_, response) => response.writeHead(403).end());
    await looking.next();
    await looking.want({ version: 'v2', content: CONTENT.replace('23', '25') });
    await looking.next();
    expect((await looking.pages()).map(({ text }) => text)).toEqual([CONTENT, CONTENT.replace('23', '25')]);
  });

  test('drops a page whose state is of another version', async () => {
    await using looking = await openLooking(html);
    looking.clock.advance(MINUTE_MS);
    const lease = await looking.under.lease();
    expect(await fetchPage({ ...lease, job: { ...lease.job, state: '{"old":1}' } }, looking.under.poll, never)).toEqual({ kind: 'dropped' });
    expect(await looking.next()).toBeNull();
  });

  test('publishes the same event again after a crash before it was saved', async () => {
    await using looking = await openLooking(html);
    looking.clock.advance(MINUTE_MS);
    const { world } = looking.under;
    const done = async (): Promise<never> => {
      throw new Error('power cut');
    };
    const broken = { ...looking.under.poll, world: { ...world, frontier: { ...world.frontier, done } } };
    await expect(fetchPage(await looking.under.lease(), broken, never)).rejects.toThrow('power cut');
    looking.clock.advance(60 * MINUTE_MS);
    await fetchPage(await looking.under.lease(), looking.under.poll, never);
    const [one, two] = await looking.pages();
    expect(two).toEqual(one);
  });

  test.each<[string, string, PageOutcome['kind'], number]>([
    ['takes the feed’s own words for an item without a page, and asks for nothing', CONTENT, 'feed-content', 1],
    ['skips an item without a page that says next to nothing, with the reason', '<p>More soon.</p>', 'skipped', 0],
  ])('%s', async (_, content, kind, published) => {
    await using looking = await openLooking((_, response) => response.end());
    const { under, server, item, clock } = looking;
    await under.world.frontier.remove(articleIdOf(item.canonicalUrl));
    const url = placeInFeed(item.feedUrl, item.id);
    await under.world.frontier.add([newPageJob({ ...item, url, canonicalUrl: url, content }, clock.now(), null)]);
    expect(await looking.next()).toMatchObject({ kind, code: 'TW_PAGE_NONE' });
    expect(server.asked).toEqual([]);
    const pages = await looking.pages();
    expect(pages).toHaveLength(published);
    for (const page of pages) expect(page).toMatchObject({ articleId: articleIdOf(url), bodyFrom: 'feed', url, text: content, item: { id: item.id } });
    expect(await under.world.frontier.nextDueAtMs()).toBeNull();
  });
});
