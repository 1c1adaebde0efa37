import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERRORS } from '@tallywire/shared/domain/errors';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const LIST = 'packages/shared/src/domain/errors.ts';

const source = globSync(['packages/*/src/**/*.ts', 'services/*/src/**/*.ts', 'cli/src/**/*.ts'], { cwd: ROOT })
  .filter((file) => !file.endsWith('.test.ts') && file !== LIST)
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n');

test('every code that is listed is used, and every code that is used is listed', () => {
  const used = new Set([...source.matchAll(/'(?<code>TW_[A-Z]+_[A-Z_]+)'/g)].map((match) => match.groups?.['code'] ?? ''));
  expect([...used].sort()).toEqual(Object.keys(ERRORS).sort());
});

test('every remedy names settings and pages that exist', () => {
  const settings = readFileSync(join(ROOT, 'docs/settings.md'), 'utf8');
  const remedies = Object.values(ERRORS).map(([, remedy]) => remedy);
  for (const remedy of remedies) {
    for (const [name] of remedy.matchAll(/TALLYWIRE_[A-Z_]+/g)) expect(settings).toContain(`| \`${name}\` |`);
    for (const [path] of remedy.matchAll(/docs\/[a-z-]+\.md/g)) expect(() => readFileSync(join(ROOT, path)), path).not.toThrow();
  }
});
