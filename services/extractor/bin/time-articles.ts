import { createRequire } from 'node:module';

import { readPage } from '../src/body/read-page.ts';
import { scanHtml } from '../src/body/scan-html.ts';
import { labelledPages } from './labelled-pages.ts';

/** `time-articles.ts READER DIR`: reads a folder's pages by one reader and prints pages, CPU-seconds of reading, peak RSS and pages without text as JSON. */
function main(): void {
  const [, , name = 'ours', folder = '.'] = process.argv;
  const read = readers[name];
  if (read === undefined) throw new Error(`No reader ${name}; there are ${Object.keys(readers).join(', ')}.`);
  let pages = 0;
  let micros = 0;
  let empty = 0;
  for (const page of labelledPages(folder)) {
    const start = process.cpuUsage();
    const text = read(page.html, page.url);
    const { user, system } = process.cpuUsage(start);
    micros += user + system;
    pages += 1;
    if (text.trim() === '') empty += 1;
  }
  const result = { pages, cpuSeconds: micros / 1e6, peakRssMb: process.resourceUsage().maxRSS / 1024, empty };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

const readers: Readonly<Record<string, (html: string, url: string) => string>> = {
  ours(html, url) {
    const reading = readPage({ html, url });
    return reading.kind === 'article' ? reading.text : '';
  },
  jsdom: readByJsdom,
  'jsdom-stripped': (html, url) => {
    const scanned = scanHtml(html);
    return scanned.kind === 'html' ? readByJsdom(scanned.html, url) : '';
  },
};

type Jsdom = { JSDOM: new (html: string, options: { url: string }) => { window: { document: unknown; close(): void } } };
type ReadabilityModule = { Readability: new (document: unknown) => { parse(): { textContent: string } | null } };

/** What most projects do: Readability as it comes, over jsdom. */
function readByJsdom(html: string, url: string): string {
  const require = createRequire(import.meta.url);
  const { JSDOM }: Jsdom = require('jsdom');
  const { Readability }: ReadabilityModule = require('@mozilla/readability');
  const { window } = new JSDOM(html, { url });
  const found = new Readability(window.document).parse();
  window.close();
  return found?.textContent ?? '';
}

main();
