import { zstdDecompressSync } from 'node:zlib';
import { type Article, MAX_ARTICLE_CHARS } from '@tallywire/shared/domain/article';
import { eventOf } from '@tallywire/shared/domain/event';
import { idOf } from '@tallywire/shared/domain/ids';
import type { Page } from '@tallywire/shared/domain/page';
import { topics } from '@tallywire/shared/domain/topics';
import { describeError } from '@tallywire/shared/runtime/retry';
import type { Decision, Stage } from '@tallywire/shared/runtime/stage';
import { decodeBytes } from '@tallywire/shared/text/decode-bytes';
import { readFeedContent } from './body/feed-content.ts';
import type { ArticleReading, PageReader } from './body/page-reading.ts';

/** Pages read at once; the reader has workers of its own. */
const CONCURRENCY = 4;
/** Of a record's 900,000: what the article's text may take, so that its claims have room beside it. */
const MAX_TEXT_BYTES = 600_000;
const MAX_NAME_CHARS = 200;

/** The stage that reads an article from its page, or from what its feed said of it. */
export function readArticleStage(reader: PageReader, maxPageBytes: number): Stage<Page> {
  return {
    name: 'read-article',
    input: topics.pageFetched,
    outputs: [topics.articleExtracted],
    concurrency: CONCURRENCY,
    handle: (page, { signal }) => readArticle(page, reader, maxPageBytes, signal),
  };
}

async function readArticle(page: Page, reader: PageReader, maxPageBytes: number, signal: AbortSignal): Promise<Decision> {
  const body = decompress(page, maxPageBytes);
  if (body.kind === 'reject') return body;
  const html = decodeBytes(body.bytes, { contentType: page.contentType, kind: 'html' }).text;
  if (page.bodyFrom === 'feed') {
    const text = readFeedContent(html);
    return text.trim() === '' ? passOver(page, "the feed's own content has no text") : emit(articleOf(page, feedReading(page, text)));
  }
  const reading = await reader.read({ html, url: page.finalUrl, contentType: page.contentType }, signal);
  switch (reading.kind) {
    case 'article':
      return emit(articleOf(page, reading));
    case 'skip':
      return passOver(page, reading.reason);
    case 'reject':
      // Pages without a text are many (galleries, videos, lists): nothing that anybody must look into.
      if (reading.code === 'TW_PAGE_NO_BODY') return passOver(page, reading.reason);
      return { kind: 'reject', code: reading.code, reason: `${page.finalUrl}: ${reading.reason}` };
  }
}

function passOver(page: Page, reason: string): Decision {
  return { kind: 'skip', reason, told: { message: 'Page skipped.', facts: { url: page.finalUrl, reason } } };
}

function emit(article: Article): Decision {
  const { title, publisher, published, bodyFrom, language, url } = article;
  const facts = { title, publisher, published, chars: article.text.length, language, bodyFrom, url };
  return { kind: 'emit', events: [eventOf(topics.articleExtracted, article)], told: { message: 'Article read.', facts } };
}

type Decompressed = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | Extract<Decision, { kind: 'reject' }>;

/** The bytes of a page, no more than a page may have whatever is packed into it. */
function decompress({ body, finalUrl }: Page, maxBytes: number): Decompressed {
  try {
    return { kind: 'bytes', bytes: zstdDecompressSync(Buffer.from(body, 'base64'), { maxOutputLength: maxBytes }) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'reject', code: 'TW_PAGE_TOO_LARGE', reason: `${finalUrl} has more than ${maxBytes} bytes.` };
    return { kind: 'reject', code: 'TW_EVENT_SCHEMA', reason: `The body of ${finalUrl} is not whole zstd in base64: ${describeError(error)}.` };
  }
}

/** What is known of an article whose page could not be had. */
function feedReading({ item }: Page, text: string): Omit<ArticleReading, 'kind' | 'engine'> {
  return {
    title: item.title ?? '',
    authors: item.authors,
    publisher: '',
    published: item.published,
    modified: item.updated,
    dateQuality: item.published === null ? 'unknown' : 'stated',
    language: item.language,
    canonicalUrl: null,
    section: null,
    paywalled: null,
    text,
  };
}

/** What the page says of itself goes before what its feed says. */
function articleOf(page: Page, reading: Omit<ArticleReading, 'kind' | 'engine'>): Article {
  const { item } = page;
  const { text, truncated } = cutToFit(reading.text);
  const title = reading.title || (item.title ?? '');
  const published = reading.published ?? item.published;
  return {
    id: page.articleId,
    version: idOf('version', title, text),
    url: page.finalUrl,
    canonicalUrl: reading.canonicalUrl ?? page.canonicalUrl,
    feedUrl: item.feedUrl,
    title,
    authors: reading.authors.length > 0 ? reading.authors : item.authors,
    publisher: publisherOf(page, reading.publisher),
    published,
    modified: reading.modified ?? item.updated,
    dateQuality: reading.published === null && published !== null ? 'stated' : reading.dateQuality,
    language: reading.language ?? item.language,
    section: reading.section,
    paywalled: reading.paywalled,
    tags: item.tags,
    bodyFrom: page.bodyFrom,
    truncated,
    text,
  };
}

/** The name that the page gives, else the feed's own, else the host: a reader of pages that found no name gives the host. */
function publisherOf({ item, finalUrl }: Page, found: string): string {
  const host = URL.parse(finalUrl)?.hostname ?? '';
  return found === '' || found === host ? (item.feedTitle ?? host.slice(0, MAX_NAME_CHARS)) : found;
}

/** The text, or as many of its paragraphs as an article and its record may hold. */
function cutToFit(text: string): { text: string; truncated: boolean } {
  let kept = text;
  for (let limit = MAX_ARTICLE_CHARS; kept.length > limit || bytesOf(kept) > MAX_TEXT_BYTES; ) {
    limit = Math.min(limit, Math.floor(kept.length * Math.min(1, MAX_TEXT_BYTES / bytesOf(kept))));
    const end = kept.lastIndexOf('\n\n', limit);
    kept = kept.slice(0, end > 0 ? end : limit);
  }
  return { text: kept, truncated: kept.length < text.length };
}

/** As they stand in a record. */
function bytesOf(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}
