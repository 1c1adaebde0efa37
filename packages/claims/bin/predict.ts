import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findClaims } from '../src/find-claims.ts';

/** A claim in the scorer's form, with the rules that made it. */
export interface Prediction {
  readonly start: number;
  readonly end: number;
  readonly effect: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly qualifier: string;
  readonly vague: string | null;
  readonly object: string;
  readonly affiliation: readonly string[];
  readonly claimant: string | null;
  readonly modality: string;
  readonly rules: readonly string[];
}

/** An annotated article's predictions. */
export interface Predicted {
  readonly id: string;
  readonly claims: readonly Prediction[];
}

const documentSchema = z.object({ id: z.string(), title: z.string().nullish(), published: z.string().nullish(), text: z.string() });
const goldSchema = z.looseObject({ id: z.string() });
const idsSchema = z.array(z.string());

/** Which of the annotated articles to take: all, those of a list of ids, or those outside of it. */
export function selection(only: string | undefined, not: string | undefined): (id: string) => boolean {
  const inside = idsOf(only);
  const outside = idsOf(not);
  return (id) => (inside === undefined || inside.has(id)) && !(outside?.has(id) ?? false);
}

/** The claims found in each selected article of a file. */
export function predict(file: string, wanted: (id: string) => boolean): Predicted[] {
  return linesOf(file)
    .map((line) => documentSchema.parse(JSON.parse(line)))
    .filter(({ id }) => wanted(id))
    .map(({ id, text, title, published }) => ({
      id,
      claims: findClaims(text, { seed: id, published: published ?? null, title: title ?? '' }).map(
        ({ evidence, effect, figure, of, claimant, modality, rules }) => ({
          start: evidence.start,
          end: evidence.end,
          effect,
          min: figure.min,
          max: figure.max,
          qualifier: figure.qualifier,
          vague: figure.vague,
          object: of.noun,
          affiliation: of.affiliation,
          claimant: claimant?.name ?? null,
          modality,
          rules,
        }),
      ),
    }));
}

/** The lines of an annotation file that belong to selected articles. */
export function goldLines(file: string, wanted: (id: string) => boolean): string[] {
  return linesOf(file).filter((line) => wanted(goldSchema.parse(JSON.parse(line)).id));
}

function idsOf(file: string | undefined): ReadonlySet<string> | undefined {
  return file === undefined ? undefined : new Set(idsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
