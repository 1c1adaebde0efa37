import { parentPort } from 'node:worker_threads';
import type { FeedLimits, FeedReading } from './feed-reading.ts';
import { type FeedSource, readFeed } from './read-feed.ts';

/** What a worker is asked: `readFeed`'s arguments. */
export type FeedRequest = { bytes: Uint8Array; source: FeedSource; limits?: Partial<FeedLimits> };

/** One document read, in the worker: a pool can end it when it takes too long. */
export function handleFeedRequest({ bytes, source, limits }: FeedRequest): Promise<FeedReading> {
  return readFeed(bytes, source, limits);
}

parentPort?.on('message', async (request: FeedRequest) => parentPort?.postMessage(await handleFeedRequest(request)));
