import { z } from 'zod';
import { effectSchema, figureSchema, RELATIONS } from './claim.ts';

/** One claimant's present figure in a tally, with the claim it rests on. */
export const positionSchema = z.object({
  claimantKey: z.string().describe("The claimant's identity across articles."),
  claimant: z.string().describe("The claimant's name as written; the publisher where the text speaks in its own voice."),
  relation: z.enum(RELATIONS),
  figure: figureSchema,
  claimId: z.string(),
  articleId: z.string(),
  quote: z.string(),
  url: z.string(),
  publisher: z.string(),
  published: z.string().nullable(),
});
export type Position = z.infer<typeof positionSchema>;

export const DISPUTE_STATUSES = ['disputed', 'resolved'] as const;

/** Claims of different claimants in one tally whose ranges don't overlap. Nothing in it is averaged: each end is somebody's figure. */
export const disputeSchema = z.object({
  id: z.string(),
  incidentId: z.string(),
  tallyId: z.string(),
  effect: effectSchema,
  group: z.string().describe('The comparable group, in words.'),
  status: z.enum(DISPUTE_STATUSES),
  severity: z.number().min(1).nullable().describe('Highest figure over lowest; null where the lowest is nought.'),
  revision: z.int().positive().describe('Grows with each change of the tally: of two states the one with the higher revision is the later.'),
  positions: z.array(positionSchema),
});
export type Dispute = z.infer<typeof disputeSchema>;
