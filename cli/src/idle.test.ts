import { openMemoryBus } from '@tallywire/shared/memory/bus';
import { openMemoryFrontier } from '@tallywire/shared/memory/frontier';
import { openMemoryRecordLog } from '@tallywire/shared/memory/record-log';
import { expect, test } from 'vitest';
import { untilIdle } from './idle.ts';

/** A clock that only pauses move. */
const ownClock = () => {
  const clock = {
    nowMs: 0,
    now: () => clock.nowMs,
    async sleep(ms: number) {
      clock.nowMs += ms;
    },
  };
  return clock;
};

const job = { kind: 'page', host: 'news.example', state: '{}', wish: '' } as const;

test('waits for leases, for events that are not handled, and for what is soon due, but not for what is due later', async () => {
  const clock = ownClock();
  const frontier = openMemoryFrontier(clock);
  await using bus = openMemoryBus({ log: openMemoryRecordLog(), clock, partitions: 1 });
  await frontier.add([
    { ...job, id: 'now', dueAtMs: 0 },
    { ...job, id: 'later', host: 'other.example', dueAtMs: 3_600_000 },
  ]);
  await bus.publish([{ topic: 'pages', key: 'a', value: new Uint8Array(), headers: {} }]);
  const done: string[] = [];
  const untilQuiet = untilIdle({ bus, frontier, clock, readers: [{ group: 'read', topic: 'pages' }] }, AbortSignal.timeout(10_000)).then(() =>
    done.push('idle'),
  );
  const [lease] = await frontier.claim({ limit: 1, leaseMs: 60_000, gapMs: 0 });
  if (!lease) throw new Error('no lease');
  while (clock.nowMs < 5_000) await Promise.resolve();
  expect(done).toEqual([]);
  await frontier.done(lease, { kind: 'finished', state: '{}' });
  done.push('page');
  await using _ = await bus.subscribe({ group: 'read', topics: ['pages'], handler: async () => void done.push('event') });
  await untilQuiet;
  expect(done).toEqual(['page', 'event', 'idle']);
});

test('ends when it is told to, whatever is under way', async () => {
  const clock = ownClock();
  const frontier = openMemoryFrontier(clock);
  await using bus = openMemoryBus({ log: openMemoryRecordLog(), clock, partitions: 1 });
  await frontier.add([{ ...job, id: 'now', dueAtMs: 0 }]);
  await untilIdle({ bus, frontier, clock, readers: [] }, AbortSignal.abort());
});
