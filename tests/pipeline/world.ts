import { openPageReader, type PageReader } from '@tallywire/extractor/body/page-reading';
import { findClaimsStage } from '@tallywire/extractor/find-claims';
import { readArticleStage } from '@tallywire/extractor/read-article';
import { addFeeds } from '@tallywire/fetcher/add-feeds';
import { openHttp } from '@tallywire/fetcher/http/open-http';
import { runFetcher } from '@tallywire/fetcher/run-fetcher';
import { DEFAULT_FETCHER_SETTINGS } from '@tallywire/fetcher/settings';
import { keepLog } from '@tallywire/shared/contract/kept-log';
import { until } from '@tallywire/shared/contract/until';
import type { Bus } from '@tallywire/shared/ports/bus';
import type { Frontier } from '@tallywire/shared/ports/frontier';
import type { SeenSet } from '@tallywire/shared/ports/seen-set';
import { runStage } from '@tallywire/shared/runtime/run-stage';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { type RecordStores, recordClaimsStage } from '@tallywire/store/record-claims';
import { type SampleServer, serveSampleFeeds } from '../../fixtures/sample-feeds/serve.ts';

/** Where a pipeline keeps everything: what is opened on it a second time knows what the first left. */
export interface Ground extends RecordStores {
  readonly bus: Bus;
  readonly frontier: Frontier;
  readonly seen: SeenSet;
}

const QUIET_ROUNDS = 3;
/** Between two polls of a feed: long enough that its pages are read meanwhile. */
const POLL_MS = 1_500;
const STAGES = [
  ['read-article', 'tallywire.page.fetched.v1'],
  ['find-claims', 'tallywire.article.extracted.v1'],
  ['record-claims', 'tallywire.claims.found.v1'],
] as const;

/** Runs the whole pipeline on a ground until the sample feeds are read and every page was looked at again; gives the log's lines. */
export async function readSamples(ground: Ground, server: SampleServer) {
  const { bus, frontier, seen } = ground;
  const log = keepLog();
  const world = { bus, clock: systemClock, log };
  const settings = {
    ...DEFAULT_FETCHER_SETTINGS,
    allow: [new URL(server.origin).host],
    hostGapMs: 0,
    feedFloorMs: POLL_MS,
    feedFloorBlindMs: POLL_MS,
    feedCeilingMs: POLL_MS,
    feedDefaultMs: POLL_MS,
    pageRevisitMs: [100],
  };
  await using http = openHttp({ ...settings, userAgent: 'Tallywire/test' });
  await using reader = openPageReader({ size: 1 });
  await using _stages = await openStages(ground, reader, world);
  const ended = new AbortController();
  await addFeeds(
    frontier,
    server.feedUrls.map((url) => ({ url })),
    await frontier.now(),
  );
  const fetching = runFetcher({ frontier, seen, ...world, http }, settings, ended.signal);
  try {
    await untilRead({ bus, frontier }, server);
  } finally {
    ended.abort();
    await fetching;
  }
  return log.lines;
}

async function openStages(stores: RecordStores, reader: PageReader, world: Parameters<typeof runStage>[1]): Promise<AsyncDisposableStack> {
  const stages = new AsyncDisposableStack();
  stages.use(await runStage(readArticleStage(reader, DEFAULT_FETCHER_SETTINGS.maxPageBytes), world));
  stages.use(await runStage(findClaimsStage, world));
  stages.use(await runStage(recordClaimsStage(stores), world));
  return stages;
}

/** Waits until every feed says that nothing is new, no page is to be looked at, and no event is under way; several times in a row. */
export async function untilRead({ bus, frontier }: Pick<Ground, 'bus' | 'frontier'>, server: SampleServer): Promise<void> {
  const unchangedPolls = (): number =>
    server.requests().filter(({ path, status }) => status === 304 && server.feedUrls.some((url) => url.endsWith(path))).length;
  let quiet = 0;
  const isQuiet = async (): Promise<boolean> => {
    if (unchangedPolls() < server.feedUrls.length) return false;
    const { waiting, leased } = await frontier.counts();
    if (waiting + leased > server.feedUrls.length) return false;
    for (const [group, topic] of STAGES) if ((await bus.lag(group, [topic])) > 0) return false;
    return true;
  };
  await until(
    async () => {
      quiet = (await isQuiet()) ? quiet + 1 : 0;
      return quiet >= QUIET_ROUNDS;
    },
    { timeoutMs: 90_000, what: 'all sample feeds to be read' },
  );
}

/** The sample server on a port of its own choosing, or a given one. */
export function serveSamples(port = 0): Promise<SampleServer> {
  return serveSampleFeeds({ port });
}
