import { zstdCompressSync } from 'node:zlib';
import { keepLog } from '@tallywire/shared/contract/kept-log';
import { type Article, articleSchema, MAX_ARTICLE_CHARS } from '@tallywire/shared/domain/article';
import { encodeEvent, eventOf, MAX_RECORD_BYTES } from '@tallywire/shared/domain/event';
import type { Page } from '@tallywire/shared/domain/page';
import { topics } from '@tallywire/shared/domain/topics';
import type { Decision } from '@tallywire/shared/runtime/stage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ArticleReading, openPageReader, type PageReader, type PageReading } from './body/page-reading.ts';
import { readArticleStage } from './read-article.ts';

const MAX_PAGE_BYTES = 3_000_000;
const SENTENCE = 'The harbour master said that the second ferry would sail again in the morning, weather permitting. ';
const pageOf = (html: string | Uint8Array, overrides: Partial<Page> = {}): Page => ({
  articleId: 'article-1',
  url: 'https://news.example/a',
  finalUrl: 'https://news.example/a',
  canonicalUrl: 'https://news.example/a',
  contentType: 'text/html; charset=utf-8',
  bodyFrom: 'page',
  whyFeed: null,
  body: zstdCompressSync(html).toString('base64'),
  bodyBytes: html.length,
  item: {
    id: 'item-1',
    version: 'v1',
    feedUrl: 'https://news.example/feed',
    feedTitle: 'Example News',
    url: 'https://news.example/a',
    canonicalUrl: 'https://news.example/a',
    guid: null,
    title: 'Title of the item',
    authors: [],
    published: '2025-10-12T08:00:00.000Z',
    updated: null,
    language: 'en',
    tags: [],
  },
  ...overrides,
});
const articlePage = (paragraphs = 8): string =>
  `<html lang="en"><head><title>Ferry sails again</title></head><body><article><h1>Ferry sails again</h1>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(paragraphs)}</article></body></html>`;

async function decide(reader: PageReader, page: Page): Promise<Decision> {
  const context = { signal: new AbortController().signal, position: { topic: topics.pageFetched.name, partition: 0, offset: 0 }, log: keepLog() };
  return readArticleStage(reader, MAX_PAGE_BYTES).handle(page, context);
}

function articleIn(decision: Decision): Article {
  if (decision.kind !== 'emit') throw new Error(`no article: ${JSON.stringify(decision)}`);
  return articleSchema.parse(decision.events[0]?.value);
}

const FOUND: ArticleReading = {
  kind: 'article',
  title: 'Found',
  authors: [],
  publisher: '',
  published: null,
  modified: null,
  dateQuality: 'unknown',
  language: null,
  canonicalUrl: null,
  section: null,
  paywalled: null,
  text: SENTENCE,
  engine: 'lean',
};

/** A reader that finds what it is told. */
const finding = (reading: PageReading): PageReader => ({ read: async () => reading, async [Symbol.asyncDispose]() {} });

