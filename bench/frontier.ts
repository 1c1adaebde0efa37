/**
 * How many jobs a second the schedule hands out and takes back, and what 100,000 feeds cost in memory, in Redis and in SQLite, each beside the least that
 * could be done through the same client in the same run: `npm run bench:frontier [-- --feeds 100000] [-- --fetchers 8] [-- --batch 100] [-- --only redis|sqlite]`.
 * Redis is that of TALLYWIRE_BENCH_REDIS, which should be empty, or one started in a container.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { parseArgs } from 'node:util';
import { newFeedJob, readFeedState, writeFeedState } from '@tallywire/fetcher/feed-state';
import type { Frontier, NewJob } from '@tallywire/shared/ports/frontier';
import { openRedisConnection, type RedisConnection } from '@tallywire/shared/redis/connect';
import { openRedisFrontier } from '@tallywire/shared/redis/frontier';
import { openLog } from '@tallywire/shared/runtime/pino-log';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { openDatabase } from '@tallywire/shared/sqlite/database';
import { openSqliteFrontier } from '@tallywire/shared/sqlite/frontier';
import { z } from 'zod';
import { prepareEngine } from '../tests/containers/engine.ts';
import { removeLeftovers } from '../tests/containers/label.ts';
import { startRedis } from '../tests/containers/redis.ts';

const AIM_PER_SECOND = 15_000;
/** For 100,000 feeds. */
const AIM_MB = 30;
const MEBIBYTE = 1_048_576;
const HOUR_MS = 3_600_000;

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '100000' },
    fetchers: { type: 'string', default: '8' },
    batch: { type: 'string', default: '100' },
    only: { type: 'string' },
  },
});
const [feedCount, fetchers, batch] = [Number(values.feeds), Number(values.fetchers), Number(values.batch)];

interface Row {
  readonly name: string;
  readonly perSecond: number;
  readonly megabytes: number;
}

await main();

async function main(): Promise<void> {
  console.log(`${feedCount} feeds, ${fetchers} fetchers at once, ${batch} jobs a claim; every job is handed out and given back once`);
  const rows = [...(values.only === 'sqlite' ? [] : await benchRedis()), ...(values.only === 'redis' ? [] : await benchSqlite())];
  console.log(`${'schedule'.padEnd(46)}${'claim+done/s'.padStart(14)}${'MB'.padStart(8)}`);
  for (const { name, perSecond, megabytes } of rows)
    console.log(`${name.padEnd(46)}${(perSecond === 0 ? '–' : perSecond.toFixed(0)).padStart(14)}${megabytes.toFixed(1).padStart(8)}`);
  const redis = rows.find(({ name }) => name.startsWith('Redis, polled'));
  const aimMb = (AIM_MB * feedCount) / 100_000;
  if (redis)
    console.log(
      `aims on Redis: ${AIM_PER_SECOND} claim+done/s ${verdict(redis.perSecond >= AIM_PER_SECOND)}, ${aimMb} MB ${verdict(redis.megabytes <= aimMb)}`,
    );
}

function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'not met';
}

/** A feed as it stands on the schedule after a poll that went well, or before its first one. */
function jobOf(n: number, dueAtMs: number, isPolled: boolean): NewJob {
  const digest = createHash('sha256').update(`${n}`).digest('hex');
  const url = `https://www.${n}${digest.slice(0, n % 8)}-news.example/${['feed', 'rss.xml', 'world/index.xml', 'news/category/world/feed/'][n % 4]}`;
  const job = newFeedJob({ url }, dueAtMs);
  if (!isPolled) return job;
  const nowMs = Date.now();
  const state = {
    ...readFeedState(job),
    effectiveUrl: url,
    title: `The ${digest.slice(0, 4 + (n % 16))} news`,
    validators: { url, etag: `"${digest.slice(0, 32)}"`, lastModified: new Date(nowMs - n * 1000).toUTCString() },
    bodyHash: digest,
    intervalMs: 1_800_000 + n,
    rhythmMs: 3_600_000 + n,
    lastNewMs: nowMs - n * 1000,
    hintMs: n % 3 === 0 ? 900_000 : null,
    hintRule: n % 3 === 0 ? ('ttl' as const) : null,
    lastFullMs: nowMs - n * 500,
    lastPoll: {
      atMs: nowMs - n * 18,
      outcome: n % 2 === 0 ? 'read' : 'unchanged',
      code: null,
      reason: null,
      status: 200,
      items: n % 50,
      new: n % 3,
      changed: 0,
    },
    nextPollMs: dueAtMs,
    whyNext: 'nothing-new' as const,
  };
  return { ...job, state: writeFeedState(state) };
}

/** Jobs handed out and given back a second, by several who ask at once until nothing is due. */
async function drainRate(frontier: Frontier): Promise<number> {
  const startedMs = performance.now();
  const dueAtMs = Date.now() + HOUR_MS;
  let ended = 0;
  const fetcher = async (): Promise<void> => {
    for (;;) {
      const leases = await frontier.claim({ limit: batch, leaseMs: HOUR_MS, gapMs: 2000, kind: 'feed' });
      if (leases.length === 0) return;
      await Promise.all(leases.map((lease) => frontier.done(lease, { kind: 'again', dueAtMs, state: lease.job.state })));
      ended += leases.length;
    }
  };
  await Promise.all(Array.from({ length: fetchers }, fetcher));
  if (ended !== feedCount) throw new Error(`${ended} jobs were handed out of ${feedCount}`);
  return (1000 * ended) / (performance.now() - startedMs);
}

