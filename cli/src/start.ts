import { parseArgs } from 'node:util';
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
import type { Log } from '@tallywire/shared/ports/log';
import { type Config, loadConfig } from '@tallywire/shared/runtime/config';
import { openLog } from '@tallywire/shared/runtime/pino-log';
import { runStage } from '@tallywire/shared/runtime/run-stage';
import { openShutdown } from '@tallywire/shared/runtime/shutdown';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { recordClaimsStage } from '@tallywire/store/record-claims';
import { disputesTable } from './disputes-table.ts';
import { openEmbeddedWorld } from './embedded-world.ts';
import { usageFault } from './exit.ts';
import { untilIdle } from './idle.ts';
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
  return 0;
}

function readOptions(args: string[]): { config: Config; options: StartOptions } {
  const { values } = parse(args);
  const config = loadConfig(values.data === undefined ? {} : { TALLYWIRE_DATA_DIR: values.data });
  return { config, options: { feedsFile: values.feeds ?? config.TALLYWIRE_FEEDS, once: values.once, json: values.json, skipBad: values['skip-bad'] } };
}

function parse(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args, options: { feeds: { type: 'string' }, data: { type: 'string' }, once: flag, json: flag, 'skip-bad': flag } });
  } catch (error) {
    throw usageFault(error instanceof Error ? error.message : String(error));
  }
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
  await using world = openEmbeddedWorld(config.TALLYWIRE_DATA_DIR, config.TALLYWIRE_RETENTION_MS, clock);
  const { bus, frontier, seen, store } = world;
  await using http = openHttp({ ...settings, userAgent: userAgentOf(VERSION, settings.contact), ports: [80, 443] });
  await using reader = openPageReader({ size: config.TALLYWIRE_EXTRACT_WORKERS, deadlineMs: config.TALLYWIRE_EXTRACT_DEADLINE_MS });
  await using running = new AsyncDisposableStack();
  running.use(await runStage(readArticleStage(reader, config.TALLYWIRE_PAGE_MAX_BYTES), { bus, clock, log, tellAs: 'debug' }));
  running.use(await runStage(findClaimsStage, { bus, clock, log, tellAs: 'debug' }));
  running.use(await runStage(recordClaimsStage(store), { bus, clock, log }));

  const before = await store.counts();
  // A sample owes its server no patience: each start asks again, and is told what is new.
  if (options.isSample)
    await pollNow(
      frontier,
      feeds.map(({ url }) => url),
    );
  await addFeeds(
    frontier,
    feeds.map(({ url, name }) => ({ url, ...(name === null ? {} : { title: name }) })),
    clock.now(),
  );
  log.info({ feeds: feeds.length, folder: config.TALLYWIRE_DATA_DIR, ...before }, 'Started.');
  const ended = new AbortController();
  const signal = AbortSignal.any([stopped, ended.signal]);
  const fetching = runFetcher({ frontier, seen, bus, http, clock, log }, settings, signal);
  running.defer(async () => {
    ended.abort();
    await fetching;
  });

  const readers = [readArticleStage(reader, 0), findClaimsStage, recordClaimsStage(store)].map(({ name, input }) => ({ group: name, topic: input.name }));
  let shown = '';
  do {
    await Promise.race([untilIdle({ bus, frontier, clock, readers }, signal), fetching]);
    if (stopped.aborted) break;
    const disputes = await store.disputes(SHOWN_DISPUTES);
    const output = options.json ? disputes.map((dispute) => `${JSON.stringify(dispute)}\n`).join('') : `\n${disputesTable(disputes)}\n`;
    if (output !== shown) process.stdout.write(output);
    shown = output;
    if (!options.once) await clock.sleep(LOOK_EVERY_MS, signal);
  } while (!options.once && !stopped.aborted);
  const after = await store.counts();
  log.info({ ...after, newArticles: after.articles - before.articles, newClaims: after.claims - before.claims }, 'Ended.');
}
