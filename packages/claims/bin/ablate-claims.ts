import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { goldLines, type Predicted, type Prediction, predict, selection } from './predict.ts';

/** Shows what each step gives: the scores without the claims, claimants, nouns or sides that its rules made. */
const { values } = parseArgs({ options: { docs: { type: 'string' }, gold: { type: 'string' }, ids: { type: 'string' }, 'not-ids': { type: 'string' } } });
const { docs, gold } = values;
if (docs === undefined || gold === undefined) throw new Error('usage: ablate-claims --docs D --gold G [--ids FILE | --not-ids FILE]');

type Without = (claim: Prediction) => Prediction | undefined;
const made = (claim: Prediction, pattern: RegExp): boolean => claim.rules.some((rule) => pattern.test(rule));
const drop =
  (pattern: RegExp): Without =>
  (claim) =>
    made(claim, pattern) ? undefined : claim;
const unsaid =
  (pattern: RegExp): Without =>
  (claim) =>
    made(claim, pattern) ? { ...claim, claimant: null } : claim;

const STEPS: Readonly<Record<string, Without>> = {
  'everything as it is': (claim) => claim,
  'no objects of active verbs': drop(/^effect:object$/),
  'no lists of objects': drop(/^effect:(?:object-list|coordinate)$/),
  'no passives and participles': drop(/^effect:(?:passive|participle)/),
  'no intransitive verbs': drop(/^effect:intransitive$/),
  'no predicate adjectives': drop(/^effect:adjective$/),
  'no effects among modifiers': drop(/^effect:modifier$/),
  'no predicates of several words': drop(/^phrase:/),
  'no nouns of acts and tolls': drop(/^effect:(?:act|toll|lives)/),
  'no nouns that are effects': drop(/^effect:noun/),
  'no happenings and weapons by noun': drop(/^effect:(?:occurrence|weapon)$/),
  'no parts': drop(/^part:/),
  'no vague counts': drop(/^figure:vague$/),
  'no articles and ordinals as one': drop(/^figure:(?:article|ordinal|only)$/),
  'no leading speakers': unsaid(/^cue:(?:leading|shared)/),
  'no trailing speakers': unsaid(/^cue:(?:trailing|inverted)/),
  'no "according to"': unsaid(/^cue:(?:according-to|in-report|by-reports|told-by)/),
  'no sources cited': unsaid(/^cue:citing/),
  'no speakers from other sentences': unsaid(/\+quote/),
  'no nouns from other figures': (claim) => (made(claim, /^noun:(?:left-out|of-whole)$/) ? { ...claim, object: 'people' } : claim),
  'no sides': (claim) => ({ ...claim, affiliation: [] }),
  'no modality': (claim) => ({ ...claim, modality: 'asserted' }),
};

const f1Schema = z.looseObject({ f1: z.number() });
const scoreSchema = z.looseObject({ figure: f1Schema, claim: f1Schema, full: f1Schema });

const wanted = selection(values.ids, values['not-ids']);
const rows = predict(docs, wanted);
const folder = mkdtempSync(join(tmpdir(), 'ablate-claims-'));
try {
  const goldFile = join(folder, 'gold.jsonl');
  writeFileSync(goldFile, `${goldLines(gold, wanted).join('\n')}\n`);
  process.stdout.write(`${'F1'.padEnd(38)} figure  claim   full\n`);
  for (const [name, without] of Object.entries(STEPS)) {
    const { figure, claim, full } = score(goldFile, rows, without);
    process.stdout.write(`${name.padEnd(38)} ${[figure, claim, full].map(({ f1 }) => f1.toFixed(3)).join('   ')}\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function score(goldFile: string, predicted: readonly Predicted[], without: Without): z.infer<typeof scoreSchema> {
  const file = join(folder, 'predictions.jsonl');
  const left = predicted.map(({ id, claims }) => ({ id, claims: claims.flatMap((claim) => without(claim) ?? []) }));
  writeFileSync(file, `${left.map((row) => JSON.stringify(row)).join('\n')}\n`);
  const table = execFileSync(process.execPath, [join(dirname(docs ?? ''), 'score.mjs'), '--docs', docs ?? '', '--gold', goldFile, '--pred', file, '--json'], {
    encoding: 'utf8',
  });
  return scoreSchema.parse(JSON.parse(table));
}
