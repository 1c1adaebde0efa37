import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const CLAIMS = join(ROOT, 'packages/claims');

/** What the library shows: the entry, the identities, and the claim's schema. */
const EXPORTS = ['find-claims', 'identity', 'domain/claim'] as const;

/**
 * Builds packages/claims as a library of its own: plain ES modules with types in `out`, with the two files of the domain that it stands on, and a manifest that
 * names what it needs and nothing of this repository. `npm pack` of the folder is what gets published.
 */
export function buildClaims(out: string): void {
  // Inside the package, so that its dependencies are found.
  const source = mkdtempSync(join(CLAIMS, '.build-'));
  try {
    copyInto(source, join(CLAIMS, 'src'), '.');
    for (const file of ['claim.ts', 'ids.ts']) copyFile(join(ROOT, 'packages/shared/src/domain', file), join(source, 'domain', file), source);
    writeFileSync(join(source, 'package.json'), '{ "type": "module" }\n');
    rmSync(out, { recursive: true, force: true });
    compile(source, out);
    writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
    for (const file of ['README.md', '../../LICENSE']) cpSync(join(CLAIMS, file), join(out, file.replace('../../', '')));
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
}

function copyInto(target: string, from: string, folder: string): void {
  for (const file of globSync('**/*.{ts,json}', { cwd: from })) {
    if (!file.endsWith('.test.ts')) copyFile(join(from, file), join(target, folder, file), target);
  }
}

/** Imports of the domain by its package name become imports of the copies. */
function copyFile(from: string, to: string, root: string): void {
  const domain = relative(dirname(to), join(root, 'domain')) || '.';
  const text = readFileSync(from, 'utf8').replaceAll(
    /'@tallywire\/shared\/domain\/(?<file>[a-z-]+)'/g,
    `'${domain.startsWith('.') ? domain : `./${domain}`}/$<file>.ts'`,
  );
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, text);
}

function compile(source: string, out: string): void {
  const options = {
    extends: join(ROOT, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: source,
      outDir: out,
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    include: [`${source}/**/*.ts`],
  };
  const project = join(source, 'tsconfig.json');
  writeFileSync(project, JSON.stringify(options));
  const run = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`The claims library does not compile:\n${run.stdout}${run.stderr}`);
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

function manifest(): object {
  const { name, version, license, dependencies }: Manifest = JSON.parse(readFileSync(join(CLAIMS, 'package.json'), 'utf8'));
  const exported = EXPORTS.map((file) => [`./${file.replace('domain/', '')}`, { types: `./${file}.d.ts`, default: `./${file}.js` }] as const);
  const needed = Object.entries(dependencies).filter(([dependency]) => !dependency.startsWith('@tallywire/'));
  return {
    name,
    version,
    license,
    description: 'Finds claim figures in English news text: who says how many were killed, wounded, captured …, of whom, in which exact words.',
    type: 'module',
    sideEffects: false,
    engines: { node: '>=22' },
    exports: Object.fromEntries(exported),
    dependencies: Object.fromEntries(needed),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildClaims(join(CLAIMS, 'dist'));
