import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { keepLog } from '../contract/kept-log.ts';
import type { Frontier, NewJob } from '../ports/frontier.ts';
import { openRedisConnection, type RedisConnection } from './connect.ts';
import { openRedisFrontier } from './frontier.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('the frontier in Redis puts itself right', () => {
  let connection: RedisConnection;
  beforeAll(async () => {
    connection = await openRedisConnection({ url: inject('redisUrl'), allowUnsafe: false, log: keepLog() });
  });
  afterAll(() => connection?.[Symbol.asyncDispose]());

  const open = (): { frontier: Frontier; redis: (lua: string, ...args: (string | number)[]) => Promise<unknown> } => {
    const at = { ...connection, prefix: `{${randomUUID()}}` };
    const redis = (lua: string, ...args: (string | number)[]): Promise<unknown> =>
      connection.run({ name: 'test', lua, sha: createHash('sha1').update(lua).digest('hex') }, `${at.prefix}:frontier:`, args);
    return { frontier: openRedisFrontier(at), redis };
  };
  const job = (id: string, dueAtMs: number, host = `${id}.example`): NewJob => ({ id, kind: 'feed', host, state: '{}', wish: 'w', dueAtMs });
  const claim = async (frontier: Frontier, gapMs = 0) => frontier.claim({ limit: 20, leaseMs: MINUTE_MS, gapMs });

  test('when its clock is set back: nothing waits longer than it was to', async () => {
    const { frontier, redis } = open();
    const nowMs = await frontier.now();
    // What stands there after a clock that ran thirty days ahead.
    const ahead = nowMs + 30 * DAY_MS;
    await frontier.add([job('due', ahead), job('later', ahead + 30 * MINUTE_MS)]);
    await frontier.hold('due.example', ahead + MINUTE_MS);
    await frontier.pause('due.example', ahead + 20 * MINUTE_MS);
    await redis("return redis.call('SET', KEYS[1] .. 'clock', ARGV[1])", ahead);
    expect(await claim(frontier)).toEqual([]);
    const nextMs = (await frontier.nextDueAtMs()) ?? 0;
    expect(nextMs).toBeLessThan(nowMs + 2 * MINUTE_MS);
    const leftMs = await frontier.pauseLeftMs('due.example');
    expect(Math.abs(leftMs - 20 * MINUTE_MS)).toBeLessThan(MINUTE_MS);
    await claim(frontier);
    expect((await frontier.nextDueAtMs()) ?? 0).toBe(nextMs);
  });

  test('when its sorted sets are lost: jobs wait for their times again, finished ones stay so', async () => {
    const { frontier, redis } = open();
    const nowMs = await frontier.now();
    const names = ['now', 'later', 'over', 'parked-1', 'parked-2', 'parked-3'];
    const crowded = names.slice(3).map((id, n) => job(id, nowMs - 10 + n, 'crowd.example'));
    await frontier.add([job('now', nowMs - 20), job('later', nowMs + DAY_MS), job('over', nowMs - 30), ...crowded]);
    const [over] = await frontier.claim({ limit: 1, leaseMs: MINUTE_MS, gapMs: 0 });
    if (!over) throw new Error('nothing was due');
    await frontier.done(over, { kind: 'finished', state: '{}' });
    await claim(frontier, MINUTE_MS);
    await redis(
      "for _, key in ipairs(redis.call('KEYS', '*' .. KEYS[1]:match('{(.-)}') .. '*')) do if redis.call('TYPE', key).ok == 'zset' then redis.call('DEL', key) end end",
    );
    expect(await claim(frontier)).toEqual([]);
    expect(await frontier.mend()).toBe(names.length);
    expect(await frontier.counts()).toEqual({ waiting: 5, leased: 0, finished: 1 });
    const ids = (await claim(frontier)).map((lease) => lease.job.id);
    expect(ids).toEqual(['now', 'parked-1', 'parked-2', 'parked-3']);
    expect(await frontier.nextDueAtMs()).toBeLessThanOrEqual(nowMs + DAY_MS);
    expect(await frontier.mend()).toBe(0);
  });

  test('when its jobs are lost: what is left of them goes, and they can be added anew', async () => {
    const { frontier, redis } = open();
    const nowMs = await frontier.now();
    await frontier.add([job('a', nowMs), job('b', nowMs + DAY_MS), job('c', nowMs - 1)]);
    await frontier.claim({ limit: 1, leaseMs: DAY_MS, gapMs: 0 });
    await redis("return redis.call('DEL', KEYS[1] .. 'jobs')");
    expect(await frontier.mend()).toBe(0);
    expect(await frontier.counts()).toEqual({ waiting: 0, leased: 0, finished: 0 });
    expect(await frontier.nextDueAtMs()).toBeNull();
    expect(await frontier.add([job('b', nowMs)])).toBe(1);
    expect((await claim(frontier)).map((lease) => lease.job.id)).toEqual(['b']);
  });
});
