import { z } from 'zod';

export const BODY_SOURCES = ['page', 'feed'] as const;
export const DATE_QUALITIES = ['stated', 'derived', 'unknown'] as const;

/** The most text an article may hold, in UTF-16 code units; longer bodies are cut at a paragraph and marked. */
export const MAX_ARTICLE_CHARS = 400_000;

/** An article: the text that all evidence offsets refer to, and what is known about it. Compare schema.org NewsArticle. */
export const articleSchema = z.object({
  id: z.string().describe('Of the canonical URL: all versions of one article share it.'),
  version: z.string().describe('Of title and text: another text under the same URL is another version.'),
  url: z.string().describe('Where it was read, after redirects.'),
  canonicalUrl: z.string(),
  feedUrl: z.string().nullable(),
  title: z.string().max(1000),
  authors: z.array(z.string().max(200)).max(20),
  publisher: z.string().max(200),
  published: z.string().nullable().describe('ISO 8601.'),
  modified: z.string().nullable().describe('ISO 8601.'),
  dateQuality: z.enum(DATE_QUALITIES),
  language: z.string().max(35).nullable().describe('BCP 47, as declared or detected.'),
  section: z.string().max(200).nullable(),
  paywalled: z.boolean().nullable().describe('schema.org isAccessibleForFree turned round; null where not stated.'),
  tags: z.array(z.string().max(200)).max(50),
  bodyFrom: z.enum(BODY_SOURCES),
  truncated: z.boolean(),
  text: z.string().max(MAX_ARTICLE_CHARS),
});
export type Article = z.infer<typeof articleSchema>;
