import type { Config } from '@tallywire/shared/runtime/config';
import type { FeedEntry } from './feed-list.ts';
import { DEFAULT_FETCHER_SETTINGS, type FeedOverride, type FetcherSettings } from './settings.ts';

/** The fetcher's settings as the configuration and the feed list give them; what they don't speak of keeps its default. */
export function settingsFromConfig(config: Config, feeds: readonly FeedEntry[]): FetcherSettings {
  const overrides = feeds.map(({ url, overrides }): [string, FeedOverride] => [url, overrides]);
  return {
    ...DEFAULT_FETCHER_SETTINGS,
    contact: config.TALLYWIRE_CONTACT === '' ? null : config.TALLYWIRE_CONTACT,
    allow: config.TALLYWIRE_FETCH_ALLOW,
    stoppedHosts: config.TALLYWIRE_FETCH_STOP.map((host) => host.toLowerCase()),
    concurrency: config.TALLYWIRE_FETCH_CONCURRENCY,
    hostGapMs: config.TALLYWIRE_HOST_GAP_MS,
    leaseMs: config.TALLYWIRE_FETCH_LEASE_MS,
    totalMs: config.TALLYWIRE_FETCH_TIMEOUT_MS,
    maxFeedBytes: config.TALLYWIRE_FEED_MAX_BYTES,
    maxPageBytes: config.TALLYWIRE_PAGE_MAX_BYTES,
    feedFloorMs: config.TALLYWIRE_FEED_FLOOR_MS,
    feedFloorBlindMs: Math.max(config.TALLYWIRE_FEED_FLOOR_MS, DEFAULT_FETCHER_SETTINGS.feedFloorBlindMs),
    feedCeilingMs: config.TALLYWIRE_FEED_CEILING_MS,
    feedDefaultMs: config.TALLYWIRE_FEED_INTERVAL_MS,
    respectRobotsForFeeds: config.TALLYWIRE_ROBOTS_FOR_FEEDS,
    pageRevisitMs: config.TALLYWIRE_PAGE_REVISIT_MS,
    feeds: feeds.length === 0 ? null : new Set(feeds.map(({ url }) => url)),
    feedOverrides: new Map(overrides),
  };
}
