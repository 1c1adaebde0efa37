import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';

import type { PageReading } from '../src/body/page-reading.ts';
import { readPage } from '../src/body/read-page.ts';
import { isSetAside, labelledPages } from './labelled-pages.ts';

type Prediction = { id: string; text: string; title: string | null; authors: string[]; published: string | null };

/**
 * `npm run eval:articles -- --data DIR [--out PRED] [--worst N] [--compare]`: reads a folder's pages by the extractor's own code, writes what it read as NDJSON, and prints the folder's scorer's lines:
 * all pages, and both parts. `--compare` also reads the development pages by jsdom and tells where the two engines differ.
 */
function main(): void {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, out: { type: 'string' }, worst: { type: 'string' }, compare: { type: 'boolean', default: false } },
  });
  if (values.data === undefined) throw new Error('Usage: eval:articles -- --data DIR [--out PRED] [--worst N] [--compare]');
  const folder = values.data;
  const scorer = [path.join(folder, 'score.mjs'), path.join(folder, '..', 'score.mjs')].find((file) => existsSync(file));
  if (scorer === undefined) throw new Error(`There is no score.mjs in ${folder} or its parent.`);
  const work = mkdtempSync(path.join(tmpdir(), 'eval-articles-'));
  const predictions: Prediction[] = [];
  const golds = new Map<string, string>();
  const kinds = new Map<string, number>();
  const different: string[] = [];
  for (const page of labelledPages(folder)) {
    const reading = readPage({ html: page.html, url: page.url });
    if (values.compare && !isSetAside(page.id) && !isDeepStrictEqual(lean(reading), lean(readPage(page, ['jsdom'])))) different.push(page.id);
    const kind = reading.kind === 'article' ? `article (${reading.engine})` : `${reading.kind} ${reading.kind === 'skip' ? reading.reason : reading.code}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const read = reading.kind === 'article' ? reading : { text: '', title: null, authors: [], published: null };
    predictions.push({ id: page.id, text: read.text, title: read.title, authors: read.authors, published: read.published });
    golds.set(page.id, JSON.stringify({ id: page.id, url: page.url, gold: page.gold }));
  }
  const score = (name: string, ids: readonly string[]): void => {
    const pages = path.join(work, `${name}.pages.jsonl`);
    writeFileSync(pages, ids.map((id) => golds.get(id)).join('\n'));
    const worst = name === 'development' && values.worst !== undefined ? ['--worst', values.worst] : [];
    const line = execFileSync(process.execPath, [scorer, out, '--pages', pages, '--boot', '200', ...worst], { encoding: 'utf8' });
    process.stdout.write(`${name.padEnd(12)} ${line}`);
  };
  const out = values.out ?? path.join(work, 'predictions.ndjson');
  writeFileSync(out, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''));
  const ids = [...golds.keys()];
  score('all', ids);
  score(
    'development',
    ids.filter((id) => !isSetAside(id)),
  );
  score(
    'set aside',
    ids.filter((id) => isSetAside(id)),
  );
  if (values.compare) process.stdout.write(`read otherwise by jsdom: ${different.length} of the development pages ${different.join(' ')}\n`);
  process.stdout.write(`${[...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', ')}\npredictions: ${out}\n`);
}

/** A reading without the name of its engine. */
function lean(reading: PageReading): PageReading {
  return reading.kind === 'article' ? { ...reading, engine: 'lean' } : reading;
}

main();
