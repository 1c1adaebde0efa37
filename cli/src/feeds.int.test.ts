import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addFeeds } from '@tallywire/fetcher/add-feeds';
import { readFeedState, writeFeedState } from '@tallywire/fetcher/feed-state';
import { keepLog } from '@tallywire/shared/contract/kept-log';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { openRedisFrontier } from '@tallywire/shared/redis/frontier';
import { afterEach, expect, inject, test, vi } from 'vitest';
import { feeds } from './feeds.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('feeds list shows what the fetchers keep in Redis', async () => {
  const [url, prefix] = [inject('redisUrl'), `{${randomUUID()}}`];
  await using redis = await openRedisConnection({ url, prefix, allowUnsafe: false, log: keepLog() });
  const frontier = openRedisFrontier(redis);
  const [polled, waiting] = ['https://one.example/rss', 'https://two.example/rss'];
  const nowMs = await frontier.now();
  await addFeeds(frontier, [{ url: polled }], nowMs - 60_000);
  const [lease] = await frontier.claim({ limit: 1, leaseMs: 60_000, gapMs: 0 });
  if (!lease) throw new Error('no feed was due');
  const nextPollMs = nowMs + 3_600_000;
  const lastPoll = { atMs: nowMs, outcome: 'read', code: null, reason: null, status: 200, items: 12, new: 3, changed: 0 };
  const state = writeFeedState({ ...readFeedState(lease.job), title: 'One', lastPoll, nextPollMs, whyNext: 'ttl', intervalMs: 3_600_000 });
  await frontier.done(lease, { kind: 'again', dueAtMs: nextPollMs, state });
  await addFeeds(frontier, [{ url: waiting }], nowMs);

  const folder = await mkdtemp(join(tmpdir(), 'tallywire-feeds-'));
  await using _folder = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
  const path = join(folder, 'feeds.yaml');
  await writeFile(path, `feeds: [${polled}, ${waiting}, https://three.example/rss]`);
  vi.stubEnv('TALLYWIRE_REDIS_URL', url);
  vi.stubEnv('TALLYWIRE_REDIS_PREFIX', prefix);
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  expect(await feeds(['list', '--feeds', path, '--data', folder, '--json'])).toBe(0);
  const reports = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(reports).toMatchObject([
    { url: polled, title: 'One', outcome: 'read', items: 12, nextPoll: new Date(nextPollMs).toISOString(), intervalMinutes: 60, rule: 'ttl' },
    { url: waiting, outcome: 'waiting', rule: 'first-poll' },
    { url: 'https://three.example/rss', outcome: 'waiting', rule: 'first-poll' },
  ]);
  printed = '';
  expect(await feeds(['list', '--feeds', path, '--data', folder])).toBe(0);
  expect(printed).toMatch(/One\s+now\s+read\s+12\s+in 60 min\s+ttl\n/);
});
