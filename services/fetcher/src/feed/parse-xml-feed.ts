import Parser from 'rss-parser';
import { REFERENCE_MARK } from './canonical-writer.ts';
import { isRecord } from './feed-nodes.ts';
import type { RepairedFeed } from './repair-feed.ts';

type Elements = Readonly<Record<string, unknown>>;

/**
 * A repaired feed through rss-parser: its own elements and each item's, by canonical name. Throws what rss-parser throws.
 * A new parser for each document: one that is used again never settles on a document without a root.
 */
export async function parseXmlFeed({
  xml,
  names,
  texts,
}: Pick<Extract<RepairedFeed, { kind: 'repaired' }>, 'xml' | 'names' | 'texts'>): Promise<{ feed: Elements; items: Elements[] }> {
  const fields = Array.from(names, (name) => [name, name, { keepArray: true }]);
  // rss-parser's types leave out that a feed's own fields may be kept whole like an item's.
  const parser: Parser = Reflect.construct(Parser, [{ defaultRSS: 2, customFields: { feed: fields, item: fields } }]);
  const feed: unknown = await parser.parseString(xml);
  if (!isRecord(feed)) return { feed: {}, items: [] };
  const { items, ...own } = feed;
  const list = Array.isArray(items) ? items.filter(isRecord) : [];
  for (const holder of [own, ...list]) restoreTexts(holder, texts);
  return { feed: own, items: list };
}

/** Puts the texts that went round the parser where their references stand. */
function restoreTexts(holder: Elements, texts: readonly string[]): void {
  for (const nodes of Object.values(holder)) {
    if (!Array.isArray(nodes)) continue;
    for (const [place, node] of nodes.entries()) {
      if (typeof node === 'string') nodes[place] = textBehind(node, texts);
      else if (isRecord(node)) {
        const text = node['_'];
        if (typeof text === 'string') Object.assign(node, { _: textBehind(text, texts) });
        restoreTexts(node, texts);
      }
    }
  }
}

function textBehind(written: string, texts: readonly string[]): string {
  return written.startsWith(REFERENCE_MARK) ? (texts[Number(written.slice(1))] ?? '') : written;
}
