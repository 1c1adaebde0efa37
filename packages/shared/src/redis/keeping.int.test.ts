import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { keepLog } from '../contract/kept-log.ts';
import { sampleArticle, sampleRecorded } from '../contract/samples.ts';
import { SEEN_KEEP_MS } from '../ports/seen-set.ts';
import { openRedisClaimStore } from './claim-store.ts';
import { openRedisConnection, type RedisConnection } from './connect.ts';
import { openRedisFrontier } from './frontier.ts';
import { openRedisSeenSet } from './seen-set.ts';

const DAY_MS = 24 * 3_600_000;

describe('what Redis keeps, and for how long', () => {
  let connection: RedisConnection;
  beforeAll(async () => {
    connection = await openRedisConnection({ url: inject('redisUrl'), allowUnsafe: false, log: keepLog() });
  });
  afterAll(() => connection?.[Symbol.asyncDispose]());

  const own = (): RedisConnection => ({ ...connection, prefix: `{${randomUUID()}}` });
  /** Does to the keys what only time does otherwise. */
  const redis = (lua: string, key: string, ...args: (string | number)[]): Promise<unknown> =>
    connection.run({ name: 'test', lua, sha: createHash('sha1').update(lua).digest('hex') }, key, args);

  test('finished jobs: 30 days', async () => {
    const at = own();
    const frontier = openRedisFrontier(at);
    const nowMs = await frontier.now();
    for (const id of ['old', 'young']) await frontier.add([{ id, kind: 'page', host: `${id}.example`, state: '{}', wish: '', dueAtMs: nowMs }]);
    for (const lease of await frontier.claim({ limit: 2, leaseMs: DAY_MS, gapMs: 0 })) await frontier.done(lease, { kind: 'finished', state: '{}' });
    await redis(
      "return redis.call('ZADD', KEYS[1], ARGV[1], 'old', ARGV[2], 'young')",
      `${at.prefix}:frontier:finished`,
      nowMs - 31 * DAY_MS,
      nowMs - 29 * DAY_MS,
    );
    await frontier.claim({ limit: 1, leaseMs: DAY_MS, gapMs: 0 });
    expect([await frontier.get('old'), (await frontier.get('young'))?.id]).toEqual([null, 'young']);
    expect(await frontier.counts()).toEqual({ waiting: 0, leased: 0, finished: 1 });
  });

  test('marks: 90 days after the last time, and their scope with them', async () => {
    const at = own();
    const seen = openRedisSeenSet(at);
    const key = `${at.prefix}:seen:feed`;
    await seen.mark('feed', ['old', 'young']);
    const nowMs = Date.now();
    await redis("return redis.call('ZADD', KEYS[1], ARGV[1], 'old', ARGV[2], 'young')", key, nowMs - SEEN_KEEP_MS - DAY_MS, nowMs - SEEN_KEEP_MS + DAY_MS);
    expect(await seen.unseen('feed', ['old', 'young', 'new'])).toEqual(['old', 'new']);
    await seen.mark('feed', ['young']);
    expect(await redis("return redis.call('ZCARD', KEYS[1])", key)).toBe(1);
    const ttlMs = Number(await redis("return redis.call('PTTL', KEYS[1])", key));
    expect(ttlMs).toBeGreaterThan(SEEN_KEEP_MS);
    expect(ttlMs).toBeLessThanOrEqual(SEEN_KEEP_MS + DAY_MS);
  });

  test('no half of a change where a key is not what it should be, and that is no outage', async () => {
    const at = own();
    const store = openRedisClaimStore(at);
    const article = sampleArticle();
    await redis("return redis.call('SET', KEYS[1], 'planted')", `${at.prefix}:store:incident:incident-1`);
    const change = { article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [sampleRecorded('first', article)] };
    await expect(store.record(change, { topic: 'found', partition: 0, offset: 1 })).rejects.toThrow(/WRONGTYPE/);
    expect(await store.article(article.id)).toBeNull();
    expect(await store.tally('tally-1')).toBeNull();
    expect(await store.counts()).toEqual({ articles: 0, claims: 0, disputes: 0 });
    expect(await store.position('found', 0)).toBeNull();
  });
});
