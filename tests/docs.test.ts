import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { staleDocs } from '../tools/docs.ts';

const ROOT = join(import.meta.dirname, '..');

test('the generated pages say what the code says: else run `npm run docs`', () => {
  expect(staleDocs()).toEqual([]);
});

test('docker-compose.yml and .env.example name no setting that does not exist', () => {
  const settings = readFileSync(join(ROOT, 'docs/settings.md'), 'utf8');
  const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
  const given = [...compose.matchAll(/^\s+(?<name>TALLYWIRE_[A-Z_]+):/gm)].map((match) => match.groups?.['name'] ?? '');
  expect(given.length).toBeGreaterThan(10);
  for (const name of given) expect(settings).toContain(`| \`${name}\` |`);
});
