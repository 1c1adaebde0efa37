import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { contentHash } from '@tallywire/shared/domain/ids';
import { z } from 'zod';
import { dayOf } from '../src/incidents/said-days.ts';

const documentSchema = z.object({
  id: z.string(),
  set: z.string(),
  published: z.string().nullable(),
  publishedDense: z.string().optional(),
  source: z.string().nullable(),
  title: z.string(),
  text: z.string(),
});
export type IncidentDocument = z.infer<typeof documentSchema>;

const goldSchema = z.looseObject({ id: z.string(), set: z.string(), incident: z.string(), topic: z.unknown().optional() });
export type IncidentGold = z.infer<typeof goldSchema>;

/** Days of one block of a dated set that is set aside or open as a whole. */
const BLOCK_DAYS = 21;

/** The documents of a folder, set by set, each in stream order. With `dense`: only those folded into few weeks, at their folded days. */
export function readSets(folder: string, dense = false): Map<string, IncidentDocument[]> {
  const lines = gunzipSync(readFileSync(join(folder, 'docs.jsonl.gz')))
    .toString('utf8')
    .split('\n');
  const documents = lines.filter((line) => line !== '').map((line) => documentSchema.parse(JSON.parse(line)));
  return Map.groupBy(dense ? folded(documents) : documents, ({ set }) => set);
}

/** The right answers of a folder. */
export function readGold(folder: string): IncidentGold[] {
  const lines = readFileSync(join(folder, 'gold.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => goldSchema.parse(JSON.parse(line)));
}

/**
 * Ids of the third that is set aside, to be looked at in numbers only: by block of three weeks of an incident's first
 * article (gva), by topic (ecb), by incident (the others).
 */
export function setAside(gold: readonly IncidentGold[], documents: ReadonlyMap<string, readonly IncidentDocument[]>): Set<string> {
  const firstDays = new Map<string, number>();
  const incidents = new Map(gold.map((answer) => [answer.id, answer.incident]));
  for (const document of documents.get('gva') ?? []) {
    const incident = incidents.get(document.id) ?? '';
    const day = dayOf(document.published) ?? 0;
    firstDays.set(incident, Math.min(day, firstDays.get(incident) ?? day));
  }
  const keyOf = (answer: IncidentGold): string => {
    if (answer.set === 'gva') return `gva${Math.floor((firstDays.get(answer.incident) ?? 0) / BLOCK_DAYS)}`;
    return answer.set === 'ecb' ? `ecb${answer.topic}` : `${answer.set}${answer.incident}`;
  };
  return new Set(gold.filter((answer) => Number.parseInt(contentHash(keyOf(answer)).slice(0, 8), 16) % 3 === 0).map(({ id }) => id));
}

function folded(documents: readonly IncidentDocument[]): IncidentDocument[] {
  return documents
    .flatMap((document) => (document.publishedDense === undefined ? [] : [{ ...document, published: document.publishedDense }]))
    .sort((a, b) => (a.published === b.published ? compareText(a.id, b.id) : compareText(a.published, b.published)));
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
