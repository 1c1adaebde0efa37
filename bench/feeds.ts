/**
 * Feeds parsed per CPU-second, ours beside rss-parser alone and feedsmith in the same run (and Python's feedparser where it is there):
 * `npm run bench:feeds [-- --data DIR] [-- --rounds N]`. Without `--data` the feeds are made up by rule; with it they are the real
 * ones of more than 4 kB in DIR/files.jsonl.gz. Ours does more than the others: it decodes bytes, repairs, and reads every field.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parseFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { z } from 'zod';
import { readFeed } from '../services/fetcher/src/feed/read-feed.ts';
import { type BenchFeed, makeFeeds } from './feeds-corpus.ts';

const AIM = 0.6;
const MIN_BYTES = 4096;

type Engine = { name: string; parse(feed: BenchFeed): Promise<number> };

const engines: Engine[] = [
  {
    name: 'tallywire (bytes to items)',
    parse: async ({ bytes, contentType }) => {
      const reading = await readFeed(bytes, { url: 'https://news.example.org/feed', contentType });
      return reading.kind === 'feed' ? reading.items.length : 0;
    },
  },
  { name: 'rss-parser alone', parse: async ({ bytes }) => (await new Parser().parseString(Buffer.from(bytes).toString('utf8'))).items.length },
  {
    name: 'feedsmith alone',
    parse: async ({ bytes }) => {
      const { feed } = parseFeed(Buffer.from(bytes).toString('utf8'));
      return 'items' in feed ? (feed.items?.length ?? 0) : 'entries' in feed ? (feed.entries?.length ?? 0) : 0;
    },
  },
];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, rounds: { type: 'string', default: '5' }, count: { type: 'string', default: '150' } } });
  const feeds = values.data === undefined ? makeFeeds(Number(values.count)) : realFeeds(values.data);
  const megabytes = feeds.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  console.log(`${feeds.length} feeds, ${megabytes.toFixed(1)} MB, best of ${values.rounds} rounds after one to warm up`);
  const best = await measure(feeds, Number(values.rounds));
  const raw = best.get('rss-parser alone')?.perSecond ?? 1;
  console.log(
    `${'engine'.padEnd(30)}${'feeds/CPU-s'.padStart(13)}${'MB/CPU-s'.padStart(11)}${'parsed'.padStart(9)}${'items'.padStart(8)}${'x raw'.padStart(8)}`,
  );
  for (const [name, { perSecond, parsed, items }] of best) {
    const rate = ((perSecond * megabytes) / feeds.length).toFixed(1);
    console.log(
      `${name.padEnd(30)}${perSecond.toFixed(0).padStart(13)}${rate.padStart(11)}${String(parsed).padStart(9)}${String(items).padStart(8)}${(perSecond / raw).toFixed(2).padStart(8)}`,
    );
  }
  python(feeds, raw, megabytes);
  const ratio = (best.get('tallywire (bytes to items)')?.perSecond ?? 0) / raw;
  console.log(`ours / raw rss-parser: ${ratio.toFixed(2)} (aim ${AIM} or more: ${ratio >= AIM ? 'met' : 'not met'})`);
}

type Result = { perSecond: number; parsed: number; items: number };

/** Engines take turns in every round, so that a busy machine troubles all of them alike. */
async function measure(feeds: BenchFeed[], rounds: number): Promise<Map<string, Result>> {
  const best = new Map<string, Result>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const engine of engines) {
      const result = await runOnce(engine, feeds);
      if (round > 0 && result.perSecond > (best.get(engine.name)?.perSecond ?? 0)) best.set(engine.name, result);
    }
  }
  return best;
}

async function runOnce(engine: Engine, feeds: BenchFeed[]): Promise<Result> {
  let parsed = 0;
  let items = 0;
  const start = process.cpuUsage();
  for (const feed of feeds) {
    const found = await engine.parse(feed).catch(() => -1);
    if (found >= 0) parsed += 1;
    items += Math.max(found, 0);
  }
  const { user, system } = process.cpuUsage(start);
  return { perSecond: (feeds.length * 1e6) / (user + system), parsed, items };
}

const corpusSchema = z.object({ id: z.string(), real: z.boolean().nullish(), contentType: z.string().nullish(), bodyBase64: z.string() });

function realFeeds(folder: string): BenchFeed[] {
  const lines = gunzipSync(readFileSync(path.join(folder, 'files.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter(Boolean);
  return lines
    .map((line) => corpusSchema.parse(JSON.parse(line)))
    .map(({ id, real, contentType, bodyBase64 }) => ({
      name: id,
      real,
      bytes: new Uint8Array(Buffer.from(bodyBase64, 'base64')),
      contentType: contentType ?? null,
    }))
    .filter(({ real, bytes }) => real !== false && bytes.length > MIN_BYTES);
}

const SCRIPT = `
import sys, glob, time
try: import feedparser
except ImportError: sys.exit(3)
texts = [open(f, 'rb').read() for f in sorted(glob.glob(sys.argv[1] + '/*.xml'))]
start = time.process_time(); parsed = items = 0
for text in texts:
    got = feedparser.parse(text); parsed += bool(got.version); items += len(got.entries)
print(len(texts) / (time.process_time() - start), parsed, items)
`;

function python(feeds: BenchFeed[], raw: number, megabytes: number): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-feeds-'));
  try {
    feeds.forEach(({ bytes }, index) => {
      writeFileSync(path.join(folder, `${index}.xml`), bytes);
    });
    const run = spawnSync('python3', ['-c', SCRIPT, folder], { encoding: 'utf8', timeout: 120_000 });
    const [perSecond = 0, parsed = 0, items = 0] = (run.stdout ?? '').trim().split(' ').map(Number);
    if (run.status !== 0 || !(perSecond > 0)) {
      console.log("Python's feedparser is not installed here: not measured");
      return;
    }
    const rate = ((perSecond * megabytes) / feeds.length).toFixed(1);
    console.log(
      `${'feedparser (Python)'.padEnd(30)}${perSecond.toFixed(0).padStart(13)}${rate.padStart(11)}${String(parsed).padStart(9)}${String(items).padStart(8)}${(perSecond / raw).toFixed(2).padStart(8)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
