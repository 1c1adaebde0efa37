import { openKafkaBus } from '@tallywire/shared/kafka/bus';
import { kafkaOptionsOf } from '@tallywire/shared/kafka/options-from-config';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { openRedisFrontier } from '@tallywire/shared/redis/frontier';
import { redisOptionsOf } from '@tallywire/shared/redis/options-from-config';
import { openRedisSeenSet } from '@tallywire/shared/redis/seen-set';
import { runService } from '@tallywire/shared/runtime/run-service';
import manifest from '../package.json' with { type: 'json' };
import { addFeeds } from './add-feeds.ts';
import { openHttp } from './http/open-http.ts';
import { loadFeedList } from './load-feed-list.ts';
import { runFetcher } from './run-fetcher.ts';
import { userAgentOf } from './settings.ts';
import { settingsFromConfig } from './settings-from-config.ts';

await runService('fetcher', async ({ config, log, clock, signal, use }) => {
  const feeds = await loadFeedList(config.TALLYWIRE_FEEDS, null);
  const settings = settingsFromConfig(config, feeds);
  const bus = use(await openKafkaBus(kafkaOptionsOf('fetcher', { config, log, clock })));
  const redis = use(await openRedisConnection(redisOptionsOf(config, log, signal)));
  const [frontier, seen] = [openRedisFrontier(redis), openRedisSeenSet(redis)];
  const http = use(openHttp({ ...settings, userAgent: userAgentOf(manifest.version, settings.contact) }));
  const mended = await frontier.mend();
  if (mended > 0) log.warn({ mended }, 'A part of the schedule was lost; it is put right.');
  const added = await addFeeds(
    frontier,
    feeds.map(({ url, name }) => ({ url, ...(name === null ? {} : { title: name }) })),
    await frontier.now(),
  );
  if (feeds.length === 0) log.warn({ list: config.TALLYWIRE_FEEDS }, 'No feeds to read: the list is empty.');
  else log.info({ feeds: feeds.length, added }, 'Feeds scheduled.');
  const fetching = runFetcher({ frontier, seen, bus, http, clock, log }, settings, signal);
  use({ [Symbol.asyncDispose]: () => fetching });
  return {
    checks: [
      { name: 'redis', check: async () => void (await frontier.now()) },
      { name: 'bus', check: async () => void (await bus.lag('read-article', ['tallywire.page.fetched.v1'])) },
    ],
    parts: [fetching],
  };
});
