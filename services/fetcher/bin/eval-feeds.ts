/**
 * Reads a corpus of feeds through the fetcher's own reader and scores what it made of them with the corpus's scorer:
 * `npm run eval:feeds -- --data DIR [--out PRED] [--only aside|seen] [-- score options]`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { readFeed } from '../src/feed/read-feed.ts';

const fileSchema = z.object({ id: z.string(), url: z.string().nullish(), contentType: z.string().nullish(), bodyBase64: z.string() });
type CorpusFile = z.infer<typeof fileSchema>;

await main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { data: { type: 'string' }, out: { type: 'string' }, only: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.data === undefined) {
    process.stderr.write('usage: npm run eval:feeds -- --data DIR [--out PRED] [--only aside|seen] [-- scorer options]\n');
    process.exit(2);
  }
  const data = path.resolve(values.data);
  const scratch = mkdtempSync(path.join(tmpdir(), 'eval-feeds-'));
  try {
    const out = values.out ?? path.join(scratch, 'predictions.ndjson');
    const files = ['files.jsonl', 'robust.jsonl'].flatMap((name) => loadLines(path.join(data, name)));
    const lines: string[] = [];
    for (const file of files) lines.push(JSON.stringify(await predict(file)));
    writeFileSync(out, `${lines.join('\n')}\n`);
    const parts = values.only === undefined ? [data] : [partOf(data, scratch, values.only === 'aside')];
    for (const folder of parts) for (const extra of [[], ['--robust']]) runScorer(data, [folder, out, ...extra, ...positionals]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function loadText(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return existsSync(`${file}.gz`) ? gunzipSync(readFileSync(`${file}.gz`)).toString('utf8') : '';
}

function loadLines(file: string): CorpusFile[] {
  const lines = loadText(file)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => fileSchema.parse(JSON.parse(line)));
}

async function predict(file: CorpusFile): Promise<object> {
  const bytes = new Uint8Array(Buffer.from(file.bodyBase64, 'base64'));
  const reading = await readFeed(bytes, { url: file.url ?? null, contentType: file.contentType ?? null });
  if (reading.kind === 'refused') return { id: file.id, ok: false, error: `${reading.code}: ${reading.reason}` };
  return { id: file.id, ok: true, engine: reading.engine, repairs: reading.repairs, charset: reading.charset, feed: reading.feed, items: reading.items };
}

/** The set-aside third is chosen by a hash of the id, so that it is the same in every run and on every machine. */
function isSetAside(id: string): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 3 === 0;
}

function partOf(data: string, scratch: string, aside: boolean): string {
  for (const name of ['expected.jsonl', 'robust.jsonl']) {
    const lines = loadText(path.join(data, name))
      .split('\n')
      .filter((line) => line.trim() !== '');
    const kept = lines.filter((line) => isSetAside(z.object({ id: z.string() }).parse(JSON.parse(line)).id) === aside);
    writeFileSync(path.join(scratch, name), `${kept.join('\n')}\n`);
  }
  return scratch;
}

function runScorer(data: string, args: string[]): void {
  const run = spawnSync(process.execPath, [path.join(data, 'score.mjs'), ...args], { stdio: 'inherit' });
  if (run.status !== 0) process.exitCode = 1;
}
