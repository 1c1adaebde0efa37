import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addToFeedList, opmlOf, removeFromFeedList } from '@tallywire/fetcher/edit-feed-list';
import { readFeedList } from '@tallywire/fetcher/feed-list';
import { feedReport } from '@tallywire/fetcher/feed-report';
import { feedIdOf, newFeedJob } from '@tallywire/fetcher/feed-state';
import { loadFeedList } from '@tallywire/fetcher/load-feed-list';
import type { Frontier } from '@tallywire/shared/ports/frontier';
import type { Log } from '@tallywire/shared/ports/log';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { openRedisFrontier } from '@tallywire/shared/redis/frontier';
import { redisOptionsOf } from '@tallywire/shared/redis/options-from-config';
import { type Config, loadConfig } from '@tallywire/shared/runtime/config';
import { openLog } from '@tallywire/shared/runtime/pino-log';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { openSqliteFrontier } from '@tallywire/shared/sqlite/frontier';
import { DATABASE_FILE } from './embedded-world.ts';
import { EXIT, usageFault } from './exit.ts';
import { feedsTable } from './feeds-table.ts';
import { lookAt } from './look-at-feed.ts';
import { readArguments } from './read-arguments.ts';

interface Call {
  readonly config: Config;
  readonly listPath: string;
  readonly json: boolean;
  readonly skipBad: boolean;
  readonly unchecked: boolean;
  readonly name: string | null;
  readonly target: string | null;
}

const VERBS: Readonly<Record<string, { readonly takes: string | null; readonly run: (call: Call, target: string) => Promise<number> }>> = {
  list: { takes: null, run: list },
  add: { takes: 'URL', run: add },
  remove: { takes: 'URL', run: remove },
  import: { takes: 'FILE', run: importList },
  export: { takes: null, run: exportList },
  check: { takes: 'URL', run: (call, url) => lookAt(url, call.config, call.json) },
  discover: { takes: 'URL', run: (call, url) => lookAt(url, call.config, call.json) },
};

/** `tallywire feeds VERB`: the list of feeds, and what became of each. */
export async function feeds(words: string[]): Promise<number> {
  const [name = 'list', ...args] = words[0]?.startsWith('-') ? ['list', ...words] : words;
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) throw usageFault(`There is no "feeds ${name}". Verbs: ${Object.keys(VERBS).join(', ')}.`);
  const call = readCall(args);
  if ((verb.takes === null) !== (call.target === null))
    throw usageFault(verb.takes === null ? `feeds ${name} takes no argument.` : `feeds ${name} takes one ${verb.takes}.`);
  return verb.run(call, call.target ?? '');
}

function readCall(args: string[]): Call {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  const { values, positionals } = readArguments(args, { feeds: text, data: text, name: text, json: flag, 'skip-bad': flag, unchecked: flag }, 1);
  const config = loadConfig(values.data === undefined ? {} : { TALLYWIRE_DATA_DIR: values.data });
  const [target = null] = positionals;
  const listPath = values.feeds ?? config.TALLYWIRE_FEEDS;
  return { config, listPath, json: values.json, skipBad: values['skip-bad'], unchecked: values.unchecked, name: values.name ?? null, target };
}

async function list(call: Call): Promise<number> {
  const entries = await loadFeedList(pathOf(call), null);
  await using opened = await openFrontier(call.config);
  const reports = [];
  for (const entry of entries) {
    const job = (await opened.frontier?.get(feedIdOf(entry.url))) ?? newFeedJob(entry, systemClock.now());
    reports.push(feedReport(job, entry));
  }
  process.stdout.write(call.json ? reports.map((report) => `${JSON.stringify(report)}\n`).join('') : feedsTable(reports, systemClock.now()));
  return EXIT.ok;
}

/** The schedule of the mode that is configured, to look at; none where the one-process mode was not started yet. */
async function openFrontier(config: Config): Promise<AsyncDisposable & { readonly frontier: Frontier | null }> {
  const opened = new AsyncDisposableStack();
  const dispose = { [Symbol.asyncDispose]: () => opened.disposeAsync() };
  if (config.TALLYWIRE_REDIS_URL !== '') {
    const redis = opened.use(await openRedisConnection({ ...redisOptionsOf(config, openCliLog()), allowUnsafe: true }));
    return { ...dispose, frontier: openRedisFrontier(redis) };
  }
  const database = join(config.TALLYWIRE_DATA_DIR, DATABASE_FILE);
  return { ...dispose, frontier: existsSync(database) ? opened.use(openSqliteFrontier(database, systemClock)) : null };
}

function openCliLog(): Log {
  return openLog({ service: 'tallywire', level: 'warn', format: 'auto', to: 'stderr' });
}

async function add(call: Call, address: string): Promise<number> {
  const { feeds: found, faults } = readFeedList(JSON.stringify({ feeds: [address] }));
  const [feed] = found;
  if (!feed) throw usageFault(faults[0]?.message ?? `"${address}" is no address.`);
  const checked = call.unchecked ? EXIT.ok : await lookAt(feed.url, call.config, call.json);
  if (checked !== EXIT.ok) return checked;
  const path = pathOf(call);
  const before = await textOf(path);
  const after = addToFeedList(before, [{ url: feed.url, name: call.name }]);
  return change(path, before, after, after === before ? `${feed.url} is listed already` : `${feed.url} added`);
}

async function remove(call: Call, address: string): Promise<number> {
  const path = pathOf(call);
  const before = await textOf(path);
  const after = removeFromFeedList(before, URL.parse(address)?.href ?? address);
  return after === null ? change(path, before, before, `${address} is not listed`, EXIT.nothingFound) : change(path, before, after, `${address} removed`);
}

async function importList(call: Call, file: string): Promise<number> {
  const log = openCliLog();
  const entries = await loadFeedList(file, call.skipBad ? (fault) => log.warn({ fault }, 'Feed list entry passed over.') : null);
  const path = pathOf(call);
  const before = await textOf(path);
  const after = addToFeedList(before, entries);
  const added = readFeedList(after).feeds.length - (before === '' ? 0 : readFeedList(before).feeds.length);
  return change(path, before, after, `${added} of ${entries.length} feeds added, the others are listed already`);
}

async function exportList(call: Call): Promise<number> {
  process.stdout.write(opmlOf(await loadFeedList(pathOf(call), null)));
  return EXIT.ok;
}

function pathOf({ listPath }: Call): string {
  if (listPath === '') throw usageFault('Say which feed list: --feeds FILE, or TALLYWIRE_FEEDS.');
  return listPath;
}

/** A list that is not there yet is empty. */
async function textOf(path: string): Promise<string> {
  return existsSync(path) ? readFile(path, 'utf8') : '';
}

async function change(path: string, before: string, after: string, told: string, code: number = EXIT.ok): Promise<number> {
  if (after !== before) await writeFile(path, after);
  process.stdout.write(`${told} (${path}).${after === before ? '' : ' It counts from the next start.'}\n`);
  return code;
}
