import { checkFeed, type FeedCheck } from '@tallywire/fetcher/check-feed';
import { openDomainPauses } from '@tallywire/fetcher/domain-pauses';
import { openHttp } from '@tallywire/fetcher/http/open-http';
import { openFeedReader } from '@tallywire/fetcher/read-feed-document';
import { openRobots } from '@tallywire/fetcher/robots';
import { userAgentOf } from '@tallywire/fetcher/settings';
import { settingsFromConfig } from '@tallywire/fetcher/settings-from-config';
import { openMemoryFrontier } from '@tallywire/shared/memory/frontier';
import type { Config } from '@tallywire/shared/runtime/config';
import { cleanText } from '@tallywire/shared/runtime/pino-log';
import { systemClock as clock } from '@tallywire/shared/runtime/system-clock';
import { EXIT } from './exit.ts';
import { VERSION } from './version.ts';

const MINUTE_MS = 60_000;

/** Looks once at an address and tells what stands there: a feed, a page with the feeds it names (exit 3), or a fault (exit 1). */
export async function lookAt(url: string, config: Config, json: boolean): Promise<number> {
  const settings = settingsFromConfig(config, []);
  await using http = openHttp({ ...settings, userAgent: userAgentOf(VERSION, settings.contact) });
  await using reader = openFeedReader(settings);
  const frontier = openMemoryFrontier(clock);
  const world = { http, clock, frontier };
  const polite = { world, settings, robots: openRobots(http, clock), pauses: openDomainPauses(frontier) };
  const check = await checkFeed(url, polite, reader.read, new AbortController().signal);
  process.stdout.write(json ? `${JSON.stringify(check)}\n` : `${linesOf(check).map(cleanText).join('\n')}\n`);
  return check.kind === 'feed' ? EXIT.ok : check.kind === 'page' ? EXIT.nothingFound : EXIT.fault;
}

function linesOf(check: FeedCheck): string[] {
  if (check.kind === 'fault') return [`${check.reason} [${check.code}]`];
  if (check.kind === 'page')
    return [`A page that names ${check.feeds.length} feeds:`, ...check.feeds.map(({ url, title }) => `  ${url}${title === null ? '' : `  ${title}`}`)];
  const { finalUrl, title, items, newestMs, rhythmMs, isConditional, hints } = check;
  return [
    `A feed: ${title ?? 'without a title'}, ${items} items`,
    `  at ${finalUrl}`,
    `  newest item: ${newestMs === null ? 'not dated' : new Date(newestMs).toISOString()}`,
    `  usual time between items: ${rhythmMs === null ? 'unknown' : `${Math.round(rhythmMs / MINUTE_MS)} min`}`,
    `  asked conditionally: ${isConditional ? 'yes' : 'no, its server gives nothing to ask by'}`,
    ...hints.map(({ ms, rule }) => `  asks to be polled every ${Math.round(ms / MINUTE_MS)} min at most (${rule})`),
  ];
}
