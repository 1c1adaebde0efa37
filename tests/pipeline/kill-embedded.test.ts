import { dirname, join } from 'node:path';
import { temporaryFile } from '@tallywire/shared/contract/temporary-file';
import { until } from '@tallywire/shared/contract/until';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { expect, test } from 'vitest';
import { openEmbeddedWorld } from '../../cli/src/embedded-world.ts';
import { freePort } from '../containers/free-port.ts';
import { golden } from './golden.ts';
import { latestOn, summarise } from './summary.ts';
import { startWorker } from './worker.ts';

const MAIN = join(import.meta.dirname, '../../cli/src/main.ts');
const HOUR_MS = 3_600_000;
/** Killed when this many lines were logged: after the start, among the polls, between articles, near the end. */
const KILL_AT_LINES = [1, 3, 6, 8, 12];

test('kill -9 of the one process, again and again, then a start: the same claims, once each', async () => {
  using file = temporaryFile();
  const folder = dirname(file.path);
  const port = await freePort();
  const settings = { TALLYWIRE_DATA_DIR: folder, TALLYWIRE_SAMPLE_PORT: `${port}`, TALLYWIRE_LOG_FORMAT: 'json' };
  for (const lines of KILL_AT_LINES) {
    await using worker = startWorker([MAIN, 'start', '--once'], settings);
    await Promise.race([until(() => worker.lines.length >= lines, { timeoutMs: 30_000, what: `${lines} lines` }), worker.ended]);
    await worker.kill();
  }
  await using last = startWorker([MAIN, 'start', '--once'], settings);
  expect(await last.ended, last.lines.join('\n')).toBe(0);

  await using world = openEmbeddedWorld(folder, HOUR_MS, systemClock);
  const found = await summarise(world.store, `http://127.0.0.1:${port}`);
  expect(found).toEqual(golden(found));
  const published = await latestOn(world.bus, 'claimRecorded');
  expect(published.size).toBe((await world.store.counts()).claims);
}, 120_000);

test('a second process is told that the folder is in use', async () => {
  using file = temporaryFile();
  const folder = dirname(file.path);
  await using _world = openEmbeddedWorld(folder, HOUR_MS, systemClock);
  await using second = startWorker([MAIN, 'start', '--once'], { TALLYWIRE_DATA_DIR: folder, TALLYWIRE_SAMPLE_PORT: `${await freePort()}` });
  expect(await second.ended).toBe(1);
  expect(second.lines.join('\n')).toContain('TW_STORE_IN_USE');
});

test('a bad setting ends with 78 and tells all faults at once', async () => {
  await using worker = startWorker([MAIN, 'start'], { TALLYWIRE_HOST_GAP_MS: 'soon', TALLYWIRE_FETCH_CONCURRENCY: '0', TALLYWIRE_NO_SUCH: 'x' });
  expect(await worker.ended).toBe(78);
  const told = worker.lines.join('\n');
  for (const name of ['TALLYWIRE_HOST_GAP_MS', 'TALLYWIRE_FETCH_CONCURRENCY', 'TALLYWIRE_NO_SUCH', 'TW_CONFIG_INVALID']) expect(told).toContain(name);
});
