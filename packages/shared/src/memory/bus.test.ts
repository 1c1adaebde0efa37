import { expect, test } from 'vitest';
import { busContract } from '../contract/bus-contract.ts';
import { until } from '../contract/until.ts';
import { TwError } from '../domain/errors.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openMemoryBus } from './bus.ts';
import { openMemoryRecordLog } from './record-log.ts';

busContract('memory', async () => {
  const bus = openMemoryBus({ log: openMemoryRecordLog(), clock: systemClock, partitions: 3 });
  return { bus, other: bus, createTopic: async () => {}, dispose: async () => bus[Symbol.asyncDispose]() };
});

test('tells once that its log can’t be had, and reads on when it can', async () => {
  const log = openMemoryRecordLog();
  let isAway = true;
  let commits = 0;
  const commit: typeof log.commit = (...at) => {
    if (isAway && ++commits) throw new TwError('TW_STORE_UNAVAILABLE', 'planted');
    log.commit(...at);
  };
  const faults: string[] = [];
  const onFault = (error: unknown, place: string): void => void faults.push(`${place} ${error instanceof TwError ? error.code : ''}`);
  await using bus = openMemoryBus({ log: { ...log, commit }, clock: systemClock, partitions: 1, onFault });
  await bus.publish([{ topic: 'told', key: 'a', value: new Uint8Array(), headers: {} }]);
  await using _ = await bus.subscribe({ group: 'one', topics: ['told'], handler: async () => {} });
  await until(() => commits >= 2);
  isAway = false;
  await until(async () => (await bus.lag('one', ['told'])) === 0);
  expect(faults).toEqual(['told/0 TW_STORE_UNAVAILABLE']);
});
