import { decodeRecord } from '@tallywire/shared/domain/event';
import type { Topic } from '@tallywire/shared/domain/topics';
import { openMemoryBus } from '@tallywire/shared/memory/bus';
import { openMemoryFrontier } from '@tallywire/shared/memory/frontier';
import { openMemoryRecordLog } from '@tallywire/shared/memory/record-log';
import { openMemorySeenSet } from '@tallywire/shared/memory/seen-set';
import type { Clock } from '@tallywire/shared/ports/clock';
import type { Lease } from '@tallywire/shared/ports/frontier';
import type { Facts, Log } from '@tallywire/shared/ports/log';
import { openDomainPauses } from '../domain-pauses.ts';
import { readFeed } from '../feed/read-feed.ts';
import { feedIdOf } from '../feed-state.ts';
import { openHttp } from '../http/open-http.ts';
import type { PollWorld } from '../poll-feed.ts';
import { openRobots } from '../robots.ts';
import { DEFAULT_FETCHER_SETTINGS, type FetcherSettings } from '../settings.ts';
import { toFeedDocument } from '../to-feed-document.ts';
import type { FetcherWorld } from '../world.ts';
import type { Loopback } from './loopback-server.ts';

export interface LogLine extends Facts {
  readonly level: string;
  readonly message: string;
}

/** A fetcher in memory against loopback servers, for tests. */
export interface FetcherUnderTest extends AsyncDisposable {
  readonly poll: PollWorld;
  readonly world: FetcherWorld;
  readonly settings: FetcherSettings;
  readonly lines: LogLine[];
  /** The values that stand on a topic. */
  values<T>(topic: Topic<T>): Promise<T[]>;
  /** Claims the one job that is due. */
  lease(kind?: 'feed' | 'page'): Promise<Lease>;
}

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
}

/** A clock for tests, at a time of its own; sleeping moves it. */
export function fakeClock(startMs = Date.UTC(2026, 0, 5, 12)): FakeClock {
  let nowMs = startMs;
  const advance = (ms: number): void => {
    nowMs += ms;
  };
  return { now: () => nowMs, advance, sleep: async (ms) => advance(ms) };
}

export interface UnderTestOptions {
  readonly clock: Clock;
  readonly servers: readonly Loopback[];
  readonly settings?: Partial<FetcherSettings>;
  /** What stands in for parts of the world. */
  readonly world?: Partial<FetcherWorld>;
}

/** Opens a fetcher that may ask the servers given, without gaps between requests. */
export function openFetcherUnderTest({ clock, servers, settings: overrides, world: parts }: UnderTestOptions): FetcherUnderTest {
  const allow = servers.map(({ address, port }) => `${address}:${port}`);
  const settings: FetcherSettings = { ...DEFAULT_FETCHER_SETTINGS, allow, hostGapMs: 0, totalMs: 2000, ...overrides };
  const bus = openMemoryBus({ log: openMemoryRecordLog(), clock, partitions: 1 });
  const http = openHttp({ userAgent: 'Tallywire/test', contact: settings.contact, allow, connectMs: 1000 });
  const lines: LogLine[] = [];
  const frontier = openMemoryFrontier(clock);
  const world: FetcherWorld = { frontier, seen: openMemorySeenSet(clock), bus, http, clock, log: recordingLog(lines), ...parts };
  const poll: PollWorld = {
    world,
    settings,
    robots: openRobots(world.http, clock),
    pauses: openDomainPauses(world.frontier),
    readFeed: async ({ bytes, url, feedUrl, contentType }) => toFeedDocument(await readFeed(bytes, { url, contentType }), feedIdOf(feedUrl), feedUrl),
    random: () => 0.5,
  };
  return {
    poll,
    world,
    settings,
    lines,
    async values(topic) {
      const values = [];
      for await (const record of bus.read(topic.name)) {
        const decoded = decodeRecord(topic, record);
        if (decoded.kind === 'poison') throw new Error(decoded.reason);
        values.push(decoded.value);
      }
      return values;
    },
    async lease(kind) {
      const leases = await world.frontier.claim({ limit: 10, leaseMs: 60_000, gapMs: 0, ...(kind ? { kind } : {}) });
      const [lease] = leases;
      if (!lease || leases.length > 1) throw new Error(`${leases.length} jobs are due, not one`);
      return lease;
    },
    async [Symbol.asyncDispose]() {
      await bus[Symbol.asyncDispose]();
      await http[Symbol.asyncDispose]();
    },
  };
}

function recordingLog(lines: LogLine[], kept: Facts = {}): Log {
  const at = (level: string) => (facts: Facts, message: string) => void lines.push({ ...kept, ...facts, level, message });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: (facts) => recordingLog(lines, { ...kept, ...facts }) };
}
