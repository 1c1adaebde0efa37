import { inject } from 'vitest';
import { openTestTopics } from '../../../../tests/containers/kafka-topics.ts';
import { busContract } from '../contract/bus-contract.ts';
import { keepLog } from '../contract/kept-log.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openKafkaBus } from './bus.ts';

busContract('Kafka', async () => {
  const options = { brokers: inject('kafkaBrokers'), clientId: 'contract', log: keepLog(), clock: systemClock, times: { heartbeatMs: 300, maxWaitMs: 200 } };
  const [bus, other, topics] = await Promise.all([openKafkaBus(options), openKafkaBus(options), openTestTopics(options.brokers)]);
  const dispose = async (): Promise<void> => {
    await Promise.all([bus, other, topics].map((opened) => opened[Symbol.asyncDispose]()));
  };
  return { bus, other, createTopic: topics.create, dispose };
});
