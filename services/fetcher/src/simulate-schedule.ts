import { newestOf, rhythmOf } from './feed-rhythm.ts';
import { type FeedState, newFeedJob, readFeedState } from './feed-state.ts';
import { nextPoll, type PollResult } from './schedule.ts';
import type { FetcherSettings } from './settings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RECENT_ITEMS = 20;
/** How long before the start a feed has been publishing, so that its first document is full. */
const BEFORE_MS = 10 * DAY_MS;

/** A feed as the simulation has it. */
export interface SimulatedFeed {
  /** When its items are published, in order. */
  readonly publishedMs: readonly number[];
  /** Items its document holds. */
  readonly window: number;
  readonly hasValidators: boolean;
  readonly hintMs: number | null;
}

/** Who decides when a feed is polled next: our schedule, or a fixed interval. */
export type Policy = { readonly kind: 'adaptive'; readonly settings: FetcherSettings } | { readonly kind: 'fixed'; readonly intervalMs: number };

/** What a policy came to over all feeds. */
export interface SimulationFigures {
  readonly requestsPerDay: number;
  /** Share of the requests answered by "not modified". */
  readonly notModified: number;
  /** From publication until found, over all items that were found. */
  readonly delayP50Ms: number;
  readonly delayP95Ms: number;
  /** Share of the items that left their document before anyone looked. */
  readonly missed: number;
}

/** Numbers in [0, 1) that are the same in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A feed out of a population like that of news: most publish a few items a day and some hundreds, by day more than by night and on weekdays more than at weekends;
 * three in four servers give validators; a third of the documents ask for an hour (a default of blogging software), some servers for a quarter.
 */
export function simulatedFeed(random: () => number, startMs: number, days: number): SimulatedFeed {
  const perDay = Math.min(Math.max(6 * Math.exp(1.5 * gaussian(random)), 0.05), 400);
  const peakHour = random() * 24;
  const publishedMs: number[] = [];
  const endMs = startMs + days * DAY_MS;
  // Thinning: candidates at the highest rate, kept by the share of it that the hour has.
  const highest = (perDay * 1.8) / DAY_MS;
  for (let atMs = startMs - BEFORE_MS; ; ) {
    atMs += -Math.log(1 - random()) / highest;
    if (atMs >= endMs) break;
    if (random() < shareOfHighest(atMs, peakHour)) publishedMs.push(atMs);
  }
  const asks = random();
  return {
    publishedMs,
    window: [10, 15, 20, 25, 30, 50, 100][Math.floor(random() * 7)] ?? 20,
    hasValidators: random() < 0.75,
    hintMs: asks < 0.35 ? HOUR_MS : asks < 0.5 ? HOUR_MS / 4 : null,
  };
}

function shareOfHighest(atMs: number, peakHour: number): number {
  const hour = (atMs / HOUR_MS) % 24;
  const daily = 1 + 0.8 * Math.cos(((hour - peakHour) / 24) * 2 * Math.PI);
  const isWeekend = [2, 3].includes(Math.floor(atMs / DAY_MS) % 7); // 1 January 1970 was a Thursday
  return (daily * (isWeekend ? 0.6 : 1)) / 1.8;
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Polls feeds by a policy over the days and measures what it cost and brought. */
export function simulate(feeds: readonly SimulatedFeed[], policy: Policy, random: () => number, startMs: number, days: number): SimulationFigures {
  const delays: number[] = [];
  let [requests, notModified, missed] = [0, 0, 0];
  const endMs = startMs + days * DAY_MS;
  for (const feed of feeds) {
    let state: FeedState = readFeedState(newFeedJob({ url: 'https://h.example/feed' }, startMs));
    let seen = 0;
    let isFirst = true;
    for (let nowMs = startMs + random() * HOUR_MS; nowMs < endMs; ) {
      const published = countUntil(feed.publishedMs, nowMs, seen);
      const fresh = isFirst ? 0 : published - seen;
      const items = Math.min(published, feed.window);
      requests++;
      if (!isFirst && fresh === 0 && feed.hasValidators) notModified++;
      missed += Math.max(0, fresh - feed.window);
      for (let item = Math.max(seen, published - feed.window); !isFirst && item < published; item++) delays.push(nowMs - (feed.publishedMs[item] ?? nowMs));
      if (policy.kind === 'fixed') nowMs += policy.intervalMs;
      else {
        if (isFirst || fresh > 0) state = learned(state, feed, published, nowMs, isFirst);
        const result: PollResult = fresh === 0 && !isFirst ? { kind: 'unchanged' } : { kind: 'read', items, fresh: Math.min(fresh, items) };
        const next = nextPoll(state, result, { nowMs, random: random(), settings: policy.settings });
        state = { ...state, intervalMs: next.intervalMs };
        nowMs = next.dueAtMs ?? endMs;
      }
      seen = published;
      isFirst = false;
    }
  }
  delays.sort((a, b) => a - b);
  const at = (share: number): number => delays[Math.floor(delays.length * share)] ?? 0;
  return {
    requestsPerDay: requests / days,
    notModified: notModified / requests,
    delayP50Ms: at(0.5),
    delayP95Ms: at(0.95),
    missed: missed / (missed + delays.length),
  };
}

function learned(state: FeedState, feed: SimulatedFeed, published: number, nowMs: number, isFirst: boolean): FeedState {
  const recent = feed.publishedMs.slice(Math.max(0, published - RECENT_ITEMS), published).map((atMs) => ({ published: new Date(atMs).toISOString() }));
  return {
    ...state,
    rhythmMs: rhythmOf(recent, nowMs),
    lastNewMs: isFirst ? newestOf(recent, nowMs) : nowMs,
    hintMs: feed.hintMs,
    hintRule: feed.hintMs === null ? null : 'ttl',
    validators: feed.hasValidators ? { url: 'https://h.example/feed', etag: '"1"', lastModified: null } : null,
  };
}

/** How many of the sorted times are not after the time, counted on from where it is known. */
function countUntil(times: readonly number[], untilMs: number, from: number): number {
  let count = from;
  while (count < times.length && (times[count] ?? Number.POSITIVE_INFINITY) <= untilMs) count++;
  return count;
}
