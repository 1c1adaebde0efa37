import { expect, test } from 'vitest';
import { z } from 'zod';
import { frontierContract } from '../contract/frontier-contract.ts';
import { temporaryFile } from '../contract/temporary-file.ts';
import type { Clock } from '../ports/clock.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openDatabase } from './database.ts';
import { openSqliteFrontier } from './frontier.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

frontierContract('sqlite', async () => {
  const file = temporaryFile();
  const [frontier, other] = [openSqliteFrontier(file.path, systemClock), openSqliteFrontier(file.path, systemClock)];
  return {
    frontier,
    other,
    async dispose() {
      await Promise.all([frontier[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
      file[Symbol.dispose]();
    },
  };
});

test('frees the leases of a process that died, when asked to', async () => {
  using file = temporaryFile();
  {
    await using frontier = openSqliteFrontier(file.path, systemClock);
    await frontier.add([{ id: 'a', kind: 'page', host: 'h', state: '{}', wish: 'w', dueAtMs: 0 }]);
    expect(await frontier.claim({ limit: 1, leaseMs: 60_000, gapMs: 0 })).toHaveLength(1);
  }
  await using frontier = openSqliteFrontier(file.path, systemClock, { freeLeases: true });
  expect(await frontier.claim({ limit: 1, leaseMs: 60_000, gapMs: 0 })).toHaveLength(1);
});

test('moves the schedule back with its clock, and forward with none lost and no host hurried', async () => {
  using file = temporaryFile();
  const clock = movedClock(1_800_000_000_000);
  await using frontier = openSqliteFrontier(file.path, clock);
  const job = (id: string, dueAtMs: number) => ({ id, kind: 'feed' as const, host: 'h', state: '{}', wish: 'w', dueAtMs });
  const claim = async () => (await frontier.claim({ limit: 9, leaseMs: MINUTE_MS, gapMs: MINUTE_MS })).map((lease) => lease.job.id);
  await frontier.add([job('a', clock.now()), job('b', clock.now() + 30 * MINUTE_MS), job('c', clock.now() + 31 * MINUTE_MS)]);
  await frontier.pause('h', clock.now() + 40 * MINUTE_MS);
  expect(await claim()).toEqual(['a']);

  clock.move(-30 * DAY_MS);
  expect(await claim()).toEqual([]);
  expect(await frontier.pauseLeftMs('h')).toBe(40 * MINUTE_MS);
  clock.move(2 * MINUTE_MS);
  expect(await claim()).toEqual(['a']);
  expect((await frontier.nextDueAtMs()) ?? 0).toBeLessThan(clock.now() + 31 * MINUTE_MS);

  clock.move(30 * DAY_MS);
  const order: string[][] = [];
  for (let minute = 0; minute < 3; minute++) {
    order.push(await claim(), await claim());
    clock.move(MINUTE_MS);
  }
  expect(order.flat().sort()).toEqual(['a', 'b', 'c']);
  expect(order.filter((ids) => ids.length > 0)).toHaveLength(3);
});

test('makes lost gates anew, and takes away those without jobs', async () => {
  using file = temporaryFile();
  await using frontier = openSqliteFrontier(file.path, systemClock);
  const job = (id: string, kind: 'feed' | 'page') => ({ id, kind, host: `${id}.example`, state: '{}', wish: 'w', dueAtMs: 0 });
  await frontier.add([job('a', 'feed'), job('b', 'page'), job('c', 'page')]);
  using database = openDatabase(file.path, '');
  database.run("DELETE FROM gate WHERE host <> 'c.example'");
  database.run("DELETE FROM job WHERE id = 'c'");
  expect(await frontier.claim({ limit: 9, leaseMs: MINUTE_MS, gapMs: 0 })).toEqual([]);
  expect(await frontier.mend()).toBe(2);
  expect(database.all(z.object({ host: z.string() }), 'SELECT host FROM gate ORDER BY host')).toEqual([{ host: 'a.example' }, { host: 'b.example' }]);
  expect(await frontier.claim({ limit: 9, leaseMs: MINUTE_MS, gapMs: 0 })).toHaveLength(2);
});

function movedClock(startMs: number): Clock & { move(ms: number): void } {
  let nowMs = startMs;
  const move = (ms: number): void => {
    nowMs += ms;
  };
  return { ...systemClock, now: () => nowMs, move };
}
