import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { temporaryFile } from '@tallywire/shared/contract/temporary-file';
import { until } from '@tallywire/shared/contract/until';
import { disputeSchema } from '@tallywire/shared/domain/dispute';
import { expect, test } from 'vitest';
import { freePort } from '../containers/free-port.ts';
import { startWorker } from '../pipeline/worker.ts';
import { serveSamples } from '../pipeline/world.ts';
import { MAIN, tallywire } from './tallywire.ts';

/** A folder for a process of its own, and the settings that keep it there. */
async function room() {
  const file = temporaryFile();
  const folder = dirname(file.path);
  const settings = { TALLYWIRE_DATA_DIR: folder, TALLYWIRE_SAMPLE_PORT: `${await freePort()}`, TALLYWIRE_LOG_FORMAT: 'json' };
  return { folder, settings, [Symbol.dispose]: () => file[Symbol.dispose]() };
}

test('ends within its time and with 0 when it is told to in the middle of its work', async () => {
  using own = await room();
  await using worker = startWorker([MAIN, 'start'], own.settings);
  await until(() => worker.lines.some((line) => line.includes('Article recorded.')), { what: 'a first article' });
  const toldMs = performance.now();
  worker.process.kill('SIGTERM');
  expect(await worker.ended, worker.lines.join('\n')).toBe(0);
  expect(performance.now() - toldMs).toBeLessThan(10_000);
  expect(worker.lines.join('\n')).toContain('Ended.');
});

test('says so when the port of the sample feeds is taken', async () => {
  using own = await room();
  const other = createServer().listen(Number(own.settings.TALLYWIRE_SAMPLE_PORT), '127.0.0.1');
  const { code, err } = await tallywire(['start', '--once'], { settings: own.settings });
  other.close();
  expect(code).toBe(1);
  for (const words of ['TW_PORT_IN_USE', `127.0.0.1:${own.settings.TALLYWIRE_SAMPLE_PORT}`, 'TALLYWIRE_SAMPLE_PORT']) expect(err).toContain(words);
  expect(err).not.toContain('    at ');
});

test('answers on its health port while it stays up', async () => {
  using own = await room();
  const port = await freePort();
  await using worker = startWorker([MAIN, 'start'], { ...own.settings, TALLYWIRE_HEALTH_PORT: `${port}` });
  await until(() => worker.lines.some((line) => line.includes('Started.')), { what: 'the start' });
  expect(await tallywire(['healthcheck'], { settings: { TALLYWIRE_HEALTH_PORT: `${port}` } })).toMatchObject({
    code: 0,
    out: expect.stringContaining('"ready"'),
  });
  await worker.kill();
  expect(await tallywire(['healthcheck'], { settings: { TALLYWIRE_HEALTH_PORT: `${port}` } })).toMatchObject({
    code: 1,
    out: expect.stringContaining('does not answer'),
  });
});

test('refuses a feed list with all its faults at once, or passes them over where asked, and keeps its output apart from its log', async () => {
  using own = await room();
  await using server = await serveSamples();
  const list = join(own.folder, 'feeds.yaml');
  const [feed = ''] = server.feedUrls;
  writeFileSync(list, `feeds:\n  - ${feed}\n  - ftp://news.example/feed\n  - nonsense\n  - ${feed}\n  - http://127.0.0.1:1/gone.xml\n`);
  const settings = { ...own.settings, TALLYWIRE_FETCH_ALLOW: `${new URL(server.origin).host},127.0.0.1:1`, TALLYWIRE_HOST_GAP_MS: '0' };

  const refused = await tallywire(['start', '--once', '--feeds', list], { settings });
  expect(refused).toMatchObject({ code: 78, out: '' });
  for (const words of ['TW_CONFIG_FEEDS_INVALID', `${list}:3`, 'ftp://', `${list}:4`, 'nonsense', 'more than once']) expect(refused.err).toContain(words);

  const { code, out, err } = await tallywire(['start', '--once', '--json', '--skip-bad', '--feeds', list], { settings });
  expect(code, err).toBe(0);
  for (const line of out.split('\n').filter(Boolean)) disputeSchema.parse(JSON.parse(line));
  const told = err
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  expect(told.filter(({ msg }) => msg === 'Feed list entry passed over.')).toHaveLength(3);
  expect(told.filter(({ msg }) => msg === 'Article recorded.').length).toBeGreaterThan(0);
  expect(told.find(({ feed: polled }) => polled === 'http://127.0.0.1:1/gone.xml')).toMatchObject({ code: 'TW_FETCH_CONNECTION' });
});

test('says so when there is no feed to read', async () => {
  using own = await room();
  const list = join(own.folder, 'feeds.yaml');
  writeFileSync(list, 'feeds: []\n');
  const { code, err } = await tallywire(['start', '--once', '--feeds', list], { settings: own.settings });
  expect(code, err).toBe(0);
  expect(err).toContain('No feeds to read');
});
