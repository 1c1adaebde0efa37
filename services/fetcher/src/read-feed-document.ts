import { TwError } from '@tallywire/shared/domain/errors';
import { createWorkerPool } from '@tallywire/shared/runtime/worker-pool';
import type { FeedBytes, FeedDocument, ReadFeedDocument } from './feed-document.ts';
import type { FetcherSettings } from './settings.ts';

/** Reads feeds in worker threads that are ended at their deadline. */
export interface FeedReader extends AsyncDisposable {
  readonly read: ReadFeedDocument;
}

/** Opens the worker threads; the first starts with the first document. */
export function openFeedReader({ parseWorkers, parseDeadlineMs, parseHeapMb }: FetcherSettings): FeedReader {
  const pool = createWorkerPool<FeedBytes, FeedDocument>({
    entry: new URL('./feed-document-worker.ts', import.meta.url),
    size: parseWorkers,
    deadlineMs: parseDeadlineMs,
    heapMb: parseHeapMb,
  });
  return {
    async read(document, signal) {
      try {
        return await pool.run(document, signal);
      } catch (error) {
        if (signal.aborted || !(error instanceof TwError)) throw error;
        return { kind: 'refused', code: error.code, reason: error.message };
      }
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
