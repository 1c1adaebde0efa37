import { busContract } from '../contract/bus-contract.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openMemoryBus } from './bus.ts';
import { openMemoryRecordLog } from './record-log.ts';

busContract('memory', async () => {
  const bus = openMemoryBus({ log: openMemoryRecordLog(), clock: systemClock, partitions: 3 });
  return { bus, other: bus, createTopic: async () => {}, dispose: async () => bus[Symbol.asyncDispose]() };
});
