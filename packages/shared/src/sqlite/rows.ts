import { z } from 'zod';

/** A column of JSON text, read by a schema. */
export function jsonColumn<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

export const countRow = z.object({ n: z.number() });
