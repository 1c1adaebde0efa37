import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { z } from 'zod';

/** One way of reading pages, and how it is run in a process of its own: it prints one line of JSON. */
type Reader = { name: string; command: string; args: string[] };

const resultSchema = z.object({ pages: z.number(), cpuSeconds: z.number(), peakRssMb: z.number(), empty: z.number() });

/**
 * `npm run bench:articles -- --data DIR [--rounds N] [--python PATH]`: the same pages, in turn, by our reader, by Readability on jsdom (as it
 * comes, and with scripts and styles stripped first), and by what Python extractors are there. Pages per CPU-second and peak RSS, start-up
 * and unpacking left out of the time.
 */
function main(): void {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, rounds: { type: 'string', default: '1' }, python: { type: 'string', default: 'python3' } },
  });
  if (values.data === undefined) throw new Error('Usage: bench:articles -- --data DIR [--rounds N] [--python PATH]');
  const folder = path.resolve(values.data);
  const readers = [...ownReaders(folder), ...pythonReaders(folder, values.python)];
  process.stdout.write('reader                         pages/CPU-s   peak RSS MB   empty\n');
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const reader of readers) {
      const line =
        execFileSync(reader.command, reader.args, { encoding: 'utf8', maxBuffer: 2 ** 24 })
          .trim()
          .split('\n')
          .at(-1) ?? '';
      const { pages, cpuSeconds, peakRssMb, empty } = resultSchema.parse(JSON.parse(line));
      process.stdout.write(
        `${reader.name.padEnd(30)} ${(pages / cpuSeconds).toFixed(1).padStart(11)} ${peakRssMb.toFixed(0).padStart(13)} ${String(empty).padStart(7)}\n`,
      );
    }
  }
}

function ownReaders(folder: string): Reader[] {
  const script = path.join(import.meta.dirname, '..', 'services', 'extractor', 'bin', 'time-articles.ts');
  return ['ours', 'jsdom-stripped', 'jsdom'].map((name) => ({ name, command: process.execPath, args: [script, name, folder] }));
}

function pythonReaders(folder: string, python: string): Reader[] {
  const has = (module: string): boolean => spawnSync(python, ['-c', `import ${module}`]).status === 0;
  const known = [
    { name: 'trafilatura', module: 'trafilatura' },
    { name: 'trafilatura fast', module: 'trafilatura' },
    { name: 'newspaper4k', module: 'newspaper' },
  ];
  const script = path.join(import.meta.dirname, 'articles-run.py');
  return known.filter(({ module }) => has(module)).map(({ name }) => ({ name, command: python, args: [script, name, folder] }));
}

main();
