import type { DATE_QUALITIES } from '@tallywire/shared/domain/article';
import type { ErrorCode } from '@tallywire/shared/domain/errors';

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'sitemap';

/** Bounds of one reading; what lies past them is left out and told by `truncated`, or the document is refused. */
export type FeedLimits = {
  /** Bytes read of a document; the rest is cut off, its whole items kept. */
  maxBytes: number;
  maxItems: number;
  /** Levels of nested elements outside text; deeper documents are refused. */
  maxDepth: number;
  /** UTF-16 code units kept of one item's content; longer content is cut. */
  maxContentChars: number;
};

export const FEED_LIMITS: FeedLimits = { maxBytes: 10_000_000, maxItems: 20_000, maxDepth: 256, maxContentChars: 1_000_000 };

export type Enclosure = { url: string; type: string | null; lengthBytes: number | null };

/** One RSS item, Atom entry, JSON Feed item or news sitemap URL. Texts are plain, white space folded; links absolute. */
export type FeedItem = {
  /** guid, atom:id, rdf:about or the JSON id, as the feed writes it. */
  id: string | null;
  /** What the feed says of the id as a link: RSS `isPermaLink`; null where the format has no such notion. */
  idIsPermalink: boolean | null;
  link: string | null;
  /** The publisher's own link where a feed proxy's link is in front of it (feedburner:origLink). */
  originalLink: string | null;
  title: string | null;
  /** ISO 8601, UTC. */
  published: string | null;
  updated: string | null;
  /** The date as the feed writes it, kept because unusual ones are read by rule. */
  publishedRaw: string | null;
  /** `stated`: a date with its zone; `derived`: the zone or part of the date was assumed; `unknown`: none that can be read. */
  dateQuality: (typeof DATE_QUALITIES)[number];
  summary: string | null;
  /** The summary as HTML, for use where there is no content. */
  summaryHtml: string | null;
  /** HTML as in the feed (Atom plain text is escaped), for use where the page gives no body. */
  content: string | null;
  contentText: string | null;
  /** All authors in one line. */
  author: string | null;
  authors: string[];
  language: string | null;
  enclosures: Enclosure[];
  categories: string[];
};

/** What a feed says of itself; the last five are its hints for polling. */
export type FeedFacts = {
  title: string | null;
  link: string | null;
  language: string | null;
  description: string | null;
  updated: string | null;
  /** The feed's own address, as it states it. */
  selfUrl: string | null;
  ttlMinutes: number | null;
  updatePeriodMs: number | null;
  /** Hours 0 to 23, UTC. */
  skipHours: number[];
  /** English day names, capitalised. */
  skipDays: string[];
  hubs: string[];
};

export type FeedReading =
  | {
      kind: 'feed';
      format: FeedFormat;
      charset: string;
      /** Which repairs the document needed, each once. */
      repairs: string[];
      engine: 'rss-parser' | 'feedsmith';
      feed: FeedFacts;
      items: FeedItem[];
      truncated: boolean;
    }
  | { kind: 'refused'; code: ErrorCode; reason: string };
