import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

import { HOSTILE_PAGES, ORDINARY_PAGE } from '../services/extractor/bin/hostile-pages.ts';
import { openPageReader, type PageReading } from '../services/extractor/src/body/page-reading.ts';

const url = 'https://news.example/bridge-work-goes-on';

/** `npm run bench:articles:isolation -- [--pages N]`: each hostile page's verdict, time, when the next article was done, and how long the main loop was held; then RSS over N pages. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { pages: { type: 'string', default: '10000' } } });
  await using reader = openPageReader({ size: 1 });
  await reader.read({ html: ORDINARY_PAGE, url });
  process.stdout.write('page                                     verdict               ms   next ms   main-loop lag ms\n');
  for (const { name, html } of HOSTILE_PAGES) {
    const page = { html: html(), url };
    const lag = monitorEventLoopDelay({ resolution: 1 });
    lag.enable();
    const start = performance.now();
    const verdict = answerOf(await reader.read(page));
    const read = performance.now();
    await reader.read({ html: ORDINARY_PAGE, url });
    const next = performance.now();
    lag.disable();
    const columns = [read - start, next - read, lag.max / 1e6].map((ms) => ms.toFixed(0));
    process.stdout.write(`${name.padEnd(40)} ${verdict.padEnd(18)} ${columns[0]?.padStart(5)} ${columns[1]?.padStart(9)} ${columns[2]?.padStart(18)}\n`);
  }
  const total = Number(values.pages);
  for (let done = 0; done <= total; done++) {
    if (done % Math.max(1, total / 5) === 0) process.stdout.write(`${done} pages: RSS ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB\n`);
    await reader.read({ html: ORDINARY_PAGE, url });
  }
}

function answerOf(reading: PageReading): string {
  return reading.kind === 'reject' ? reading.code : reading.kind === 'skip' ? reading.reason : 'article';
}

await main();
