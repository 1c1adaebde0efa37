import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findClaims } from '../src/find-claims.ts';

/** Writes predictions for annotated articles and prints the table of the scorer that lies beside them. */
const { values } = parseArgs({
  options: {
    docs: { type: 'string' },
    gold: { type: 'string' },
    out: { type: 'string' },
    ids: { type: 'string' },
    'not-ids': { type: 'string' },
    errors: { type: 'string' },
  },
});

const documentSchema = z.object({ id: z.string(), title: z.string().nullish(), published: z.string().nullish(), text: z.string() });
const goldSchema = z.looseObject({ id: z.string() });
const idsSchema = z.array(z.string());

if (values.docs === undefined || values.gold === undefined)
  throw new Error('usage: eval-claims --docs D --gold G [--out PRED] [--ids FILE | --not-ids FILE] [--errors N]');

const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
const idsOf = (file: string | undefined): Set<string> | undefined =>
  file === undefined ? undefined : new Set(idsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));

const only = idsOf(values.ids);
const not = idsOf(values['not-ids']);
const wanted = (id: string): boolean => (only === undefined || only.has(id)) && !(not?.has(id) ?? false);

const documents = lines(values.docs)
  .map((line) => documentSchema.parse(JSON.parse(line)))
  .filter(({ id }) => wanted(id));
const gold = lines(values.gold).filter((line) => wanted(goldSchema.parse(JSON.parse(line)).id));

const predictions = documents.map(({ id, text, title, published }) => ({
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

const folder = mkdtempSync(join(tmpdir(), 'eval-claims-'));
const write = (name: string, rows: readonly string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, `${rows.join('\n')}\n`);
  return file;
};
const predicted = predictions.map((row) => JSON.stringify(row));
if (values.out !== undefined) writeFileSync(values.out, `${predicted.join('\n')}\n`);
const files = ['--docs', values.docs, '--gold', write('gold.jsonl', gold), '--pred', write('predictions.jsonl', predicted)];
const scorer = join(dirname(values.docs), 'score.mjs');
execFileSync(process.execPath, [scorer, ...files, ...(values.errors === undefined ? [] : ['--errors', values.errors])], { stdio: 'inherit' });
