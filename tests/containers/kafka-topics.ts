import { keepLog } from '@tallywire/shared/contract/kept-log';
import { openAsking } from '@tallywire/shared/kafka/admin';
import { createWithLeaders } from '@tallywire/shared/kafka/topics';
import { systemClock } from '@tallywire/shared/runtime/system-clock';

/** For tests: creates topics with 3 partitions. */
export async function openTestTopics(brokers: readonly string[]): Promise<AsyncDisposable & { create(name: string): Promise<void> }> {
  const asking = openAsking({ brokers, clientId: 'test-topics', log: keepLog(), clock: systemClock });
  return {
    async create(topic) {
      await createWithLeaders(asking, [{ topic, numPartitions: 3, replicationFactor: 1 }], systemClock, performance.now() + 20_000);
    },
    [Symbol.asyncDispose]: () => asking[Symbol.asyncDispose](),
  };
}
