import type { FeedEntry } from '@tallywire/fetcher/feed-list';
import { TwError } from '@tallywire/shared/domain/errors';
import type { Config } from '@tallywire/shared/runtime/config';
import { serveSampleFeeds } from '../../fixtures/sample-feeds/serve.ts';

const SAMPLE_HOST = '127.0.0.1';
/** All samples are on one host and on this machine: no politeness is owed, and corrections are looked for at once. */
const SAMPLE_GAP_MS = 10;
const SAMPLE_REVISIT_MS = 500;
const SAMPLE_POLL_MS = 60_000;

export interface SampleFeeds extends AsyncDisposable {
  readonly feeds: readonly FeedEntry[];
  /** The settings with which they are read. */
  readonly config: Config;
}

/** Serves the bundled sample feeds on loopback, always on the same port, so that a second start knows them again. `TW_PORT_IN_USE` where it can't be had. */
export async function openSampleFeeds(config: Config): Promise<SampleFeeds> {
  const port = config.TALLYWIRE_SAMPLE_PORT;
  const server = await serveSampleFeeds({ port, host: SAMPLE_HOST }).catch((cause: unknown) => {
    throw new TwError('TW_PORT_IN_USE', `The sample feeds can't be served on ${SAMPLE_HOST}:${port}, which TALLYWIRE_SAMPLE_PORT says.`, { cause });
  });
  return {
    feeds: server.feedUrls.map((url) => ({ url, name: null, overrides: {} })),
    config: {
      ...config,
      TALLYWIRE_FETCH_ALLOW: [...config.TALLYWIRE_FETCH_ALLOW, `${SAMPLE_HOST}:${port}`],
      TALLYWIRE_HOST_GAP_MS: SAMPLE_GAP_MS,
      TALLYWIRE_FEED_FLOOR_MS: SAMPLE_POLL_MS,
      TALLYWIRE_FEED_CEILING_MS: SAMPLE_POLL_MS,
      TALLYWIRE_FEED_INTERVAL_MS: SAMPLE_POLL_MS,
      TALLYWIRE_PAGE_REVISIT_MS: [SAMPLE_REVISIT_MS],
    },
    [Symbol.asyncDispose]: async () => server[Symbol.asyncDispose](),
  };
}
