import { TwError } from '@tallywire/shared/domain/errors';

import { articleBlocks } from './article-blocks.ts';
import type { Attempts, DomDocument } from './dom.ts';
import { joinBlocks } from './join-blocks.ts';
import { parseWithJsdom } from './jsdom-parse.ts';
import { parseLean } from './lean-parse.ts';
import { readMetadata } from './metadata.ts';
import type { PageReading, PageSource } from './page-reading.ts';
import { pageKind, plainToHtml } from './plain-page.ts';
import { scanHtml } from './scan-html.ts';
import { skipReason } from './verdict.ts';
import { weighBlocks } from './weigh-blocks.ts';

export type Engine = 'lean' | 'jsdom';

/**
 * Reads one page: the article on it, or why there is none. Pure and synchronous; pages of strangers belong in `openPageReader`.
 * `engines` are tried in turn until one does not fail; the reading says which it was, so that pages the lean one can't read are counted.
 */
export function readPage(page: PageSource, engines: readonly Engine[] = ['lean', 'jsdom']): PageReading {
  const kind = pageKind(page.html, page.contentType);
  if (kind === 'empty') return { kind: 'reject', code: 'TW_PAGE_NO_BODY', reason: 'The page is empty.' };
  if (kind === 'other') return { kind: 'reject', code: 'TW_PAGE_NOT_HTML', reason: 'The page is neither HTML nor plain text.' };
  const scanned = scanHtml(kind === 'plain' ? plainToHtml(page.html) : page.html);
  if (scanned.kind === 'refused') return { kind: 'reject', code: scanned.code, reason: scanned.reason };
  const source = { html: scanned.html, jsonLd: scanned.jsonLd, url: page.url };
  let fault: unknown = null;
  for (const engine of engines) {
    try {
      return readScanned(source, engine);
    } catch (error) {
      if (error instanceof TwError) return { kind: 'reject', code: error.code, reason: error.message };
      fault = error;
    }
  }
  throw fault;
}

type Source = { html: string; jsonLd: readonly string[]; url: string };

const PARSERS: Readonly<Record<Engine, (html: string, url: string, attempts: Attempts) => DomDocument>> = { lean: parseLean, jsdom: parseWithJsdom };

function readScanned({ html, jsonLd, url }: Source, engine: Engine): PageReading {
  const parse = (attempts: Attempts): DomDocument => PARSERS[engine](html, url, attempts);
  let first: DomDocument | null = parse('one');
  const about = readMetadata(first, jsonLd, url);
  const weighed = weighBlocks((attempts) => {
    const document = first ?? parse(attempts);
    first = null;
    return document;
  });
  const chosen = articleBlocks(weighed);
  const reason = skipReason({ about, page: weighed.page, chosen, url });
  if (reason !== null) return { kind: 'skip', reason };
  const text = joinBlocks(chosen);
  if (text === '') return { kind: 'reject', code: 'TW_PAGE_NO_BODY', reason: 'No article text was found.' };
  return { kind: 'article', ...about.metadata, text, engine };
}
