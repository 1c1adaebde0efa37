/**
 * What hostile documents cost the feed reader: CPU time and peak memory, each in a process of its own: `npm run bench:feeds:attacks`.
 * Ends with 1 if one of them takes more than 2 s of CPU or 400 MB.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { HOSTILE_FEEDS } from '../services/fetcher/src/feed/cases/hostile-feeds.ts';
import { readFeed } from '../services/fetcher/src/feed/read-feed.ts';

const MAX_CPU_MS = 2000;
const MAX_RSS_MB = 400;

async function readOne(index: number): Promise<void> {
  const bytes = HOSTILE_FEEDS[index]?.make() ?? new Uint8Array();
  const start = process.cpuUsage();
  const reading = await readFeed(bytes, { url: 'https://valley.example/feed.xml', contentType: null });
  const { user, system } = process.cpuUsage(start);
  const outcome =
    reading.kind === 'refused' ? `refused: ${reading.reason}` : `${reading.items.length} items${reading.truncated ? ', truncated' : ''} (${reading.engine})`;
  console.log(
    JSON.stringify({ bytes: bytes.length, cpuMs: Math.round((user + system) / 1000), rssMb: Math.round(process.resourceUsage().maxRSS / 1024), outcome }),
  );
}

function readAll(): void {
  console.log(`${'document'.padEnd(46)}${'MB'.padStart(7)}${'CPU ms'.padStart(9)}${'RSS MB'.padStart(9)}  outcome`);
  for (const [index, { name }] of HOSTILE_FEEDS.entries()) {
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), String(index)], { encoding: 'utf8', timeout: 60_000 });
    const told: { bytes?: number; cpuMs?: number; rssMb?: number; outcome?: string } = run.status === 0 ? JSON.parse(run.stdout) : {};
    const { bytes = 0, cpuMs = Number.POSITIVE_INFINITY, rssMb = Number.POSITIVE_INFINITY, outcome = `ended with ${run.status ?? run.signal}` } = told;
    const over = cpuMs > MAX_CPU_MS || rssMb > MAX_RSS_MB;
    if (over) process.exitCode = 1;
    console.log(
      `${name.padEnd(46)}${(bytes / 1e6).toFixed(1).padStart(7)}${String(cpuMs).padStart(9)}${String(rssMb).padStart(9)}  ${over ? 'OVER: ' : ''}${outcome}`,
    );
  }
}

const [index] = process.argv.slice(2);
if (index === undefined) readAll();
else await readOne(Number(index));
