import { z } from 'zod';
import type { Traits } from './traits.ts';

const counts = z.array(z.tuple([z.string(), z.number()])).transform((entries): ReadonlyMap<string, number> => new Map(entries));
const texts = z.array(z.string()).transform((values): ReadonlySet<string> => new Set(values));
const numbers = z.array(z.number()).transform((values): ReadonlySet<number> => new Set(values));

const packedSchema = z.object({
  day: z.number().nullable(),
  words: counts,
  names: counts,
  lead: texts,
  leadNames: texts,
  fullNames: texts,
  places: texts,
  streets: texts,
  ages: numbers,
  clocks: numbers,
  days: numbers,
  monthDays: texts,
  killed: numbers,
  wounded: numbers,
  year: z.number().nullable(),
});

/** Traits as JSON text, for an index that stores them. */
export function packTraits(traits: Traits): string {
  return JSON.stringify(traits, (_, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value));
}

/** Traits from what `packTraits` gave: equal to those packed. Throws on anything else. */
export function unpackTraits(packed: string): Traits {
  return packedSchema.parse(JSON.parse(packed));
}
