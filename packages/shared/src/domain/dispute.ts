import { z } from 'zod';
import { effectSchema, figureSchema, RELATIONS } from './claim.ts';

/** A figure that a claimant gave before its present one. */
const earlierFigureSchema = z.object({
  figure: figureSchema,
  claimId: z.string(),
  articleId: z.string(),
  at: z.string().nullable().describe('When it was told, ISO 8601.'),
});

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
  claimIds: z.array(z.string()).optional().describe('All claims in which the claimant gives this figure.'),
  sources: z.int().nonnegative().optional().describe('Publishers that tell it, each once; a copy counts for its original.'),
  since: z.string().nullable().optional().describe('When the claimant was first told to say it, ISO 8601.'),
  earlier: z.array(earlierFigureSchema).optional().describe('What the claimant said before, oldest first.'),
});
export type Position = z.infer<typeof positionSchema>;

export const EXPLANATIONS = ['own_losses_low'] as const;
export const explanationSchema = z
  .enum(EXPLANATIONS)
  .describe('What the relations of the claimants explain. own_losses_low: who bears the losses counts them lower than who inflicted them.');

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
  sources: z.int().nonnegative().optional().describe('Publishers behind all positions, each once; a copy counts for its original.'),
  explanation: explanationSchema.nullable().optional(),
});
export type Dispute = z.infer<typeof disputeSchema>;
