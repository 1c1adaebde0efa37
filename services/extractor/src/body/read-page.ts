import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';

import type { PageReading, PageSource } from './page-reading.ts';

const MAX_PAGE_CHARS = 3_000_000;

/** Reads one page: the article on it, or why there is none. Pure and synchronous; pages of strangers belong in `openPageReader`. */
export function readPage(page: PageSource): PageReading {
  if (page.html.length > MAX_PAGE_CHARS) return { kind: 'reject', code: 'TW_PAGE_TOO_LARGE', reason: `The page has ${page.html.length} characters.` };
  const { document } = new JSDOM(page.html, { url: page.url }).window;
  const language = document.documentElement.getAttribute('lang');
  const canonicalUrl = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null;
  const found = new Readability(document, { keepClasses: true }).parse();
  const text = (found?.textContent ?? '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n\n')
    .trim();
  if (found === null || text === '') return { kind: 'reject', code: 'TW_PAGE_NO_BODY', reason: 'No article text was found.' };
  const published = found.publishedTime ?? null;
  return {
    kind: 'article',
    title: found.title ?? '',
    authors: found.byline ? [found.byline.slice(0, 200)] : [],
    publisher: found.siteName ?? new URL(page.url).hostname,
    published,
    modified: null,
    dateQuality: published === null ? 'unknown' : 'stated',
    language,
    canonicalUrl,
    section: null,
    paywalled: null,
    text,
    engine: 'jsdom',
  };
}
