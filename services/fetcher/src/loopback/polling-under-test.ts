import { addFeeds } from '../add-feeds.ts';
import { type FeedState, feedIdOf, readFeedState } from '../feed-state.ts';
import { type PollOutcome, pollFeed } from '../poll-feed.ts';
import { rssOf, type SampleItem } from './documents.ts';
import { type FakeClock, type FetcherUnderTest, fakeClock, openFetcherUnderTest, type UnderTestOptions } from './fetcher-under-test.ts';
import { type Loopback, openLoopback } from './loopback-server.ts';

const never = new AbortController().signal;

/** What a feed's server answers at present; changed in the course of a test. */
export interface Site {
  status: number;
  headers: Record<string, string>;
  items: SampleItem[];
  facts: string;
  ignoreConditions: boolean;
}

/** A feed that is polled by a clock that is moved. */
export interface Polling extends AsyncDisposable {
  readonly clock: FakeClock;
  readonly under: FetcherUnderTest;
  readonly server: Loopback;
  readonly site: Site;
  readonly url: string;
  /** Polls once the feed is due. */
  next(): Promise<PollOutcome>;
  state(): Promise<FeedState>;
}

/** Opens a site with one feed, and a fetcher that has it on its schedule. */
export async function openPolling(site: Partial<Site> = {}, options: Partial<UnderTestOptions> = {}): Promise<Polling> {
  const now: Site = { status: 200, headers: {}, items: [], facts: '', ignoreConditions: false, ...site };
  const server = await openLoopback(({ url, headers }, response) => {
    if (url === '/robots.txt') return void response.writeHead(404).end();
    if (url === '/moved') return void response.writeHead(200, now.headers).end(rssOf(now.items, now.facts));
    const isSame = !now.ignoreConditions && now.headers['etag'] !== undefined && headers['if-none-match'] === now.headers['etag'];
    response.writeHead(isSame ? 304 : now.status, now.headers).end(isSame ? '' : rssOf(now.items, now.facts));
  });
  const clock = fakeClock();
  const under = openFetcherUnderTest({ clock, servers: [server], ...options });
  const url = `${server.origin}/feed`;
  await addFeeds(under.world.frontier, [{ url }], clock.now());
  return {
    clock,
    under,
    server,
    site: now,
    url,
    async next() {
      const dueAtMs = (await readFeedStateOf(under, url)).nextPollMs ?? 0;
      clock.advance(Math.max(0, dueAtMs - clock.now()) + 60_000);
      return pollFeed(await under.lease('feed'), under.poll, never);
    },
    state: () => readFeedStateOf(under, url),
    async [Symbol.asyncDispose]() {
      await under[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

async function readFeedStateOf({ world }: FetcherUnderTest, url: string): Promise<FeedState> {
  const job = await world.frontier.get(feedIdOf(url));
  if (!job) throw new Error('no such feed');
  return readFeedState(job);
}
