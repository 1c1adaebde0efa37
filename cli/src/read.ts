import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openPageReader } from '@tallywire/extractor/body/page-reading';
import { readClaims } from '@tallywire/extractor/find-claims';
import type { Article } from '@tallywire/shared/domain/article';
import { idOf } from '@tallywire/shared/domain/ids';
import { decodeBytes } from '@tallywire/shared/text/decode-bytes';
import { claimsTable } from './claims-table.ts';
import { EXIT, usageFault } from './exit.ts';

/** `tallywire read FILE|-`: the claim figures of one page or text. */
export async function read(args: string[]): Promise<number> {
  const { path, json, published } = readOptions(args);
  const bytes = path === '-' ? await buffer(process.stdin) : await readFile(path);
  const { text } = decodeBytes(bytes, { contentType: null, kind: 'html' });
  const url = path === '-' ? 'file:///stdin' : pathToFileURL(path).href;
  const article = await articleOf(text, url, published);
  if (article === null) return EXIT.nothingFound;
  const { claims, skipped } = readClaims(article);
  if (skipped !== null) process.stderr.write(`tallywire: not read for claims: ${skipped}\n`);
  process.stdout.write(json ? claims.map((claim) => `${JSON.stringify(claim)}\n`).join('') : claimsTable(article, claims));
  return claims.length === 0 ? EXIT.nothingFound : EXIT.ok;
}

function readOptions(args: string[]): { path: string; json: boolean; published: string | null } {
  try {
    const options = { json: { type: 'boolean', default: false }, published: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new Error('read takes one file, or - for standard input');
    return { path, json: values.json, published: values.published ?? null };
  } catch (error) {
    throw usageFault(error instanceof Error ? error.message : String(error));
  }
}

/** An HTML page as its article, a plain text as it is; null, and a word why, where a page is none. */
async function articleOf(text: string, url: string, published: string | null): Promise<Article | null> {
  if (!/<(?:html|body|article|p|div)[\s>]/i.test(text.slice(0, 50_000))) return plainArticle(text, url, published);
  await using reader = openPageReader({ size: 1 });
  const reading = await reader.read({ html: text, url });
  if (reading.kind !== 'article') {
    process.stderr.write(`tallywire: no article: ${reading.reason}\n`);
    return null;
  }
  const { kind: _, engine: _engine, ...told } = reading;
  return { ...plainArticle(told.text, url, published), ...told, canonicalUrl: told.canonicalUrl ?? url, published: told.published ?? published };
}

function plainArticle(text: string, url: string, published: string | null): Article {
  return {
    id: idOf('article', url),
    version: idOf('version', '', text),
    url,
    canonicalUrl: url,
    feedUrl: null,
    title: '',
    authors: [],
    publisher: '',
    published,
    modified: null,
    dateQuality: published === null ? 'unknown' : 'stated',
    language: null,
    section: null,
    paywalled: null,
    tags: [],
    bodyFrom: 'page',
    truncated: false,
    text,
  };
}
