import { serveWorker } from '@tallywire/shared/runtime/serve-worker';
import type { FeedLimits, FeedReading } from './feed-reading.ts';
import { type FeedSource, readFeed } from './read-feed.ts';

/** What a worker is asked: `readFeed`'s arguments. */
export type FeedRequest = { bytes: Uint8Array; source: FeedSource; limits?: Partial<FeedLimits> };

serveWorker<FeedRequest, FeedReading>(({ bytes, source, limits }) => readFeed(bytes, source, limits));
