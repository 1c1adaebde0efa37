import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClaims } from '../tools/build-claims.ts';

const README = join(import.meta.dirname, '../packages/claims/README.md');
const folder = mkdtempSync(join(tmpdir(), 'tallywire-package-'));
const npm = (...args: string[]): string => execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, encoding: 'utf8' });

beforeAll(() => {
  const built = join(folder, 'built');
  buildClaims(built);
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }\n');
  const packed = npm('pack', built).trim().split('\n').at(-1) ?? '';
  npm('install', `./${packed}`);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the packed library works in an empty project as its README says', () => {
  const example = /```js\n(?<code>[\s\S]+?)```/.exec(readFileSync(README, 'utf8'))?.groups?.['code'] ?? '';
  writeFileSync(join(folder, 'example.js'), example);
  const told = execFileSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
  expect(told).toContain('more than 40 rebels killed');
  expect(told).toContain('nine');
});

test('it shows the claim’s schema, and nothing of its inside', () => {
  const code =
    "import { claimSchema } from '@tallywire/claims/claim'; import { z } from 'zod'; console.log(Object.keys(z.toJSONSchema(claimSchema).properties).length);";
  writeFileSync(join(folder, 'schema.js'), code);
  expect(Number(execFileSync(process.execPath, ['schema.js'], { cwd: folder, encoding: 'utf8' }))).toBeGreaterThan(10);
  writeFileSync(join(folder, 'inside.js'), "import '@tallywire/claims/bind';");
  expect(() => execFileSync(process.execPath, ['inside.js'], { cwd: folder, stdio: 'pipe' })).toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

test('it bundles for a browser, with nothing of Node in it', async () => {
  writeFileSync(
    join(folder, 'page.js'),
    "import { findClaims } from '@tallywire/claims/find-claims'; globalThis.found = findClaims('Nine people were killed, police said.');",
  );
  const lib = { entry: join(folder, 'page.js'), formats: ['es' as const], fileName: 'page' };
  await build({ root: folder, logLevel: 'error', configFile: false, build: { lib, outDir: join(folder, 'bundle'), minify: false } });
  const bundle = readFileSync(join(folder, 'bundle/page.js'), 'utf8');
  expect(bundle).not.toMatch(/from\s*["']node:/);
  const told = execFileSync(
    process.execPath,
    ['-e', "await import('./bundle/page.js'); console.log(globalThis.found[0].claimant.name, globalThis.found[0].figure.min)"],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(told.trim()).toBe('police 9');
}, 120_000);
