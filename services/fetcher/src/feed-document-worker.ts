import { serveWorker } from '@tallywire/shared/runtime/serve-worker';
import { readFeed } from './feed/read-feed.ts';
import type { FeedBytes, FeedDocument } from './feed-document.ts';
import { feedIdOf } from './feed-state.ts';
import { toFeedDocument } from './to-feed-document.ts';

serveWorker(async ({ bytes, url, feedUrl, contentType }: FeedBytes): Promise<FeedDocument> => {
  const reading = await readFeed(bytes, { url, contentType });
  return toFeedDocument(reading, feedIdOf(feedUrl), feedUrl);
});
