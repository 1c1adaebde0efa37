import { openPageReader } from '@tallywire/extractor/body/page-reading';
import { findClaimsStage } from '@tallywire/extractor/find-claims';
import { readArticleStage } from '@tallywire/extractor/read-article';
import { addFeeds } from '@tallywire/fetcher/add-feeds';
import type { FeedEntry } from '@tallywire/fetcher/feed-list';
import { openHttp } from '@tallywire/fetcher/http/open-http';
import { loadFeedList } from '@tallywire/fetcher/load-feed-list';
import { pollNow } from '@tallywire/fetcher/poll-now';
import { runFetcher } from '@tallywire/fetcher/run-fetcher';
import { userAgentOf } from '@tallywire/fetcher/settings';
import { settingsFromConfig } from '@tallywire/fetcher/settings-from-config';
import type { ClaimStore } from '@tallywire/shared/ports/claim-store';
import type { Frontier } from '@tallywire/shared/ports/frontier';
import type { Log } from '@tallywire/shared/ports/log';
import { type Config, loadConfig } from '@tallywire/shared/runtime/config';
import { openHealth } from '@tallywire/shared/runtime/health';
import { openLog } from '@tallywire/shared/runtime/pino-log';
import { runStage } from '@tallywire/shared/runtime/run-stage';
import { openShutdown } from '@tallywire/shared/runtime/shutdown';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { recordClaimsStage } from '@tallywire/store/record-claims';
import { disputesTable } from './disputes-table.ts';
import { openEmbeddedWorld } from './embedded-world.ts';
import { EXIT } from './exit.ts';
import { untilIdle } from './idle.ts';
import { readArguments } from './read-arguments.ts';
import { openSampleFeeds } from './sample-feeds.ts';
import { VERSION } from './version.ts';

/** Disputes shown at once; the store may hold more. */
const SHOWN_DISPUTES = 200;
/** While it stays up: how often it looks whether there is something new to show. */
const LOOK_EVERY_MS = 5_000;

interface StartOptions {
  readonly feedsFile: string;
  readonly once: boolean;
  readonly json: boolean;
  readonly skipBad: boolean;
}

/** `tallywire start`: the whole pipeline in one process. */
export async function start(args: string[]): Promise<number> {
  const { config: asked, options } = readOptions(args);
  const log = openLog({ service: 'tallywire', level: asked.TALLYWIRE_LOG_LEVEL, format: asked.TALLYWIRE_LOG_FORMAT, to: 'stderr' });
  const listed =
    options.feedsFile === ''
      ? null
      : await loadFeedList(options.feedsFile, options.skipBad ? (fault) => log.warn({ fault }, 'Feed list entry passed over.') : null);
  using shutdown = openShutdown(log);
  await using samples = listed === null ? await openSampleFeeds(asked) : null;
  const config = samples?.config ?? asked;
  await runPipeline(config, listed ?? samples?.feeds ?? [], { ...options, isSample: samples !== null }, log, shutdown.signal);
  return EXIT.ok;
}

function readOptions(args: string[]): { config: Config; options: StartOptions } {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = readArguments(args, { feeds: { type: 'string' }, data: { type: 'string' }, once: flag, json: flag, 'skip-bad': flag });
  const config = loadConfig(values.data === undefined ? {} : { TALLYWIRE_DATA_DIR: values.data });
  return { config, options: { feedsFile: values.feeds ?? config.TALLYWIRE_FEEDS, once: values.once, json: values.json, skipBad: values['skip-bad'] } };
}

async function runPipeline(
  config: Config,
  feeds: readonly FeedEntry[],
  options: StartOptions & { readonly isSample: boolean },
  log: Log,
  stopped: AbortSignal,
): Promise<void> {
  const clock = systemClock;
  const settings = { ...settingsFromConfig(config, feeds), tellPagesAs: 'debug' as const };
  await using world = openEmbeddedWorld(config.TALLYWIRE_DATA_DIR, config.TALLYWIRE_RETENTION_MS, clock, log);
  const { bus, frontier, seen, store } = world;
  await using http = openHttp({ ...settings, userAgent: userAgentOf(VERSION, settings.contact), ports: [80, 443] });
  await using reader = openPageReader({ size: config.TALLYWIRE_EXTRACT_WORKERS, deadlineMs: config.TALLYWIRE_EXTRACT_DEADLINE_MS });
  await using running = new AsyncDisposableStack();
  const [readArticle, recordClaims] = [readArticleStage(reader, config.TALLYWIRE_PAGE_MAX_BYTES), recordClaimsStage(world)];
  running.use(await runStage(readArticle, { bus, clock, log, tellAs: 'debug' }));
  running.use(await runStage(findClaimsStage, { bus, clock, log, tellAs: 'debug' }));
  running.use(await runStage(recordClaims, { bus, clock, log }));
  if (config.TALLYWIRE_HEALTH_PORT > 0) {
    const checks = [{ name: 'store', check: async () => void (await store.counts()) }];
    running.use(await openHealth(config.TALLYWIRE_HEALTH_PORT, config.TALLYWIRE_HEALTH_HOST, checks));
  }

  const before = await store.counts();
  await schedule(frontier, feeds, options.isSample, clock.now());
  log.info({ feeds: feeds.length, folder: config.TALLYWIRE_DATA_DIR, ...before }, 'Started.');
  if (feeds.length === 0) log.warn({ list: options.feedsFile }, 'No feeds to read: the list is empty.');
  const ended = new AbortController();
  const signal = AbortSignal.any([stopped, ended.signal]);
  const fetching = runFetcher({ frontier, seen, bus, http, clock, log }, settings, signal);
  running.defer(async () => {
    ended.abort();
    await fetching;
  });
  const readers = [readArticle, findClaimsStage, recordClaims].map(({ name, input }) => ({ group: name, topic: input.name }));
  const allRead = (): Promise<void> => Promise.race([untilIdle({ bus, frontier, clock, readers }, signal), fetching]);
  await showDisputes(store, allRead, options, signal);
  const after = await store.counts();
  log.info({ ...after, newArticles: after.articles - before.articles, newClaims: after.claims - before.claims }, 'Ended.');
}

async function schedule(frontier: Frontier, feeds: readonly FeedEntry[], isSample: boolean, nowMs: number): Promise<void> {
  const urls = feeds.map(({ url }) => url);
  await frontier.mend();
  // A sample owes its server no patience: each start asks again, and is told what is new.
  if (isSample) await pollNow(frontier, urls);
  const named = feeds.map(({ url, name }) => ({ url, ...(name === null ? {} : { title: name }) }));
  await addFeeds(frontier, named, nowMs);
}

/** Shows the disputes once all is read, and again whenever they have changed, until the signal aborts; once only where so asked. */
async function showDisputes(store: ClaimStore, allRead: () => Promise<void>, { json, once }: StartOptions, signal: AbortSignal): Promise<void> {
  let shown: readonly string[] = [];
  while (!signal.aborted) {
    await allRead();
    if (signal.aborted) return;
    const disputes = await store.disputes(SHOWN_DISPUTES);
    const lines = json ? disputes.map((dispute) => `${JSON.stringify(dispute)}\n`) : [`\n${disputesTable(disputes)}\n`];
    // A program that reads NDJSON is told what is new or changed alone; people see the whole table again.
    for (const line of lines) if (!shown.includes(line)) process.stdout.write(line);
    shown = lines;
    if (once) return;
    await systemClock.sleep(LOOK_EVERY_MS, signal);
  }
}
