import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { encodeEvent, eventOf, MAX_RECORD_BYTES, type OutRecord } from '@tallywire/shared/domain/event';
import { contentHash } from '@tallywire/shared/domain/ids';
import { MAX_PAGE_COMPRESSED_BYTES, type Page } from '@tallywire/shared/domain/page';
import { topics } from '@tallywire/shared/domain/topics';

const compress = promisify(zstdCompress);

/** The bytes that stand for an article, and where they came from. */
export interface PageBody {
  readonly bodyFrom: Page['bodyFrom'];
  readonly whyFeed: string | null;
  readonly finalUrl: string;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

/** What tells bodies apart: the same page is not sent on twice. */
export function bodyHashOf({ bodyFrom, bytes }: PageBody): string {
  return contentHash(`${bodyFrom}:${contentHash(bytes)}`);
}

/** The record of a page, its bytes compressed; null where it is larger than a topic takes. */
export async function pageRecord(articleId: string, item: Page['item'], body: PageBody, timeMs: number): Promise<OutRecord | null> {
  const compressed = await compress(body.bytes);
  if (compressed.length > MAX_PAGE_COMPRESSED_BYTES) return null;
  const page: Page = {
    articleId,
    url: item.url,
    finalUrl: body.finalUrl,
    canonicalUrl: item.canonicalUrl,
    contentType: body.contentType?.slice(0, 300) ?? null,
    bodyFrom: body.bodyFrom,
    whyFeed: body.whyFeed?.slice(0, 300) ?? null,
    body: compressed.toString('base64'),
    bodyBytes: body.bytes.length,
    item,
  };
  const record = encodeEvent(eventOf(topics.pageFetched, page), { source: 'fetcher', timeMs, traceparent: null });
  return record.value.length > MAX_RECORD_BYTES ? null : record;
}