async function fill(frontier: Frontier, isPolled: boolean): Promise<void> {
  const dueAtMs = Date.now() - HOUR_MS;
  for (let at = 0; at < feedCount; at += 5000) {
    const length = Math.min(5000, feedCount - at);
    await frontier.add(Array.from({ length }, (_, n) => jobOf(at + n, dueAtMs + at + n, isPolled)));
  }
}

async function benchRedis(): Promise<Row[]> {
  const given = env['TALLYWIRE_BENCH_REDIS'];
  if (given === undefined) {
    await prepareEngine();
    await removeLeftovers(process.pid);
  }
  await using server = given === undefined ? await startRedis(process.pid) : null;
  const url = server?.url ?? given ?? '';
  const log = openLog({ service: 'bench', level: 'error', format: 'auto', to: 'stderr' });
  const rows: Row[] = [];
  for (const isPolled of [false, true]) {
    await using redis = await openRedisConnection({ url, allowUnsafe: true, log, prefix: `{${randomUUID()}}` });
    const frontier = openRedisFrontier(redis);
    const before = await memoryOf(redis);
    await fill(frontier, isPolled);
    const megabytes = ((await memoryOf(redis)) - before) / MEBIBYTE;
    rows.push({ name: `Redis, ${isPolled ? 'polled' : 'new'} feeds`, perSecond: isPolled ? await drainRate(frontier) : 0, megabytes });
    await forget(redis);
  }
  await using redis = await openRedisConnection({ url, allowUnsafe: true, log, prefix: `{${randomUUID()}}` });
  rows.push(await plainRedis(redis));
  await forget(redis);
  return rows;
}

async function memoryOf(redis: RedisConnection): Promise<number> {
  return z.number().parse(await redis.run(scriptOf(`return tonumber(redis.call('INFO', 'memory'):match('used_memory:(%d+)'))`), redis.prefix, []));
}

async function forget(redis: RedisConnection): Promise<void> {
  await redis.run(
    scriptOf(`for _, key in ipairs(redis.call('KEYS', KEYS[1] .. '*')) do redis.call('DEL', key) end`),
    redis.prefix.replace(/[{}]/g, '\\$&'),
    [],
  );
}

function scriptOf(lua: string): Parameters<RedisConnection['run']>[0] {
  return { name: 'bench', lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/** The least a schedule could be: a sorted set that ids are taken from in batches and put back into one by one, without leases, hosts or states. */
async function plainRedis(redis: RedisConnection): Promise<Row> {
  const pop = scriptOf(`return redis.call('ZPOPMIN', KEYS[1], ARGV[1])`);
  const put = scriptOf(`return redis.call('ZADD', KEYS[1], unpack(ARGV))`);
  const [from, to] = [`${redis.prefix}:plain`, `${redis.prefix}:plain-done`];
  const before = await memoryOf(redis);
  for (let at = 0; at < feedCount; at += 1000)
    await redis.run(put, from, Array.from({ length: Math.min(1000, feedCount - at) }, (_, n) => [at + n, jobOf(at + n, 0, false).id]).flat());
  const megabytes = ((await memoryOf(redis)) - before) / MEBIBYTE;
  const startedMs = performance.now();
  const taker = async (): Promise<void> => {
    for (;;) {
      const popped = z.array(z.string()).parse(await redis.run(pop, from, [batch]));
      const ids = popped.filter((_, at) => at % 2 === 0);
      if (ids.length === 0) return;
      await Promise.all(ids.map((id) => redis.run(put, to, [Date.now(), id])));
    }
  };
  await Promise.all(Array.from({ length: fetchers }, taker));
  return { name: 'Redis, plain ZPOPMIN and ZADD, ids alone', perSecond: (1000 * feedCount) / (performance.now() - startedMs), megabytes };
}

async function benchSqlite(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-frontier-'));
  using _folder = { [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
  const path = join(folder, 'frontier.db');
  await using frontier = openSqliteFrontier(path, systemClock);
  await fill(frontier, true);
  const megabytes = bytesOf(path);
  const perSecond = await drainRate(frontier);
  return [{ name: 'SQLite, polled feeds (file)', perSecond, megabytes }, plainSqlite(join(folder, 'plain.db'))];
}

/** Database and log together. */
function bytesOf(path: string): number {
  return [path, `${path}-wal`].reduce((sum, file) => sum + statSync(file).size, 0) / MEBIBYTE;
}

/** The least a schedule in SQLite could be: a batch of due rows read and marked in one transaction, each row put back in one of its own. */
function plainSqlite(path: string): Row {
  using database = openDatabase(
    path,
    'CREATE TABLE IF NOT EXISTS job (id TEXT PRIMARY KEY, state TEXT, at INTEGER) WITHOUT ROWID; CREATE INDEX IF NOT EXISTS at ON job (at)',
  );
  database.transaction(() => {
    for (let n = 0; n < feedCount; n++) {
      const { id, state } = jobOf(n, 0, true);
      database.run('INSERT INTO job VALUES (?, ?, ?)', id, state, n);
    }
  });
  const megabytes = bytesOf(path);
  const row = z.object({ id: z.string(), state: z.string() });
  const startedMs = performance.now();
  for (;;) {
    const due = database.transaction(() => {
      const rows = database.all(row, 'SELECT id, state FROM job WHERE at < ? ORDER BY at LIMIT ?', feedCount, batch);
      for (const { id } of rows) database.run('UPDATE job SET at = ? WHERE id = ?', 2 * feedCount, id);
      return rows;
    });
    if (due.length === 0) break;
    for (const { id, state } of due) database.transaction(() => database.run('UPDATE job SET at = ?, state = ? WHERE id = ?', 3 * feedCount, state, id));
  }
  return { name: 'SQLite, plain SELECT and UPDATE (file)', perSecond: (1000 * feedCount) / (performance.now() - startedMs), megabytes };
}
