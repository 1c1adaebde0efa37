import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** What must not be written, where, and the rule that says so. */
const PLANTED: readonly (readonly [what: string, file: string, rule: string, code: string])[] = [
  ['domain on Node', 'packages/shared/src/domain/a.ts', 'noRestrictedImports', "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;"],
  ['domain on an adapter', 'packages/shared/src/domain/b.ts', 'noRestrictedImports', "import { b0 } from '../memory/z.ts';\nexport const b = b0;"],
  ['a port on the runtime', 'packages/shared/src/ports/c.ts', 'noRestrictedImports', "import { c0 } from '../runtime/z.ts';\nexport const c = c0;"],
  ['the runtime on an adapter', 'packages/shared/src/runtime/d.ts', 'noRestrictedImports', "import { d0 } from '../kafka/z.ts';\nexport const d = d0;"],
  ['an adapter on another', 'packages/shared/src/redis/e.ts', 'noRestrictedImports', "import { e0 } from '../sqlite/z.ts';\nexport const e = e0;"],
  ['a contract suite on an adapter', 'packages/shared/src/contract/f.ts', 'noRestrictedImports', "import { f0 } from '../redis/z.ts';\nexport const f = f0;"],
  ['claims on a port', 'packages/claims/src/g.ts', 'noRestrictedImports', "import { g0 } from '@tallywire/shared/ports/bus';\nexport const g = g0;"],
  ['claims on Node', 'packages/claims/src/h.ts', 'noRestrictedImports', "import { readFileSync } from 'node:fs';\nexport const h = readFileSync;"],
  ['a service on another', 'services/store/src/i.ts', 'noRestrictedImports', "import { i0 } from '@tallywire/fetcher/run-fetcher';\nexport const i = i0;"],
  [
    'a service’s main on another service',
    'services/store/src/main.ts',
    'noRestrictedImports',
    "import { j0 } from '@tallywire/extractor/z';\nexport const j = j0;",
  ],
  [
    'a stage on an adapter',
    'services/store/src/k.ts',
    'noRestrictedImports',
    "import { k0 } from '@tallywire/shared/redis/claim-store';\nexport const k = k0;",
  ],
  ['kafkajs outside its folder', 'services/store/src/l.ts', 'noRestrictedImports', "import { Kafka } from 'kafkajs';\nexport const l = Kafka;"],
  ['ioredis outside its folder', 'packages/shared/src/kafka/m.ts', 'noRestrictedImports', "import { Redis } from 'ioredis';\nexport const m = Redis;"],
  ['jsdom outside the body reader', 'services/extractor/src/n.ts', 'noRestrictedImports', "import { JSDOM } from 'jsdom';\nexport const n = JSDOM;"],
  [
    'Readability outside the body reader',
    'cli/src/o.ts',
    'noRestrictedImports',
    "import { Readability } from '@mozilla/readability';\nexport const o = Readability;",
  ],
  ['rss-parser outside the feed reader', 'services/fetcher/src/p.ts', 'noRestrictedImports', "import Parser from 'rss-parser';\nexport const p = Parser;"],
  ['undici outside the http adapter', 'services/fetcher/src/q.ts', 'noRestrictedImports', "import { fetch } from 'undici';\nexport const q = fetch;"],
  ['node:sqlite outside its folder', 'cli/src/r.ts', 'noRestrictedImports', "import { DatabaseSync } from 'node:sqlite';\nexport const r = DatabaseSync;"],
  ['the environment outside config.ts', 'services/store/src/s.ts', 'noProcessEnv', "export const s = process.env['HOME'];"],
  ['the console outside the command line', 'services/store/src/t.ts', 'noConsole', "console.log('t');\nexport const t = 1;"],
  ['any', 'services/store/src/u.ts', 'noExplicitAny', 'export const u = (x: any): unknown => x;'],
  [
    'a promise nobody waits for',
    'services/store/src/v.ts',
    'noFloatingPromises',
    'async function wait(): Promise<void> {}\nexport function v(): void {\n  wait();\n}',
  ],
  ['an undeclared dependency', 'services/store/src/w.ts', 'noUndeclaredDependencies', "import { w0 } from 'left-pad';\nexport const w = w0;"],
  ['a circle of imports', 'services/store/src/x.ts', 'noImportCycles', "import { y } from './y.ts';\nexport const x = (): unknown => y;"],
  ['the circle’s other half', 'services/store/src/y.ts', 'noImportCycles', "import { x } from './x.ts';\nexport const y = (): unknown => x;"],
  ['a default export', 'services/store/src/ab.ts', 'noDefaultExport', 'export default 1;'],
  ['a file name that is not kebab-case', 'services/store/src/BadName.ts', 'useFilenamingConvention', 'export const bad = 1;'],
];

/** What is allowed, and must stay so. */
const ALLOWED: readonly (readonly [file: string, code: string])[] = [
  ['packages/claims/src/ok.ts', "import type { Claim } from '@tallywire/shared/domain/claim';\nexport const ok = (claim: Claim): string => claim.id;"],
  ['packages/shared/src/kafka/ok.ts', "import { Kafka } from 'kafkajs';\nexport const ok = Kafka;"],
  ['packages/shared/src/redis/ok.ts', "import { Redis } from 'ioredis';\nexport const ok = Redis;"],
  ['services/extractor/src/body/ok.ts', "import { JSDOM } from 'jsdom';\nexport const ok = JSDOM;"],
  ['services/store/src/ok.ts', "import type { Bus } from '@tallywire/shared/ports/bus';\nexport const ok = (bus: Bus): Bus => bus;"],
];

describe('import rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallywire-rules-'));
  let told: string;

  beforeAll(() => {
    const put = (file: string, code: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${code}\n`);
    };
    for (const manifest of globSync(['package.json', 'packages/*/package.json', 'services/*/package.json', 'cli/package.json'], { cwd: ROOT })) {
      mkdirSync(dirname(join(folder, manifest)), { recursive: true });
      copyFileSync(join(ROOT, manifest), join(folder, manifest));
    }
    copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
    for (const [, file, , code] of PLANTED) put(file, code);
    for (const [file, code] of ALLOWED) put(file, code);
    const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
    const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '--vcs-enabled=false', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    told = run.stdout;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const faultsOf = (file: string): string[] => told.split('\n').filter((line) => line.startsWith('::') && line.includes(`/${file},`));

  test.each(PLANTED)('refuse %s', (_, file, rule) => {
    expect(faultsOf(file).some((line) => line.includes(`/${rule},`))).toBe(true);
  });

  test.each(ALLOWED)('allow %s', (file) => {
    expect(faultsOf(file)).toEqual([]);
  });
});
