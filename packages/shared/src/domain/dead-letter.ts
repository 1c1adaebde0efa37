import { z } from 'zod';

/** A record that a stage refused or could not handle, whole, with why. */
export const deadLetterSchema = z.object({
  code: z.string(),
  reason: z.string().max(4000),
  stage: z.string(),
  attempts: z.int().positive(),
  topic: z.string(),
  partition: z.int().nonnegative(),
  offset: z.int().nonnegative(),
  key: z.string().nullable().describe('Null where there was none or it is too large to carry.'),
  value: z.string().nullable().describe('The original bytes in base64; null for a tombstone or where they are too large to carry.'),
  valueBytes: z.int().nonnegative(),
  headers: z.record(z.string(), z.string()).describe('Empty where there were none or they are too large to carry.'),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;
