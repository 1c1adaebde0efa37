import { expect, it } from 'vitest';
import { HOSTILE_FEEDS } from './cases/hostile-feeds.ts';
import { readFeed } from './read-feed.ts';

const MAX_CPU_MS = 2000;

// Memory is measured by `npm run bench:feeds:attacks`, where each document has a process of its own.
it.each(HOSTILE_FEEDS.map((one) => [one.name, one] as const))('reads or refuses within 2 s of CPU: %s', async (_, one) => {
  const bytes = one.make();
  const start = process.cpuUsage();
  const reading = await readFeed(bytes, { url: 'https://valley.example/feed.xml', contentType: null });
  const { user, system } = process.cpuUsage(start);
  expect(reading.kind).toMatch(/^(?:feed|refused)$/);
  expect((user + system) / 1000).toBeLessThan(MAX_CPU_MS);
});

it('keeps what a bomb is made of unexpanded', async () => {
  const bomb = HOSTILE_FEEDS.find(({ name }) => name === 'quadratic entity')?.make() ?? new Uint8Array();
  const reading = await readFeed(bomb, { url: null, contentType: null });
  const summary = reading.kind === 'feed' ? (reading.items[0]?.summary ?? '') : '';
  expect(summary.length).toBeLessThan(2_000_000);
});
