import { keepLog } from '../contract/kept-log.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openAsking } from './admin.ts';

/** For tests: creates topics with 3 partitions. */
export async function openTestTopics(brokers: readonly string[]): Promise<AsyncDisposable & { create(name: string): Promise<void> }> {
  const asking = openAsking({ brokers, clientId: 'test-topics', log: keepLog(), clock: systemClock });
  return {
    async create(topic) {
      await asking.ask('Creating a topic', (admin) => admin.createTopics({ topics: [{ topic, numPartitions: 3, replicationFactor: 1 }] }));
    },
    [Symbol.asyncDispose]: () => asking[Symbol.asyncDispose](),
  };
}
