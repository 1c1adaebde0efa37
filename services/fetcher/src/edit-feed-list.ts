import { TwError } from '@tallywire/shared/domain/errors';
import { type Document, isSeq, parseDocument } from 'yaml';
import type { FeedEntry } from './feed-list.ts';

/** The feed list with feeds added at its end; its comments and order stay. Feeds that are there already are not added again. Throws `TW_CONFIG_FEEDS_INVALID` where it can't be edited. */
export function addToFeedList(text: string, feeds: readonly Pick<FeedEntry, 'url' | 'name'>[]): string {
  const document = editable(text);
  const known = new Set(urlsOf(document));
  for (const { url, name } of feeds) {
    if (known.has(url)) continue;
    known.add(url);
    document.addIn(['feeds'], document.createNode(name === null ? url : { url, name }));
  }
  return document.toString();
}

/** The feed list without a feed; null where the feed is not in it. Throws `TW_CONFIG_FEEDS_INVALID` where it can't be edited. */
export function removeFromFeedList(text: string, url: string): string | null {
  const document = editable(text);
  const index = urlsOf(document).indexOf(url);
  if (index < 0) return null;
  document.deleteIn(['feeds', index]);
  return document.toString();
}

/** Feeds as OPML 2.0, for other readers. */
export function opmlOf(feeds: readonly Pick<FeedEntry, 'url' | 'name'>[]): string {
  const outlines = feeds.map(({ url, name }) => `    <outline type="rss" text="${escapeXml(name ?? url)}" xmlUrl="${escapeXml(url)}"/>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>Tallywire feeds</title></head>\n  <body>\n${outlines.join('')}  </body>\n</opml>\n`;
}

function editable(text: string): Document {
  if (/^\uFEFF?\s*</.test(text))
    throw new TwError('TW_CONFIG_FEEDS_INVALID', 'The feed list is OPML, which is read but not edited: import it into a YAML list.');
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault) throw new TwError('TW_CONFIG_FEEDS_INVALID', `The feed list is no YAML: ${fault.message}`);
  const list = document.get('feeds');
  if (list === undefined || list === null) document.set('feeds', document.createNode([]));
  else if (!isSeq(list)) throw new TwError('TW_CONFIG_FEEDS_INVALID', 'The feed list has something else than a list under "feeds:".');
  const made = document.get('feeds');
  if (isSeq(made)) made.flow = false;
  return document;
}

function urlsOf(document: Document): (string | null)[] {
  const list = document.get('feeds');
  if (!isSeq(list)) return [];
  return list.items.map((_, index) => {
    const told = document.getIn(['feeds', index, 'url']) ?? document.getIn(['feeds', index]);
    return typeof told === 'string' ? (URL.parse(told)?.href ?? null) : null;
  });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
