import { topics } from '@tallywire/shared/domain/topics';
import { describe, expect, test } from 'vitest';
import { addFeeds } from './add-feeds.ts';
import { newFeedJob } from './feed-state.ts';
import { rssOf, type SampleItem } from './loopback/documents.ts';
import { fakeClock, openFetcherUnderTest } from './loopback/fetcher-under-test.ts';
import { openLoopback } from './loopback/loopback-server.ts';
import { openPolling } from './loopback/polling-under-test.ts';
import { articleIdOf, readPageState } from './page-state.ts';
import { type PollOutcome, pollFeed } from './poll-feed.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const never = new AbortController().signal;

const first: SampleItem = { guid: '1', link: 'http://127.0.0.1:9/1', title: 'First', content: 'The first toll: 3 were killed.' };
const second: SampleItem = { guid: '2', link: 'http://127.0.0.1:9/2', title: 'Second', content: 'The second toll: 4 were killed.' };

describe('polling a feed', () => {
  test('publishes its items once and puts their pages on the schedule', async () => {
    await using polling = await openPolling({ items: [first, second] });
    expect(await polling.next()).toEqual({ kind: 'read', items: 2, new: 2, changed: 0, withoutPage: 0 });
    const items = await polling.under.values(topics.itemFound);
    expect(items.map(({ title, url, feedUrl }) => ({ title, url, feedUrl }))).toEqual([
      { title: 'First', url: first.link, feedUrl: polling.url },
      { title: 'Second', url: second.link, feedUrl: polling.url },
    ]);
    const [item] = items;
    const job = await polling.under.world.frontier.get(articleIdOf(item?.canonicalUrl ?? ''));
    expect(job).toMatchObject({ kind: 'page', wish: item?.version, host: '127.0.0.1:9' });

    polling.site.items = [second, first];
    expect(await polling.next()).toEqual({ kind: 'read', items: 2, new: 0, changed: 0, withoutPage: 0 });
    expect(await polling.under.values(topics.itemFound)).toHaveLength(2);
  });

  test('takes a changed item for a new version of the same, and wants its page anew', async () => {
    await using polling = await openPolling({ items: [first] });
    await polling.next();
    polling.site.items = [{ ...first, content: 'The first toll, revised: 5 were killed.' }];
    expect(await polling.next()).toEqual({ kind: 'read', items: 1, new: 0, changed: 1, withoutPage: 0 });
    const [before, after] = await polling.under.values(topics.itemFound);
    expect(after?.id).toBe(before?.id);
    expect(after?.version).not.toBe(before?.version);
    const job = await polling.under.world.frontier.get(articleIdOf(after?.canonicalUrl ?? ''));
    if (!job) throw new Error('no page job');
    expect(readPageState(job)?.item.content).toContain('revised');
    expect(job.wish).toBe(after?.version);
  });

  test('asks by the validators it was given, word for word', async () => {
    const headers = { etag: 'W/"odd \\" one"', 'last-modified': 'yesterday, they say' };
    await using polling = await openPolling({ items: [first], headers });
    await polling.next();
    expect(await polling.next()).toEqual({ kind: 'unchanged', status: 304 });
    expect(polling.server.asked.at(-1)?.headers).toMatchObject({ 'if-none-match': headers.etag, 'if-modified-since': headers['last-modified'] });
    expect(polling.under.lines.at(-1)).toMatchObject({ message: 'Feed polled.', outcome: 'unchanged', status: 304, level: 'info' });
  });

  test('knows the same body again where the server has no validators', async () => {
    await using polling = await openPolling({ items: [first] });
    await polling.next();
    expect(await polling.next()).toEqual({ kind: 'unchanged', status: 200 });
  });

  test('asks in full again where the conditions met another address', async () => {
    await using polling = await openPolling({ items: [first], headers: { etag: '"1"' } });
    await polling.next();
    polling.site.headers = { etag: '"1"', location: '/moved' };
    polling.site.status = 302;
    polling.site.ignoreConditions = true;
    polling.site.items = [first, second];
    expect(await polling.next()).toMatchObject({ kind: 'read', new: 1 });
  });

  test('asks for the whole body once a day, and distrusts a server whose "not modified" was wrong', async () => {
    await using polling = await openPolling({ items: [first], headers: { etag: '"stuck"' } });
    await polling.next();
    polling.site.items = [first, second];
    const outcomes: PollOutcome[] = [];
    for (let polls = 0; polls < 30 && outcomes.at(-1)?.kind !== 'read'; polls++) outcomes.push(await polling.next());
    expect(outcomes.at(-1)).toMatchObject({ kind: 'read', new: 1 });
    expect(outcomes.slice(0, -1).every(({ kind }) => kind === 'unchanged')).toBe(true);
    expect((await polling.state()).distrustUntilMs).toBeGreaterThan(polling.clock.now());
    expect(polling.server.asked.at(-1)?.headers['if-none-match']).toBeUndefined();
    await polling.next();
    expect(polling.server.asked.at(-1)?.headers['if-none-match']).toBeUndefined();
  });

  test.each([
    [429, 2 * HOUR_MS],
    [503, HOUR_MS / 6],
  ])('waits as long as a server asks by %i, and holds its host', async (status, heldMs) => {
    await using polling = await openPolling({ status, headers: { 'retry-after': '7200' } });
    expect(await polling.next()).toMatchObject({ kind: 'paused', status, code: 'TW_FETCH_STATUS' });
    const state = await polling.state();
    expect(state.whyNext).toBe('retry-after');
    expect(state.nextPollMs).toBeGreaterThanOrEqual(polling.clock.now() + 2 * HOUR_MS);
    await addFeeds(polling.under.world.frontier, [{ url: `${polling.server.origin}/other` }], polling.clock.now());
    const claim = () => polling.under.world.frontier.claim({ limit: 5, leaseMs: 1000, gapMs: 0 });
    polling.clock.advance(heldMs - 1000);
    expect(await claim()).toEqual([]);
    polling.clock.advance(2000);
    expect(await claim()).toHaveLength(1);
  });

  test('leaves a whole domain alone that sent it away', async () => {
    await using polling = await openPolling({ status: 429, headers: { 'retry-after': '7200' } });
    await polling.next();
    const other = `${polling.server.origin}/other`;
    const asked = polling.server.asked.length;
    const lease = { job: newFeedJob({ url: other }, 0), token: 0, untilMs: 0 };
    expect(await pollFeed(lease, polling.under.poll, never)).toMatchObject({ kind: 'paused', status: 429 });
    expect(polling.server.asked).toHaveLength(asked);
  });

  test('gives up a feed that is gone only after three answers a day apart', async () => {
    await using polling = await openPolling({ status: 410 });
    const startMs = polling.clock.now();
    for (const rule of ['gone-check', 'gone-check', 'gone']) {
      expect(await polling.next()).toMatchObject({ kind: 'gone', status: 410 });
      expect((await polling.state()).whyNext).toBe(rule);
    }
    expect(polling.clock.now() - startMs).toBeGreaterThanOrEqual(2 * DAY_MS);
    expect(await polling.under.world.frontier.counts()).toEqual({ waiting: 0, leased: 0, finished: 1 });
  });

  test('is not taken in by a single "gone"', async () => {
    await using polling = await openPolling({ status: 410, items: [first] });
    await polling.next();
    polling.site.status = 200;
    expect(await polling.next()).toMatchObject({ kind: 'read' });
    expect((await polling.state()).gone).toBeNull();
  });

  test('believes a permanent redirect after five answers over two days', async () => {
    await using polling = await openPolling({ status: 301, headers: { location: '/moved' }, items: [first], ignoreConditions: true });
    for (let polls = 0; polls < 5; polls++) await polling.next();
    const { fetchUrl, moved } = await polling.state();
    expect([fetchUrl, moved?.count]).toEqual([polling.url, 5]);
    polling.clock.advance(2 * DAY_MS);
    await polling.next();
    expect(await polling.state()).toMatchObject({ fetchUrl: `${polling.server.origin}/moved`, moved: null, url: polling.url });
    await polling.next();
    expect(polling.server.asked.at(-1)?.path).toBe('/moved');
  });

  test('does not believe a redirect to what is no feed, or a passing one', async () => {
    await using polling = await openPolling({ status: 302, headers: { location: '/moved' }, items: [first] });
    for (let polls = 0; polls < 7; polls++) await polling.next();
    expect(await polling.state()).toMatchObject({ fetchUrl: polling.url, moved: null });
  });

  test('slows a failing feed down, and comes back to it as before', async () => {
    await using polling = await openPolling({ items: [first] });
    await polling.next();
    const { intervalMs } = await polling.state();
    polling.site.status = 500;
    const waits: number[] = [];
    for (let polls = 0; polls < 80; polls++) {
      expect(await polling.next()).toMatchObject({ kind: 'failed', status: 500, code: 'TW_FETCH_STATUS' });
      waits.push(((await polling.state()).nextPollMs ?? 0) - polling.clock.now());
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(7 * DAY_MS);
    expect((await polling.state()).whyNext).toBe('dormant');
    polling.site.status = 200;
    polling.site.items = [second];
    await polling.next();
    expect(await polling.state()).toMatchObject({ failures: 0 });
    expect((await polling.state()).intervalMs).toBeLessThanOrEqual((intervalMs ?? 0) * 1.3);
  });

  test('warns where all items are new, since some may have been missed', async () => {
    await using polling = await openPolling({ items: [first, second] });
    await polling.next();
    polling.site.items = ['3', '4'].map((guid) => ({ guid, link: `http://127.0.0.1:9/${guid}` }));
    await polling.next();
    expect(polling.under.lines.at(-1)).toMatchObject({ level: 'warn', rule: 'window-overrun', new: 2 });
  });

  test('keeps to robots.txt, unless the feed is excepted', async () => {
    await using server = await openLoopback(({ url }, response) => {
      response.end(url === '/robots.txt' ? 'User-agent: *\nDisallow: /feed' : rssOf([first]));
    });
    const url = `${server.origin}/feed`;
    for (const [respectRobots, kind] of [
      [true, 'failed'],
      [false, 'read'],
    ] as const) {
      const clock = fakeClock();
      await using under = openFetcherUnderTest({ clock, servers: [server], settings: { feedOverrides: new Map([[url, { respectRobots }]]) } });
      await addFeeds(under.world.frontier, [{ url }], clock.now() - 1000);
      expect(await pollFeed(await under.lease(), under.poll, never)).toMatchObject({ kind });
    }
    expect(server.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/feed']);
  });

  test('asks nothing of a host on the stop list', async () => {
    await using polling = await openPolling({ items: [first] }, { settings: { stoppedHosts: ['127.0.0.1'] } });
    expect(await polling.next()).toMatchObject({ kind: 'failed', code: 'TW_FETCH_STOPPED' });
    expect(polling.server.connects()).toBe(0);
  });

  test('begins anew with a state of another version', async () => {
    await using polling = await openPolling({ items: [first] });
    polling.clock.advance(HOUR_MS);
    const lease = await polling.under.lease();
    const old = { ...lease, job: { ...lease.job, state: JSON.stringify({ url: polling.url, whyNext: 'a rule that was', failures: 'many' }) } };
    expect(await pollFeed(old, polling.under.poll, never)).toMatchObject({ kind: 'read', new: 1 });
    expect(await polling.state()).toMatchObject({ url: polling.url, failures: 0 });
  });

  test('takes a feed off the schedule that is not configured any more', async () => {
    await using polling = await openPolling({ items: [first] });
    polling.clock.advance(HOUR_MS);
    const poll = { ...polling.under.poll, settings: { ...polling.under.settings, feeds: new Set(['https://other.example/feed']) } };
    expect(await pollFeed(await polling.under.lease(), poll, never)).toEqual({ kind: 'dropped' });
    expect(await polling.under.world.frontier.counts()).toEqual({ waiting: 0, leased: 0, finished: 0 });
    expect(polling.server.connects()).toBe(0);
    expect(polling.under.lines.at(-1)).toMatchObject({ message: 'Feed dropped.', feed: polling.url });
  });

  test('never logs credentials of an address', async () => {
    const clock = fakeClock();
    await using under = openFetcherUnderTest({ clock, servers: [] });
    await addFeeds(under.world.frontier, [{ url: 'https://user:secret@h.example/feed' }], clock.now() - 1000);
    expect(await pollFeed(await under.lease(), under.poll, never)).toMatchObject({ code: 'TW_FETCH_BLOCKED_URL' });
    expect(JSON.stringify(under.lines)).not.toContain('secret');
  });
});
