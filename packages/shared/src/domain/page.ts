import { z } from 'zod';
import { BODY_SOURCES } from './article.ts';
import { itemSchema } from './item.ts';

/** The most compressed bytes of a page that one event carries, so that the record stays below a broker's usual 1 MiB. */
export const MAX_PAGE_COMPRESSED_BYTES = 600_000;

/** One fetched response, or the feed's own content in its place. Compare a WARC response record. */
export const pageSchema = z.object({
  articleId: z.string(),
  url: z.string().describe('As the feed gives it.'),
  finalUrl: z.string().describe('After redirects.'),
  canonicalUrl: z.string(),
  contentType: z.string().max(300).nullable(),
  bodyFrom: z.enum(BODY_SOURCES),
  whyFeed: z.string().max(300).nullable().describe("Why the feed's own content stands in for the page."),
  body: z.string().describe('The bytes as received, zstd-compressed, in base64.'),
  bodyBytes: z.int().nonnegative().describe('Length of the bytes before compression.'),
  item: itemSchema.omit({ content: true }),
});
export type Page = z.infer<typeof pageSchema>;
