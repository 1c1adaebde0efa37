/**
 * Measures the incident linker and the copy finder: `npm run eval:incidents -- --data DIR [--dense] [--out PREDICTIONS]`.
 * Runs the code that the store runs over DIR/docs.jsonl.gz, each set a stream with its own state, and prints the table of the
 * score.mjs in or above DIR: for everything, and for the third that is set aside.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { memorySketchIndex } from '../src/copies/memory-sketch-index.ts';
import { memoryLineMemory } from '../src/copies/own-lines.ts';
import { memoryIncidentIndex } from '../src/incidents/memory-incident-index.ts';
import { relateArticle } from '../src/incidents/relate-article.ts';
import { type IncidentDocument, readGold, readSets, setAside } from './incident-data.ts';

type Prediction = { id: string; incident: string; copyOf?: string };

const { values } = parseArgs({ options: { data: { type: 'string' }, dense: { type: 'boolean', default: false }, out: { type: 'string' } } });
const folder = resolve(values.data ?? '../shared/incidents/dev');
const scorer = [join(folder, 'score.mjs'), join(folder, '..', 'score.mjs')].find(existsSync);
const work = mkdtempSync(join(tmpdir(), 'eval-incidents-'));
try {
  await evaluate();
} finally {
  rmSync(work, { recursive: true });
}

async function evaluate(): Promise<void> {
  const sets = readSets(folder, values.dense);
  const started = process.cpuUsage();
  const predictions: Prediction[] = [];
  for (const documents of sets.values()) predictions.push(...(await predict(documents)));
  const took = process.cpuUsage(started);
  const tookMs = (took.user + took.system) / 1000;
  const out = values.out ?? join(work, 'predictions.ndjson');
  writeFileSync(out, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''));
  process.stdout.write(`${predictions.length} articles, ${(tookMs / predictions.length).toFixed(2)} ms of processor time an article\n`);
  if (scorer === undefined || !existsSync(join(folder, 'gold.jsonl'))) return;
  const gold = readGold(folder).filter(({ set }) => sets.has(set));
  const aside = setAside(gold, readSets(folder));
  const kinds = [
    ['all', gold],
    ['set aside', gold.filter(({ id }) => aside.has(id))],
    ['open', gold.filter(({ id }) => !aside.has(id))],
  ] as const;
  for (const [name, answers] of kinds) {
    const file = join(work, 'gold.jsonl');
    writeFileSync(file, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
    process.stdout.write(`\n${name}${values.dense ? ' (dense)' : ''}\n${execFileSync(process.execPath, [scorer, file, out], { encoding: 'utf8' })}`);
  }
}

async function predict(documents: readonly IncidentDocument[]): Promise<Prediction[]> {
  const memory = { lines: memoryLineMemory(), sketches: memorySketchIndex(), incidents: memoryIncidentIndex() };
  const predictions: Prediction[] = [];
  for (const { id, title, text, published, source } of documents) {
    const { copyOf, link } = await relateArticle({ id, site: source, title, text, published }, memory);
    predictions.push({ id, incident: link.incidentId, ...(copyOf === null ? {} : { copyOf }) });
  }
  return predictions;
}
