import { z } from 'zod';
import { articleSchema } from './article.ts';
import { claimSchema } from './claim.ts';

/** The most claims kept of one article; a text with more is a list, not news, and is cut and marked. */
export const MAX_CLAIMS = 500;

/** All claims of one version of an article, none or many. */
export const foundClaimsSchema = z.object({
  article: articleSchema,
  engine: z.string().max(60).describe('Name and version of the engine that found them.'),
  skipped: z.string().max(100).nullable().describe('Why the article was not read for claims (its language), where it was not.'),
  truncated: z.boolean().describe('True where the text or the claims were cut at their bound.'),
  claims: z.array(claimSchema).max(MAX_CLAIMS),
});
export type FoundClaims = z.infer<typeof foundClaimsSchema>;
