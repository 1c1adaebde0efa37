import { type DecodedText, decodeBytes } from '@tallywire/shared/text/decode-bytes';
import { binaryKind, explainText, isEmptyDocument } from './explain-refusal.ts';
import type { FieldContext, Holder } from './feed-fields.ts';
import { nodesOf } from './feed-nodes.ts';
import { FEED_LIMITS, type FeedFacts, type FeedLimits, type FeedReading } from './feed-reading.ts';
import { parseXmlFeed } from './parse-xml-feed.ts';
import { readFacts } from './read-facts.ts';
import { publicationOf, readItem } from './read-item.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { type RepairedFeed, repairFeed } from './repair-feed.ts';
import { readBySecondEngine } from './second-engine.ts';

/** Where a document came from: its final URL, against which its relative links are read, and the HTTP header. */
export type FeedSource = { url: string | null; contentType: string | null };

/**
 * Reads a document as a feed: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, news sitemaps. Never throws, whatever the bytes are;
 * what is no feed is refused with a reason that says what it is. Time is linear in the bytes read, which `limits` bounds.
 */
export async function readFeed(bytes: Uint8Array, source: FeedSource, limits: Partial<FeedLimits> = {}): Promise<FeedReading> {
  const bounds = { ...FEED_LIMITS, ...limits };
  const binary = binaryKind(bytes);
  if (binary !== null) return { kind: 'refused', code: 'TW_FEED_NOT_A_FEED', reason: `${binary}, not a feed` };
  const cut = bytes.length > bounds.maxBytes;
  const decoded = decodeBytes(cut ? bytes.subarray(0, bounds.maxBytes) : bytes, { contentType: source.contentType, kind: 'xml' });
  if (isEmptyDocument(decoded.text)) return { kind: 'refused', code: 'TW_FEED_EMPTY', reason: 'the document is empty' };
  if (/^[\s\ufeff]*[[{]/.test(decoded.text)) return withTruncation(readJsonFeed(decoded, source.url, bounds), cut);
  return withTruncation(await readXml(decoded, source.url, bounds), cut);
}

function withTruncation(reading: FeedReading, cut: boolean): FeedReading {
  return reading.kind === 'feed' && cut ? { ...reading, truncated: true } : reading;
}

async function readXml(decoded: DecodedText, url: string | null, limits: FeedLimits): Promise<FeedReading> {
  const repaired = repairFeed(decoded.text, url, limits);
  if (repaired.kind === 'refused') {
    const reason = repaired.code === 'TW_FEED_NOT_A_FEED' ? explainText(decoded.text) : repaired.reason;
    return { kind: 'refused', code: repaired.code, reason };
  }
  const first = await readByFirstEngine(repaired, decoded.charset, url);
  if (repaired.format === 'sitemap' && (first?.items.length ?? 0) === 0)
    return { kind: 'refused', code: 'TW_FEED_NOT_A_FEED', reason: explainText(decoded.text) };
  if (first !== null && (first.items.length > 0 || !/<(?:\w+:)?(?:item|entry)\b/i.test(decoded.text))) return first;
  return readBySecondEngine(decoded, url, limits) ?? first ?? { kind: 'refused', code: 'TW_FEED_MALFORMED', reason: 'no engine could read it' };
}

type Feed = Extract<FeedReading, { kind: 'feed' }>;

async function readByFirstEngine(repaired: Extract<RepairedFeed, { kind: 'repaired' }>, charset: string, url: string | null): Promise<Feed | null> {
  const { format, repairs, truncated } = repaired;
  const parsed = await parseXmlFeed(repaired).catch(() => null);
  if (parsed === null) return null;
  const atom = format === 'atom';
  const facts = readFacts(parsed.feed, { base: url, atom });
  const context: FieldContext = { base: url ?? facts.link ?? facts.selfUrl, atom };
  const chosen = format === 'sitemap' ? parsed.items.filter((item) => nodesOf(item, 'news:news').length > 0) : parsed.items;
  const items = chosen.map((item) => readItem(item, context));
  return {
    kind: 'feed',
    format,
    charset,
    repairs,
    engine: 'rss-parser',
    feed: format === 'sitemap' ? withPublication(facts, chosen[0]) : facts,
    items,
    truncated,
  };
}

/** A sitemap says nothing of itself; each of its pages names the publication. */
function withPublication(facts: FeedFacts, page: Holder | undefined): FeedFacts {
  if (!page) return facts;
  const { name, language } = publicationOf(page);
  return { ...facts, title: name, language };
}
