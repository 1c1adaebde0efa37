import type { Frontier } from '@tallywire/shared/ports/frontier';
import { type ConfiguredFeed, feedIdOf, newFeedJob } from './feed-state.ts';

/** New feeds come up for their first poll at this rate, so that a long list starts as a stream and not as a burst. */
const FIRST_POLLS_PER_SECOND = 4;
const MAX_SPREAD_MS = 3_600_000;

/** Puts feeds on the schedule; those that are there keep their state and time. Each new one starts at a moment of its own, set by its address. Returns how many were new. */
export async function addFeeds(frontier: Frontier, feeds: readonly ConfiguredFeed[], nowMs: number): Promise<number> {
  const spreadMs = Math.min((feeds.length * 1000) / FIRST_POLLS_PER_SECOND, MAX_SPREAD_MS);
  return frontier.add(feeds.map((feed) => newFeedJob(feed, Math.round(nowMs + phaseOf(feed.url) * spreadMs))));
}

/** Where in a period a feed has its place, in [0, 1). */
function phaseOf(url: string): number {
  return Number.parseInt(feedIdOf(url).slice(0, 8), 16) / 2 ** 32;
}
