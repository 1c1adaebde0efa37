import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';

const GOLDEN = join(import.meta.dirname, 'sample-feeds.golden.json');

/** What the sample feeds came to, as committed. With UPDATE=1 in the environment what was found (null for nothing) takes its place first: look at the difference before you commit it. */
export function golden(found: unknown): unknown {
  if (env['UPDATE'] === '1' && found !== null) writeFileSync(GOLDEN, `${JSON.stringify(found, null, 2)}\n`);
  return JSON.parse(readFileSync(GOLDEN, 'utf8'));
}
