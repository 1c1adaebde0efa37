import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { goldLines, predict, selection } from './predict.ts';

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
const { docs, gold, out, ids, errors } = values;
if (docs === undefined || gold === undefined) throw new Error('usage: eval-claims --docs D --gold G [--out PRED] [--ids FILE | --not-ids FILE] [--errors N]');

const wanted = selection(ids, values['not-ids']);
const predictions = `${predict(docs, wanted)
  .map((row) => JSON.stringify(row))
  .join('\n')}\n`;
if (out !== undefined) writeFileSync(out, predictions);

const folder = mkdtempSync(join(tmpdir(), 'eval-claims-'));
try {
  const [goldFile, predictionFile] = [join(folder, 'gold.jsonl'), join(folder, 'predictions.jsonl')];
  writeFileSync(goldFile, `${goldLines(gold, wanted).join('\n')}\n`);
  writeFileSync(predictionFile, predictions);
  const scorer = join(dirname(docs), 'score.mjs');
  const asked = ['--docs', docs, '--gold', goldFile, '--pred', predictionFile, ...(errors === undefined ? [] : ['--errors', errors])];
  execFileSync(process.execPath, [scorer, ...asked], { stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true });
}
