import { styleText } from 'node:util';
import { openPageReader } from '@tallywire/extractor/body/page-reading';
import { readClaims } from '@tallywire/extractor/find-claims';
import type { Article } from '@tallywire/shared/domain/article';
import { TwError } from '@tallywire/shared/domain/errors';
import { idOf } from '@tallywire/shared/domain/ids';
import { cleanText } from '@tallywire/shared/runtime/pino-log';
import { decodeBytes } from '@tallywire/shared/text/decode-bytes';
import { claimsTable } from './claims-table.ts';
import { EXIT, usageFault } from './exit.ts';
import { markedText } from './marked-text.ts';
import { readArguments } from './read-arguments.ts';
import { readSource } from './read-source.ts';

/** `tallywire read URL|FILE|-`: one article, and the claim figures in it. */
export async function read(args: string[]): Promise<number> {
  const { place, published, ...show } = readOptions(args);
  const source = await readSource(place);
  const { text } = decodeBytes(source.bytes, { contentType: source.contentType, kind: 'html' });
  const article = await articleOf(text, source.url, source.contentType, published);
  if (article === null) return EXIT.nothingFound;
  if (show.text || show.meta) {
    process.stdout.write(show.text ? `${article.text}\n` : `${JSON.stringify({ ...article, text: undefined }, null, 2)}\n`);
    return EXIT.ok;
  }
  const { claims, skipped, truncated } = readClaims(article);
  if (skipped !== null) process.stderr.write(`tallywire: not read for claims: ${skipped}\n`);
  if (truncated) process.stderr.write('tallywire: read in part: the text is longer, or has more claims, than is read of one article\n');
  if (show.json) process.stdout.write(claims.map((claim) => `${JSON.stringify(claim)}\n`).join(''));
  else process.stdout.write(`${heading(article)}${markedText(article.text, claims, !show.explain)}\n${claimsTable(claims, show.explain)}`);
  return claims.length === 0 ? EXIT.nothingFound : EXIT.ok;
}

function readOptions(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = readArguments(args, { json: flag, explain: flag, text: flag, meta: flag, published: { type: 'string' } }, 1);
  const [place] = positionals;
  if (place === undefined) throw usageFault('read takes an address or a file, or - for standard input.');
  const { json, explain, text, meta, published = null } = values;
  if (published !== null && !(/^\d{4}-\d\d-\d\d/.test(published) && Date.parse(published)))
    throw usageFault(`--published takes a date as 2025-10-13, not "${published}".`);
  return { place, published, json, explain, text, meta };
}

function heading({ title, publisher, published }: Article): string {
  if (title === '') return '';
  const from = [publisher, published?.slice(0, 10) ?? ''].filter((part) => part !== '').join(', ');
  return `${styleText('bold', cleanText(title))}\n${styleText('dim', cleanText(from))}\n\n`;
}

/** An HTML page as its article, a plain text as it is; null, and a word why, where a page is none. */
async function articleOf(text: string, url: string, contentType: string | null, published: string | null): Promise<Article | null> {
  if (!/<(?:html|body|article|p|div)[\s>]/i.test(text.slice(0, 50_000))) return plainArticle(text, url, published);
  await using reader = openPageReader({ size: 1 });
  const reading = await reader.read({ html: text, url, contentType });
  if (reading.kind === 'reject' && reading.code !== 'TW_PAGE_NO_BODY') throw new TwError(reading.code, reading.reason);
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
