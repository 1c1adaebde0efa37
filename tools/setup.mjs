// Installs what package-lock.json asks for when node_modules does not hold it. Runs before every npm script, on any Node from 18 on, so it imports nothing
// that would have to be installed. The scripts themselves then run on the Node that is installed here: npm puts node_modules/.bin first.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const WANTED_NODE = 24;

const missing = whatIsMissing();
if (missing) {
  say(`${missing}: installing with npm ci ...`);
  const startedMs = Date.now();
  install();
  const left = whatIsMissing();
  if (left) fail(`npm ci ended well, but ${left}. Delete node_modules and run npm ci by hand.`);
  say(`installed in ${Math.round((Date.now() - startedMs) / 1000)} s.`);
}

/** What makes an installation necessary, in words; null for nothing. */
function whatIsMissing() {
  const lock = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (!lock) fail('package-lock.json is missing or broken.');
  if (!installed) return 'nothing is installed yet';
  for (const [path, entry] of Object.entries(lock)) {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) continue;
    const there = installed[path];
    // Packages for other systems, and what only an absent peer would need, are left out by npm.
    if (!there && (entry.optional || entry.devOptional || entry.peer)) continue;
    if (!there) return `${path} is not installed`;
    if (there.version !== entry.version || there.integrity !== entry.integrity) return `${path} is another version`;
  }
  const extra = Object.keys(installed).find((path) => path.includes('node_modules/') && !lock[path]);
  if (extra) return `${extra} is no longer used`;
  return nodeIsRight() ? null : `node_modules/.bin/node is not Node ${WANTED_NODE} or later`;
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** The package `node` fetches its binary in an install script, which may have been switched off. */
function nodeIsRight() {
  const node = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(node)) return false;
  const told = spawnSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' });
  return told.status === 0 && Number(told.stdout) >= WANTED_NODE;
}

function install() {
  // The npm that runs this script where there is one, else the one on the path.
  const [command, first] = env.npm_execpath ? [execPath, [env.npm_execpath]] : ['npm', []];
  const ended = spawnSync(command, [...first, 'ci', '--loglevel=error', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (ended.error) fail(`npm could not be run: ${ended.error.message}`);
  if (ended.status !== 0) fail(`npm ci ended with ${ended.status ?? ended.signal}.`);
}

function say(text) {
  console.log(`setup: ${text}`);
}

function fail(text) {
  console.error(`setup: ${text}`);
  exit(1);
}
