/**
 * Polls many feeds on loopback in one process, each on a host of its own, and measures a round in which all are new, one in which 70 % are not modified,
 * and one in which none is: `npm run bench:polls -- [--feeds 10000] [--items 15]`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addFeeds } from '@tallywire/fetcher/add-feeds';
import { openHttp } from '@tallywire/fetcher/http/open-http';
import { runFetcher } from '@tallywire/fetcher/run-fetcher';
import { DEFAULT_FETCHER_SETTINGS, type FetcherSettings } from '@tallywire/fetcher/settings';
import type { FetcherWorld } from '@tallywire/fetcher/world';
import { openMemoryBus } from '@tallywire/shared/memory/bus';
import type { Clock } from '@tallywire/shared/ports/clock';
import type { Frontier } from '@tallywire/shared/ports/frontier';
import type { Log } from '@tallywire/shared/ports/log';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { openSqliteFrontier } from '@tallywire/shared/sqlite/frontier';
import { openSqliteRecordLog } from '@tallywire/shared/sqlite/record-log';
import { openSqliteSeenSet } from '@tallywire/shared/sqlite/seen-set';
import { z } from 'zod';

const HOUR_MS = 3_600_000;

const { values } = parseArgs({
  options: { feeds: { type: 'string', default: '10000' }, items: { type: 'string', default: '15' }, serve: { type: 'boolean', default: false } },
});
const [feedCount, itemCount] = [Number(values.feeds), Number(values.items)];

if (values.serve) await serve();
else await bench();

/** A site on every loopback address; of their feeds, the share told by the parent has something new in each round. */
async function serve(): Promise<void> {
  const changedBy: number[] = [];
  const server = createServer((request, response) => {
    if (request.socket.localAddress?.startsWith('127.') !== true) return void request.socket.destroy();
    if (request.url !== '/feed') return void response.writeHead(404).end();
    const host = request.headers.host ?? '';
    const [, , third = 0, fourth = 0] = host.split(/[.:]/).map(Number);
    const place = (third * 250 + fourth) % 100;
    const version = changedBy.findLastIndex((share) => place < share * 100);
    const etag = `"${version}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(documentOf(host, version));
  });
  server.listen(0, '0.0.0.0', () => {
    const at = server.address();
    process.send?.(at === null || typeof at === 'string' ? 0 : at.port);
  });
  process.on('message', (told) => {
    changedBy.push(z.number().parse(told));
  });
}

function documentOf(host: string, version: number): string {
  const items = Array.from({ length: itemCount }, (_, n) => {
    const id = `${host}/${n === 0 ? `new-${version}` : n}`;
    return `<item><title>Item ${n}</title><link>http://${id}</link><guid>${id}</guid><description>${'Some words of an article. '.repeat(20)}</description></item>`;
  });
  return `<rss version="2.0"><channel><title>Bench</title>${items.join('')}</channel></rss>`;
}

async function bench(): Promise<void> {
  const site = fork(import.meta.filename, ['--serve', '--items', String(itemCount)], { stdio: 'inherit' });
  try {
    const [port] = z.tuple([z.number()], z.unknown()).parse(await once(site, 'message'));
    await pollRounds(port, (changed) => site.send(changed));
  } finally {
    site.kill();
  }
}

async function pollRounds(port: number, setRound: (changed: number) => void): Promise<void> {
  let offsetMs = 0;
  const clock: Clock = { ...systemClock, now: () => Date.now() + offsetMs };
  const hosts = Array.from({ length: feedCount }, (_, n) => `127.1.${Math.floor(n / 250)}.${(n % 250) + 1}:${port}`);
  const settings: FetcherSettings = { ...DEFAULT_FETCHER_SETTINGS, allow: hosts, hostGapMs: 0, concurrency: 64, parseWorkers: 1, respectRobotsForFeeds: false };
  const folder = mkdtempSync(join(tmpdir(), 'bench-polls-'));
  using _folder = { [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
  const path = join(folder, 'bench.db');
  const log = openSqliteRecordLog({ path, compacted: new Set(), retentionMs: HOUR_MS, now: clock.now });
  await using bus = openMemoryBus({ log, clock, partitions: 4 });
  await using frontier = openSqliteFrontier(path, clock);
  await using seen = openSqliteSeenSet(path, clock);
  await using http = openHttp({ ...settings, userAgent: 'Tallywire/bench' });
  const counts = { polled: 0, items: 0 };
  // Pages are not what is measured, and their jobs would only stand in the schedule.
  const feedsOnly: Frontier = { ...frontier, add: async (jobs) => frontier.add(jobs.filter(({ kind }) => kind === 'feed')) };
  const world: FetcherWorld = { frontier: feedsOnly, seen, bus, http, clock, log: countingLog(counts) };
  await addFeeds(
    frontier,
    hosts.map((host) => ({ url: `http://${host}/feed` })),
    0,
  );
  process.stdout.write(`${feedCount} feeds of ${itemCount} items, ${settings.concurrency} at once, one parse worker\n`);
  for (const changed of [1, 0.3, 0]) {
    setRound(changed);
    offsetMs += 3 * HOUR_MS;
    Object.assign(counts, { polled: 0, items: 0 });
    const startedMs = performance.now();
    const cpu = process.cpuUsage();
    const stop = new AbortController();
    const running = runFetcher(world, settings, stop.signal);
    while (counts.polled < feedCount) await systemClock.sleep(20);
    const cpuSeconds = (process.cpuUsage(cpu).user + process.cpuUsage(cpu).system) / 1e6;
    const seconds = (performance.now() - startedMs) / 1000;
    stop.abort();
    await running;
    const rssMb = process.memoryUsage.rss() / 1_048_576;
    process.stdout.write(
      `${((1 - changed) * 100).toFixed(0).padStart(3)} % not modified: ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} of CPU), ${(feedCount / seconds).toFixed(0)} polls/s, ${counts.items} new items, ${rssMb.toFixed(0)} MB\n`,
    );
  }
}

function countingLog(counts: { polled: number; items: number }): Log {
  const nothing = (): void => {};
  const warn: Log['warn'] = (facts, message) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`);
  const info: Log['info'] = (facts, message) => {
    if (message !== 'Feed polled.') return;
    counts.polled++;
    counts.items += Number(facts['new'] ?? 0);
  };
  const log: Log = { debug: nothing, info, warn, error: warn, child: () => log };
  return log;
}
