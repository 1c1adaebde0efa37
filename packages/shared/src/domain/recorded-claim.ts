import { z } from 'zod';
import { articleSchema } from './article.ts';
import { claimSchema } from './claim.ts';

export const CLAIM_STATES = ['current', 'superseded', 'retracted'] as const;

/** What a reader needs to know of the article a claim stands in, without its text. */
export const articleRefSchema = articleSchema
  .pick({
    id: true,
    version: true,
    url: true,
    canonicalUrl: true,
    feedUrl: true,
    title: true,
    publisher: true,
    published: true,
    modified: true,
    bodyFrom: true,
  })
  .extend({ copyOf: z.string().nullable().optional().describe('Id of the article whose text this one copies; null or absent for none.') });
export type ArticleRef = z.infer<typeof articleRefSchema>;

/** A claim as the store keeps it: with its article, the incident and tally it belongs to, and what became of it. */
export const recordedClaimSchema = z.object({
  claim: claimSchema,
  article: articleRefSchema.describe("The version in which the claim was last seen: the evidence's offsets refer to it."),
  incidentId: z.string(),
  tallyId: z.string(),
  state: z.enum(CLAIM_STATES).describe('Superseded: a later version of the article gives another figure. Retracted: a later version no longer has it.'),
  supersedes: z.string().nullable().describe('Id of the claim of an earlier version that this one replaces.'),
  toldAt: z.string().nullable().optional().describe("ISO 8601: the time of the article's version in which the claim was first seen."),
});
export type RecordedClaim = z.infer<typeof recordedClaimSchema>;
