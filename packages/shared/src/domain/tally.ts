import { z } from 'zod';
import { effectSchema, SCOPES } from './claim.ts';
import { explanationSchema, positionSchema } from './dispute.ts';

export const TALLY_STATUSES = ['single-source', 'agreed', 'disputed', 'revised', 'retracted'] as const;

/**
 * All comparable claims of one incident, effect and group, read together: each claimant's present figure, and how they stand to each other. Nothing in it is averaged,
 * added up or carried forward: each figure is somebody's own.
 */
export const tallySchema = z.object({
  id: z.string(),
  incidentId: z.string(),
  effect: effectSchema,
  group: z.string().describe('The comparable group, in words.'),
  scope: z.enum(SCOPES),
  isPart: z.boolean().describe('Of figures that are part of others ("including 12 children"): these are never compared with wholes.'),
  status: z
    .enum(TALLY_STATUSES)
    .describe(
      'Single-source: one claimant, or one publisher. Agreed: several of both, whose ranges overlap. Disputed: claimants contradict each other. ' +
        'Revised: the figure changed with time. Retracted: no claim of it stands.',
    ),
  severity: z.number().min(1).nullable().describe('Where disputed: highest figure over lowest; null where the lowest is nought.'),
  explanation: explanationSchema.nullable(),
  sources: z.int().nonnegative().describe('Publishers that claims stand in, each once; a copy counts for its original.'),
  claims: z.int().nonnegative().describe('Claims ever made, those superseded and retracted included.'),
  revision: z.int().positive(),
  positions: z.array(positionSchema).describe('Lowest figure first.'),
});
export type Tally = z.infer<typeof tallySchema>;
