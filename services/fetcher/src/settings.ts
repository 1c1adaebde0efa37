/** What a feed list says of one feed besides its address. */
export interface FeedOverride {
  /** Whether its site's robots.txt is asked before it is polled; the general setting where absent. */
  readonly respectRobots?: boolean;
  /** Polled at the floor until then, for a story that breaks. Milliseconds since the epoch. */
  readonly hotUntilMs?: number;
  /** Polled at this interval, whatever its rhythm is and whatever it asks for; pauses and failures still slow it down. */
  readonly intervalMs?: number;
  /** In place of the general floor, with and without validators. */
  readonly floorMs?: number;
  /** In place of the general ceiling. */
  readonly ceilingMs?: number;
  /** In place of the general limit. */
  readonly maxBytes?: number;
}

/** What the fetcher is told by its configuration. Times in milliseconds, sizes in bytes after decompression. */
export interface FetcherSettings {
  /** A web address or mailto by which a publisher reaches the operator; null: no public address is fetched. */
  readonly contact: string | null;
  /** `address:port` that may be fetched although they are not public; IPv6 in brackets. */
  readonly allow: readonly string[];
  /** Hosts that are not asked for anything. */
  readonly stoppedHosts: readonly string[];

  /** Jobs at work at one time; a quarter of it is kept for feeds. */
  readonly concurrency: number;
  /** Least time between two requests to one host. */
  readonly hostGapMs: number;
  /** How long a job may take before it is offered to another fetcher. */
  readonly leaseMs: number;
  /** How long the jobs at hand may go on after the fetcher was told to end. */
  readonly drainMs: number;

  readonly connectMs: number;
  /** Limit of one request with all its redirects. */
  readonly totalMs: number;
  readonly maxRedirects: number;
  readonly maxFeedBytes: number;
  readonly maxPageBytes: number;

  readonly feedFloorMs: number;
  /** The floor where a server sends nothing by which a request can be conditional. */
  readonly feedFloorBlindMs: number;
  /** A feed that was heard of lately is polled at least this often. */
  readonly feedLiveMs: number;
  readonly feedCeilingMs: number;
  /** The first interval of a feed that tells nothing about its rhythm. */
  readonly feedDefaultMs: number;
  readonly respectRobotsForFeeds: boolean;
  /** Feeds to poll, by their addresses as configured: others that stand on the schedule are taken off it. Null: all that stand there are polled. */
  readonly feeds: ReadonlySet<string> | null;
  /** By the feed's address as configured. */
  readonly feedOverrides: ReadonlyMap<string, FeedOverride>;

  /** When a page that was read is looked at again for a revised text, counted from its first reading. */
  readonly pageRevisitMs: readonly number[];
  /** Pauses before further attempts at a page that could not be read; then the feed's own text is taken. */
  readonly pageRetryMs: readonly number[];

  /** Level of the line about each page: debug where another part of the same process tells of each article. */
  readonly tellPagesAs: 'info' | 'debug';

  readonly parseWorkers: number;
  readonly parseDeadlineMs: number;
  readonly parseHeapMb: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What holds where nothing else is said. */
export const DEFAULT_FETCHER_SETTINGS: FetcherSettings = {
  contact: null,
  allow: [],
  stoppedHosts: [],
  concurrency: 16,
  hostGapMs: 2000,
  leaseMs: 3 * MINUTE_MS,
  drainMs: 5000,
  connectMs: 10_000,
  totalMs: 30_000,
  maxRedirects: 5,
  maxFeedBytes: 10_000_000,
  maxPageBytes: 3_000_000,
  feedFloorMs: 5 * MINUTE_MS,
  feedFloorBlindMs: 15 * MINUTE_MS,
  feedLiveMs: HOUR_MS,
  feedCeilingMs: 24 * HOUR_MS,
  feedDefaultMs: HOUR_MS,
  respectRobotsForFeeds: true,
  feeds: null,
  feedOverrides: new Map(),
  pageRevisitMs: [30 * MINUTE_MS, 3 * HOUR_MS, 24 * HOUR_MS],
  pageRetryMs: [MINUTE_MS, 10 * MINUTE_MS],
  tellPagesAs: 'info',
  parseWorkers: 1,
  parseDeadlineMs: 5000,
  parseHeapMb: 512,
};

/** The product's name as robots.txt files address it. */
export const ROBOT_NAME = 'Tallywire';

/** The User-Agent header: who asks, and how to reach them. */
export function userAgentOf(version: string, contact: string | null): string {
  return contact === null ? `${ROBOT_NAME}/${version}` : `${ROBOT_NAME}/${version} (+${contact})`;
}
