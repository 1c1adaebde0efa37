import type { Bus, Subscription } from '../ports/bus.ts';
import { openAsking } from './admin.ts';
import type { KafkaOptions } from './connect.ts';
import { CONSUMER_TIMES, type ConsumerTimes } from './consumer.ts';
import { lagOf } from './offsets.ts';
import { watchOutage } from './outage.ts';
import { openSerialProducer } from './producer.ts';
import { readTopic } from './read-topic.ts';
import { openSubscription } from './subscription.ts';

export interface KafkaBusOptions extends KafkaOptions {
  /** How long a publish waits for brokers that went away before it rejects. */
  readonly patienceMs?: number;
  readonly times?: Partial<ConsumerTimes>;
}

/** The bus on Kafka. It opens whether brokers are there or not: what needs them waits for them. */
export async function openKafkaBus(options: KafkaBusOptions): Promise<Bus> {
  const outage = watchOutage(options.log, options.brokers);
  const asking = openAsking(options);
  const producer = openSerialProducer(options, outage);
  const times = { ...CONSUMER_TIMES, ...options.times };
  const subscriptions = new Set<Subscription>();

  return {
    publish: (records) => producer.send(records),
    async subscribe(wanted) {
      const opened = openSubscription(wanted, { options, times, asking, outage });
      const subscription: Subscription = {
        failed: opened.failed,
        async [Symbol.asyncDispose]() {
          await opened[Symbol.asyncDispose]();
          subscriptions.delete(subscription);
        },
      };
      subscriptions.add(subscription);
      return subscription;
    },
    read: (topic, signal) => readTopic(topic, options, times, asking, signal),
    async lag(group, topics) {
      const lags = [];
      for (const topic of topics) lags.push(await lagOf(asking, group, topic));
      return lags.reduce((sum, lag) => sum + lag, 0);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...subscriptions].map((subscription) => subscription[Symbol.asyncDispose]()));
      await producer[Symbol.asyncDispose]();
      await asking[Symbol.asyncDispose]();
    },
  };
}
