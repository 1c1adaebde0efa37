import { z } from 'zod';

/** The most of an item's own HTML that is carried along as fallback body, in UTF-16 code units. */
export const MAX_ITEM_CONTENT_CHARS = 200_000;

/** One RSS item, Atom entry or JSON Feed item as its feed tells it. */
export const itemSchema = z.object({
  id: z.string().describe('Of feed and guid (or URL, or title and day): all versions of one item share it.'),
  version: z.string().describe('Of what the item says: a changed item is a new version.'),
  feedUrl: z.string(),
  feedTitle: z.string().max(200).nullable().describe('What the feed calls itself: the publisher, where the page names none.'),
  url: z.string().describe('Absolute address of the page.'),
  canonicalUrl: z.string().describe('The same address folded, so that one page has one.'),
  guid: z.string().max(2000).nullable(),
  title: z.string().max(1000).nullable(),
  authors: z.array(z.string().max(200)).max(20),
  published: z.string().nullable().describe('ISO 8601, UTC.'),
  updated: z.string().nullable().describe('ISO 8601, UTC.'),
  language: z.string().max(35).nullable().describe('Of the feed.'),
  tags: z.array(z.string().max(200)).max(50),
  content: z.string().max(MAX_ITEM_CONTENT_CHARS).nullable().describe("The item's own HTML: full content where the feed has it, else its summary."),
});
export type Item = z.infer<typeof itemSchema>;