describe('read-article', () => {
  test('takes from the page what it says of itself, and from the feed what it does not', async () => {
    const article = articleIn(await decide(finding({ ...FOUND, title: '', publisher: 'news.example' }), pageOf('x')));
    expect(article).toMatchObject({ title: 'Title of the item', publisher: 'Example News', published: '2025-10-12T08:00:00.000Z', dateQuality: 'stated' });
    const own = articleIn(
      await decide(finding({ ...FOUND, publisher: 'The Page', published: '2025-10-13T08:00:00.000Z', dateQuality: 'derived' }), pageOf('x')),
    );
    expect(own).toMatchObject({ title: 'Found', publisher: 'The Page', published: '2025-10-13T08:00:00.000Z', dateQuality: 'derived' });
  });

  test('reads the feed’s own content where the page could not be had', async () => {
    const decision = await decide(
      finding({ kind: 'reject', code: 'TW_PAGE_NO_BODY', reason: 'not asked' }),
      pageOf(`<p>${SENTENCE}</p>`, { bodyFrom: 'feed' }),
    );
    expect(articleIn(decision)).toMatchObject({ bodyFrom: 'feed', text: SENTENCE.trim(), title: 'Title of the item' });
    expect(await decide(finding(FOUND), pageOf('<p> </p>', { bodyFrom: 'feed' }))).toMatchObject({ kind: 'skip', told: { message: 'Page skipped.' } });
  });

  test('passes over a page that is no article, and says so in one line', async () => {
    for (const reading of [
      { kind: 'skip', reason: 'gallery' },
      { kind: 'reject', code: 'TW_PAGE_NO_BODY', reason: 'No article text was found.' },
    ] as const) {
      const decision = await decide(finding(reading), pageOf('x'));
      expect(decision).toMatchObject({ kind: 'skip', told: { message: 'Page skipped.', facts: { reason: reading.reason, url: 'https://news.example/a' } } });
    }
  });

  test('refuses a page that decompresses to more than a page may have, without holding it', async () => {
    const bomb = zstdCompressSync(new Uint8Array(200_000_000)).toString('base64');
    expect(bomb.length).toBeLessThan(100_000);
    expect(await decide(finding(FOUND), pageOf('', { body: bomb }))).toMatchObject({ kind: 'reject', code: 'TW_PAGE_TOO_LARGE' });
    expect(await decide(finding(FOUND), pageOf('x'.repeat(10_000_000)))).toMatchObject({ kind: 'reject', code: 'TW_PAGE_TOO_LARGE' });
  });

  test('refuses a body that is not compressed as its schema says', async () => {
    for (const body of ['', '%%%', Buffer.from('plain').toString('base64'), zstdCompressSync(SENTENCE).subarray(0, 20).toString('base64')]) {
      expect(await decide(finding(FOUND), pageOf('', { body }))).toMatchObject({ kind: 'reject', code: 'TW_EVENT_SCHEMA' });
    }
  });

  test('bears an address that is none and names that are too long', async () => {
    expect(articleIn(await decide(finding(FOUND), pageOf('x', { finalUrl: 'no address' })))).toMatchObject({ publisher: 'Example News' });
    const item = { ...pageOf('x').item, feedTitle: null };
    const host = `${'a.'.repeat(120)}example`;
    expect(articleIn(await decide(finding(FOUND), pageOf('x', { finalUrl: `https://${host}/`, item }))).publisher).toBe(host.slice(0, 200));
  });

  test.each([
    ['Latin', 'a quite ordinary sentence. '],
    ['Chinese', '港口管理局表示渡轮将于早晨再次启航。'],
    ['escaped', '"\\"\\"\\"\\\\'],
    ['control', '\u0001'],
    ['emoji', '⛴️😀'],
  ])('cuts a text that is too large for a record, so that its claims have room beside it: %s', async (_, piece) => {
    const text = `${piece.repeat(Math.ceil(20_000 / piece.length))}\n\n`.repeat(40);
    const article = articleIn(await decide(finding({ ...FOUND, text }), pageOf('x')));
    expect(article.truncated).toBe(true);
    expect(article.text.length).toBeLessThanOrEqual(MAX_ARTICLE_CHARS);
    expect(text.startsWith(article.text)).toBe(true);
    expect(article.text.endsWith(piece)).toBe(true);
    const { value } = encodeEvent(eventOf(topics.articleExtracted, article), { source: 'test', timeMs: 0, traceparent: null });
    expect(value.length).toBeLessThan(MAX_RECORD_BYTES * 0.75);
  });
});

describe('read-article on hostile pages', () => {
  let reader: PageReader;
  beforeAll(() => {
    reader = openPageReader({ size: 1 });
  });
  afterAll(() => reader[Symbol.asyncDispose]());

  test('refuses each with its code, and reads the next page', async () => {
    const nested = await decide(reader, pageOf(`<html><body>${'<div>'.repeat(100_000)}x`));
    expect(nested).toMatchObject({ kind: 'reject', code: 'TW_PAGE_TOO_DEEP' });
    const wide = await decide(reader, pageOf(`<html><body ${Array.from({ length: 100_000 }, (_, n) => `a${n}`).join(' ')}>x`));
    expect(wide).toMatchObject({ kind: 'reject', code: 'TW_PAGE_TOO_DEEP' });
    const binary = await decide(reader, pageOf(Uint8Array.from({ length: 100_000 }, (_, n) => (n * 7919) % 251)));
    expect(['skip', 'reject']).toContain(binary.kind);
    expect(articleIn(await decide(reader, pageOf(articlePage())))).toMatchObject({ bodyFrom: 'page', truncated: false });
  });
});
