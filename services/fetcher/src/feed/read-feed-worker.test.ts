import { createWorkerPool } from '@tallywire/shared/runtime/worker-pool';
import { expect, it } from 'vitest';
import { rssOf } from './cases/feed-case.ts';
import type { FeedReading } from './feed-reading.ts';
import type { FeedRequest } from './read-feed-worker.ts';

const entry = new URL('./read-feed-worker.ts', import.meta.url);
const source = { url: 'https://valley.example/feed.xml', contentType: null };

it('reads a feed in a worker', async () => {
  await using pool = createWorkerPool<FeedRequest, FeedReading>({ entry, size: 1, deadlineMs: 5000, heapMb: 256 });
  const bytes = new TextEncoder().encode(rssOf('<item><title>One</title></item>'));
  expect(await pool.run({ bytes, source })).toMatchObject({ kind: 'feed', items: [{ title: 'One' }] });
});

it('is ended when a document takes too long', async () => {
  await using pool = createWorkerPool<FeedRequest, FeedReading>({ entry, size: 1, deadlineMs: 60, heapMb: 256 });
  const large = new TextEncoder().encode(rssOf('<item><title>One</title><description>&lt;p&gt;words&lt;/p&gt;</description></item>'.repeat(60_000)));
  await expect(pool.run({ bytes: large, source })).rejects.toMatchObject({ code: 'TW_WORKER_DEADLINE' });
});
