import { DATE_QUALITIES } from '@tallywire/shared/domain/article';
import { codeOf, ERRORS, type ErrorCode } from '@tallywire/shared/domain/errors';
import { createWorkerPool } from '@tallywire/shared/runtime/worker-pool';
import { z } from 'zod';

/** Why a page that was read holds no article for us. */
export const SKIP_REASONS = ['not-an-article', 'index', 'video', 'gallery', 'live-blog', 'paywall-stub', 'challenge', 'cookie-wall', 'error-page'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A page as the reader takes it: decoded HTML and where it came from. */
export type PageSource = { html: string; url: string; contentType?: string | null };

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** What a page was found to be: an article with its text and metadata, nothing for us, or refused. */
export const pageReadingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('article'),
    title: z.string().max(1000),
    authors: z.array(z.string().max(200)).max(20),
    publisher: z.string().max(200),
    published: z.string().nullable(),
    modified: z.string().nullable(),
    dateQuality: z.enum(DATE_QUALITIES),
    language: z.string().max(35).nullable(),
    canonicalUrl: z.string().nullable(),
    section: z.string().max(200).nullable(),
    paywalled: z.boolean().nullable(),
    text: z.string().min(1),
    engine: z.enum(['lean', 'jsdom']),
  }),
  z.object({ kind: z.literal('skip'), reason: z.enum(SKIP_REASONS) }),
  z.object({ kind: z.literal('reject'), code: z.string().refine(isErrorCode), reason: z.string() }),
]);
export type PageReading = z.infer<typeof pageReadingSchema>;
export type ArticleReading = Extract<PageReading, { kind: 'article' }>;

/** Reads pages in worker threads, each within a deadline and a heap limit. */
export type PageReader = {
  /** What the page is; a page that hangs or bursts its worker is a `reject`. Rejects only with the reason of `signal`, or when closed. */
  read(page: PageSource, signal?: AbortSignal): Promise<PageReading>;
  [Symbol.asyncDispose](): Promise<void>;
};

export const PAGE_DEADLINE_MS = 5000;
export const PAGE_HEAP_MB = 256;

/** Opens a reader with `size` worker threads. */
export function openPageReader(options: { size: number; deadlineMs?: number; heapMb?: number }): PageReader {
  const pool = createWorkerPool<PageSource, PageReading>({
    entry: new URL('./read-page-worker.ts', import.meta.url),
    size: options.size,
    deadlineMs: options.deadlineMs ?? PAGE_DEADLINE_MS,
    heapMb: options.heapMb ?? PAGE_HEAP_MB,
    isOutput: (value): value is PageReading => pageReadingSchema.safeParse(value).success,
  });
  return {
    async read({ html, url, contentType = null }, signal) {
      try {
        return await pool.run({ html, url, contentType }, signal);
      } catch (error) {
        const code = codeOf(error);
        if (code !== 'TW_WORKER_DEADLINE' && code !== 'TW_WORKER_CRASHED') throw error;
        return { kind: 'reject', code, reason: error instanceof Error ? error.message : code };
      }
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
