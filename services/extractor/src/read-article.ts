import { zstdDecompressSync } from 'node:zlib';
import { type Article, MAX_ARTICLE_CHARS } from '@tallywire/shared/domain/article';
import { eventOf } from '@tallywire/shared/domain/event';
import { idOf } from '@tallywire/shared/domain/ids';
import type { Page } from '@tallywire/shared/domain/page';
import { topics } from '@tallywire/shared/domain/topics';
import type { Decision, Stage } from '@tallywire/shared/runtime/stage';
import { decodeBytes } from '@tallywire/shared/text/decode-bytes';
import { readFeedContent } from './body/feed-content.ts';
import type { ArticleReading, PageReader } from './body/page-reading.ts';

/** Pages read at once; the reader has workers of its own. */
const CONCURRENCY = 4;

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
  const bytes = decompress(page.body, maxPageBytes);
  if (bytes === null) return { kind: 'reject', code: 'TW_PAGE_TOO_LARGE', reason: `${page.finalUrl} does not decompress to at most ${maxPageBytes} bytes.` };
  const html = decodeBytes(bytes, { contentType: page.contentType, kind: 'html' }).text;
  if (page.bodyFrom === 'feed') return emit(articleOf(page, feedReading(page, readFeedContent(html))));
  const reading = await reader.read({ html, url: page.finalUrl, contentType: page.contentType }, signal);
  switch (reading.kind) {
    case 'article':
      return emit(articleOf(page, reading));
    case 'skip':
      return { kind: 'skip', reason: reading.reason, told: { message: 'Page skipped.', facts: { url: page.finalUrl, reason: reading.reason } } };
    case 'reject':
      return { kind: 'reject', code: reading.code, reason: `${page.finalUrl}: ${reading.reason}` };
  }
}

function emit(article: Article): Decision {
  if (article.text.trim() === '') return { kind: 'skip', reason: 'no text' };
  const { title, publisher, published, bodyFrom, language, url } = article;
  const facts = { title, publisher, published, chars: article.text.length, language, bodyFrom, url };
  return { kind: 'emit', events: [eventOf(topics.articleExtracted, article)], told: { message: 'Article read.', facts } };
}

function decompress(body: string, maxOutputLength: number): Uint8Array | null {
  try {
    return zstdDecompressSync(Buffer.from(body, 'base64'), { maxOutputLength });
  } catch {
    // Not zstd, or larger than any page that the fetcher takes: the caller refuses it.
    return null;
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
  const { text, truncated } = cutAtParagraph(reading.text);
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
  const { hostname } = new URL(finalUrl);
  return found === '' || found === hostname ? (item.feedTitle ?? hostname) : found;
}

function cutAtParagraph(text: string): { text: string; truncated: boolean } {
  if (text.length <= MAX_ARTICLE_CHARS) return { text, truncated: false };
  const end = text.lastIndexOf('\n\n', MAX_ARTICLE_CHARS);
  return { text: text.slice(0, end > 0 ? end : MAX_ARTICLE_CHARS), truncated: true };
}
