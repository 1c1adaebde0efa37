import { articleBlocks } from './article-blocks.ts';
import type { DomDocument } from './dom.ts';
import { joinBlocks } from './join-blocks.ts';
import { parseWithJsdom } from './jsdom-parse.ts';
import { parseLean } from './lean-parse.ts';
import { readMetadata } from './metadata.ts';
import type { PageReading, PageSource } from './page-reading.ts';
import { scanHtml } from './scan-html.ts';
import { weighBlocks } from './weigh-blocks.ts';

/** Reads one page: the article on it, or why there is none. Pure and synchronous; pages of strangers belong in `openPageReader`. */
export function readPage(page: PageSource): PageReading {
  const scanned = scanHtml(page.html);
  if (scanned.kind === 'refused') return { kind: 'reject', code: scanned.code, reason: scanned.reason };
  const source = { html: scanned.html, jsonLd: scanned.jsonLd, url: page.url };
  try {
    return readScanned(source, parseLean, 'lean');
  } catch {
    // What the lean DOM can't do, jsdom can: the reading says which of them read it, so that such pages are counted.
    return readScanned(source, parseWithJsdom, 'jsdom');
  }
}

type Source = { html: string; jsonLd: readonly string[]; url: string };

function readScanned({ html, jsonLd, url }: Source, parse: (html: string, url: string) => DomDocument, engine: 'lean' | 'jsdom'): PageReading {
  let first: DomDocument | null = parse(html, url);
  const { metadata } = readMetadata(first, jsonLd, url);
  const weighed = weighBlocks(() => {
    const document = first ?? parse(html, url);
    first = null;
    return document;
  });
  const text = joinBlocks(articleBlocks(weighed));
  if (text === '') return { kind: 'reject', code: 'TW_PAGE_NO_BODY', reason: 'No article text was found.' };
  return { kind: 'article', ...metadata, text, engine };
}
