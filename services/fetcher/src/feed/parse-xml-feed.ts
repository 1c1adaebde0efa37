import Parser from 'rss-parser';
import { CANONICAL_NAMES } from './feed-names.ts';
import { isRecord } from './feed-nodes.ts';

type Elements = Readonly<Record<string, unknown>>;

const FIELDS = CANONICAL_NAMES.map((name) => [name, name, { keepArray: true }] as const);

/**
 * A repaired feed through rss-parser: its own elements and each item's, by canonical name. Throws what rss-parser throws.
 * A new parser for each document: one that is used again never settles on a document without a root.
 */
export async function parseXmlFeed(xml: string): Promise<{ feed: Elements; items: Elements[] }> {
  // rss-parser's types leave out that a feed's own fields may be kept whole like an item's.
  const parser: Parser = Reflect.construct(Parser, [{ defaultRSS: 2, customFields: { feed: [...FIELDS], item: [...FIELDS] } }]);
  const feed: unknown = await parser.parseString(xml);
  if (!isRecord(feed)) return { feed: {}, items: [] };
  const items = feed['items'];
  return { feed, items: Array.isArray(items) ? items.filter(isRecord) : [] };
}
