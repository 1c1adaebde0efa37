import { expect, test } from 'vitest';
import { busContract } from '../contract/bus-contract.ts';
import { temporaryFile } from '../contract/temporary-file.ts';
import { openMemoryBus } from '../memory/bus.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openSqliteRecordLog } from './record-log.ts';

const HOUR_MS = 3_600_000;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

busContract('memory bus on an SQLite log', async () => {
  const file = temporaryFile();
  const log = openSqliteRecordLog({ path: file.path, compacted: new Set(), retentionMs: HOUR_MS, now: systemClock.now });
  const bus = openMemoryBus({ log, clock: systemClock, partitions: 3 });
  return {
    bus,
    other: bus,
    createTopic: async () => {},
    async dispose() {
      await bus[Symbol.asyncDispose]();
      log[Symbol.dispose]();
      file[Symbol.dispose]();
    },
  };
});

const record = (topic: string, key: string, value: string) => ({ topic, key, value: bytes(value), headers: { h: 'ü' }, partition: 0 });

test('keeps records and offsets when the file is opened again', () => {
  using file = temporaryFile();
  const options = { path: file.path, compacted: new Set<string>(), retentionMs: HOUR_MS, now: () => 1000 };
  {
    using log = openSqliteRecordLog(options);
    log.append([record('t', 'a', '1'), record('t', 'b', '2')]);
    log.commit('group', 't', 0, 1);
  }
  using log = openSqliteRecordLog(options);
  expect(log.end('t', 0)).toBe(2);
  expect(log.committed('group', 't', 0)).toBe(1);
  expect(log.read('t', 0, 1, 10)).toEqual([{ topic: 't', partition: 0, offset: 1, key: 'b', value: bytes('2'), headers: { h: 'ü' } }]);
});

test('keeps only the latest record of a key on a compacted topic, and goes on counting', () => {
  using log = openSqliteRecordLog({ path: ':memory:', compacted: new Set(['t']), retentionMs: HOUR_MS, now: () => 1000 });
  log.append([record('t', 'a', '1'), record('t', 'b', '2')]);
  log.append([record('t', 'a', '3')]);
  expect(log.read('t', 0, 0, 10).map(({ offset, key }) => ({ offset, key }))).toEqual([
    { offset: 1, key: 'b' },
    { offset: 2, key: 'a' },
  ]);
});

test('drops old records that every reading group has handled, and no others', () => {
  let nowMs = 0;
  using log = openSqliteRecordLog({ path: ':memory:', compacted: new Set(), unread: new Set(['told']), retentionMs: HOUR_MS, now: () => nowMs });
  log.append([record('read', 'a', '1'), record('read', 'a', '2'), record('unread', 'a', '1'), record('told', 'a', '1')]);
  log.commit('quick', 'read', 0, 2);
  log.commit('slow', 'read', 0, 1);
  nowMs = HOUR_MS + 1;
  for (let n = 0; n < 500; n++) log.append([record('other', 'a', `${n}`)]);
  expect(log.read('read', 0, 0, 10).map(({ offset }) => offset)).toEqual([1]);
  expect(log.read('unread', 0, 0, 10)).toHaveLength(1);
  expect(log.read('told', 0, 0, 10)).toEqual([]);
  expect(log.end('told', 0)).toBe(1);
  expect(log.end('read', 0)).toBe(2);
});
