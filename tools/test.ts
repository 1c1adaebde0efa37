/**
 * `npm test`: lint, types, unit tests, and integration tests on real Kafka and Redis; the last line tells the tests passed and failed.
 * Where no container engine can be had, a person gets everything else and the list of what did not run; a build machine (CI=true) fails.
 */
import { globSync } from 'node:fs';
import { env, exit } from 'node:process';
import { bringUpEngine } from './test/engine.ts';
import { isOk, run, type Stage, say } from './test/stage.ts';
import { closingLine, runTests, sumOf } from './test/vitest.ts';

const ci = env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false' && env['CI'] !== '0';

// A signal reaches the stage at work too: it ends first, so that its containers are removed.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

const stages: Stage[] = [
  await run('lint', 'biome', ['check', '--error-on-warnings', '.']),
  await run('types', 'tsc', ['-p', '.']),
  await run('types of the extractor', 'tsc', ['-p', 'services/extractor']),
];
const unit = await runTests('unit');
const engine = await bringUpEngine();
const int = engine.kind === 'ready' ? await runTests('int') : null;
if (engine.kind === 'absent') tellWhatDidNotRun(engine.reason);

const all = [...stages, unit.stage, ...(int ? [int.stage] : [])];
say('');
for (const { name, ending, seconds } of all)
  say(`${ending === 'ok' ? 'ok     ' : 'FAILED '} ${name}, ${seconds.toFixed(1)} s${ending === 'ok' ? '' : ` (${ending})`}`);
console.log(closingLine(sumOf(int ? [unit.counts, int.counts] : [unit.counts])));
exit(all.every(isOk) && (int !== null || !ci) ? 0 : 1);

function tellWhatDidNotRun(reason: string): void {
  say(`the integration tests did not run: ${reason}`);
  for (const file of globSync('{packages,services,cli,tests,fixtures}/**/*.int.test.ts', { exclude: ['**/node_modules/**'] }).sort()) say(`  not run: ${file}`);
  say(ci ? 'CI is set, so that is a failure.' : 'With a container engine (Docker Engine, Docker Desktop) npm test runs them too.');
}
