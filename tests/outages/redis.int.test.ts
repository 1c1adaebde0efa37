import { randomUUID } from 'node:crypto';
import { keepLog } from '@tallywire/shared/contract/kept-log';
import { sampleArticle, sampleRecorded } from '@tallywire/shared/contract/samples';
import { until } from '@tallywire/shared/contract/until';
import { openRedisClaimStore } from '@tallywire/shared/redis/claim-store';
import { openRedisConnection, type RedisConnectOptions } from '@tallywire/shared/redis/connect';
import { openRedisFrontier } from '@tallywire/shared/redis/frontier';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Faults, faultsOf } from '../containers/faults.ts';
import { type RedisUnderTest, startRedis } from '../containers/redis.ts';

describe('a Redis that goes away', () => {
  let redis: RedisUnderTest;
  let faults: Faults;
  beforeAll(async () => {
    redis = await startRedis(inject('runPid'));
    faults = await faultsOf(redis.container);
  });
  afterAll(() => redis?.[Symbol.asyncDispose]());

  const options = (overrides: Partial<RedisConnectOptions> = {}): RedisConnectOptions => ({
    url: redis.url,
    allowUnsafe: false,
    log: keepLog(),
    prefix: `{${randomUUID()}}`,
    timeoutMs: 500,
    ...overrides,
  });
  const article = (n: number) => sampleArticle({ canonicalUrl: `https://news.example/${n}` });
  const change = (n: number) => ({ article: article(n), incidentId: 'incident-1', copyOf: null, replaces: null, claims: [sampleRecorded(`${n}`, article(n))] });

  test('is waited for at the start', async () => {
    await faults.kill();
    const log = keepLog();
    let opened = false;
    const opening = openRedisConnection(options({ log })).then((connection) => {
      opened = true;
      return connection;
    });
    await until(() => log.lines.some(({ facts }) => facts['code'] === 'TW_STORE_UNAVAILABLE'));
    expect(opened).toBe(false);
    await faults.start();
    await using connection = await opening;
    expect((await openRedisClaimStore(connection).counts()).articles).toBe(0);
  });

  test('delays what is recorded meanwhile, which then stands there once', async () => {
    const log = keepLog();
    await using connection = await openRedisConnection(options({ log }));
    const store = openRedisClaimStore(connection);
    let recorded = 0;
    const results: string[] = [];
    const write = async (from: number, to: number): Promise<void> => {
      for (let n = from; n < to; n++) {
        results.push(await store.record(change(n), { topic: 'found', partition: 0, offset: n }));
        recorded++;
      }
    };
    const writing = Promise.all([write(0, 200), write(200, 400), write(400, 600)]);
    for (const mark of [100, 300]) {
      await until(() => recorded >= mark);
      await faults.kill();
      await until(() => log.lines.at(-1)?.message === 'Redis does not answer, trying again.');
      await faults.start();
    }
    await writing;
    expect(new Set(results)).toEqual(new Set(['recorded']));
    expect(await store.counts()).toEqual({ articles: 600, claims: 600, disputes: 0 });
    expect((await store.tally('tally-1'))?.revision).toBe(600);
    expect(await store.position('found', 0)).toBe(599);
    expect(log.lines.map(({ message }) => message)).toContain('Redis answers again.');
  });

  test('applies a change once although its answer came too late', async () => {
    await using connection = await openRedisConnection(options());
    const store = openRedisClaimStore(connection);
    const frontier = openRedisFrontier(connection);
    await frontier.add([{ id: 'page', kind: 'page', host: 'news.example', state: '{}', wish: '', dueAtMs: 0 }]);
    const [lease] = await frontier.claim({ limit: 1, leaseMs: 60_000, gapMs: 0 });
    if (!lease) throw new Error('no lease');
    await faults.pause();
    const recording = store.record(change(1), null);
    const ending = frontier.done(lease, { kind: 'finished', state: '{"done":true}' });
    // Longer than an attempt waits: it is made again, and the server then runs both.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await faults.unpause();
    expect(await recording).toBe('recorded');
    expect(await ending).toBe(true);
    expect((await store.article(article(1).id))?.versions).toHaveLength(1);
    expect((await store.tally('tally-1'))?.revision).toBe(1);
  });

  test('is told as unavailable when it stays away, and used again when it is back', async () => {
    await using connection = await openRedisConnection(options({ patienceMs: 300 }));
    const store = openRedisClaimStore(connection);
    await faults.kill();
    await expect(store.record(change(1), null)).rejects.toMatchObject({ code: 'TW_STORE_UNAVAILABLE' });
    await faults.start();
    await until(async () => (await store.record(change(2), null).catch(() => 'away')) === 'recorded');
  });
});

describe('a Redis that would lose data', () => {
  test('is refused, with what is wrong, unless the risk is accepted', async () => {
    await using redis = await startRedis(inject('runPid'), ['--maxmemory-policy', 'allkeys-lru']);
    const options = { url: redis.url, log: keepLog() };
    await expect(openRedisConnection({ ...options, allowUnsafe: false })).rejects.toMatchObject({
      code: 'TW_STORE_UNSAFE',
      message: expect.stringMatching(/maxmemory-policy is allkeys-lru, it keeps no append-only file/),
    });
    await using connection = await openRedisConnection({ ...options, allowUnsafe: true });
    expect(connection.prefix).toBe('{tw}');
    expect(options.log.lines.at(-1)).toMatchObject({ level: 'warn', message: 'Redis is used although it would lose data.' });
  });

  test('is unavailable, and keeps no half of a change, while it is full', async () => {
    await using redis = await startRedis(inject('runPid'), ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--maxmemory', '1kb']);
    await using connection = await openRedisConnection({ url: redis.url, allowUnsafe: false, log: keepLog(), patienceMs: 200 });
    const store = openRedisClaimStore(connection);
    const article = sampleArticle();
    const change = { article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [sampleRecorded('first', article)] };
    await expect(store.record(change, null)).rejects.toMatchObject({ code: 'TW_STORE_UNAVAILABLE' });
    expect(await store.article(article.id)).toBeNull();
    await redis.container.exec(['redis-cli', 'config', 'set', 'maxmemory', '0']);
    expect(await store.record(change, null)).toBe('recorded');
  });
});
