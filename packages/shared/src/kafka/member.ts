import type { Consumer } from 'kafkajs';
import type { SubscribeOptions } from '../ports/bus.ts';
import type { Asking } from './admin.ts';
import { handleBatch } from './batch.ts';
import type { KafkaOptions } from './connect.ts';
import { type ConsumerTimes, type Crash, crashOf, newConsumer } from './consumer.ts';
import type { Outage } from './outage.ts';
import { type TakeOvers, watchTakeOvers } from './take-over.ts';

/** Partitions that a member handles at once. */
const CONCURRENT_PARTITIONS = 4;
/** A consumer that gives no sign of life for so long, while no handler is at work, is taken for stuck. */
const STALL_MS = 120_000;

export interface MemberWorld {
  readonly options: KafkaOptions;
  readonly times: ConsumerTimes;
  readonly asking: Asking;
  readonly outage: Outage;
}

/** How a member ended: crashed, or stopped by the signal; and whether it had handled anything. */
export interface MemberEnd {
  readonly crash: Crash | null;
  readonly handled: boolean;
}

/** Lives one consumer's life, from joining the group to leaving it. */
export async function runMember(subscription: SubscribeOptions, world: MemberWorld, signal: AbortSignal): Promise<MemberEnd> {
  const { options, outage } = world;
  const log = options.log.child({ group: subscription.group });
  const consumer = newConsumer(options, subscription.group, world.times, outage.noticed);
  const takeOvers = takeOversOf(subscription, consumer, world, signal);
  const life = watchLife(consumer, signal);
  consumer.on(consumer.events.HEARTBEAT, outage.over);
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    outage.over();
    takeOvers?.assigned(payload.memberAssignment);
  });
  const threw = (error: unknown): void => log.warn({ cause: String(error) }, 'Handler failed, records will be handed over again.');
  const settled = async (topic: string, partition: number): Promise<void> => takeOvers?.settled(topic, partition);
  const start = async (): Promise<void> => {
    await consumer.connect();
    await consumer.subscribe({ topics: [...subscription.topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
      eachBatch: (payload) => life.atWork(() => handleBatch(payload, { subscription, clock: options.clock, signal, settled, threw })),
    });
  };
  let trying = true;
  const starting = start().finally(() => {
    trying = false;
  });
  const crash = await Promise.race([starting.then(() => life.end, crashOf), life.end]);
  life.unwatch();
  // It is given up anyway: a fault of its parting changes nothing.
  const part = (): Promise<void> => consumer.disconnect().catch(() => {});
  // One that still tries to connect is left to itself, and parted from when it has ended trying.
  if (trying) void starting.then(part, part);
  else await part();
  return { crash: signal.aborted ? null : crash, handled: life.handled() };
}

function takeOversOf({ group, resumeAt }: SubscribeOptions, consumer: Consumer, world: MemberWorld, signal: AbortSignal): TakeOvers | null {
  if (!resumeAt) return null;
  const seek = (topic: string, partition: number, offset: number): void => consumer.seek({ topic, partition, offset: `${offset}` });
  const noticed = (error: unknown): void => world.options.log.warn({ group, cause: String(error) }, 'Where to go on could not be learnt, asking again.');
  return watchTakeOvers({ group, resumeAt, asking: world.asking, clock: world.options.clock, signal, seek, noticed });
}

interface Life {
  /** Resolves with how the consumer crashed, or with null when the signal aborts. */
  readonly end: Promise<Crash | null>;
  atWork(handle: () => Promise<void>): Promise<void>;
  handled(): boolean;
  unwatch(): void;
}

/** Watches a consumer for its crash, and for standing still. */
function watchLife(consumer: Consumer, signal: AbortSignal): Life {
  const end = Promise.withResolvers<Crash | null>();
  let [lastSignMs, working, handled] = [performance.now(), 0, false];
  const sign = (): void => {
    lastSignMs = performance.now();
  };
  const { FETCH, HEARTBEAT, GROUP_JOIN, REQUEST_TIMEOUT, CRASH } = consumer.events;
  for (const event of [FETCH, HEARTBEAT, GROUP_JOIN, REQUEST_TIMEOUT] as const) consumer.on(event, sign);
  consumer.on(CRASH, ({ payload }) => end.resolve(crashOf(payload.error)));
  const stop = (): void => end.resolve(null);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const watchdog = setInterval(() => {
    if (working === 0 && performance.now() - lastSignMs > STALL_MS)
      end.resolve({ kind: 'doubtful', error: new Error(`The consumer stood still for ${STALL_MS} ms.`) });
  }, STALL_MS / 10);
  return {
    end: end.promise,
    async atWork(handle) {
      working++;
      try {
        await handle();
        handled = true;
      } finally {
        working--;
        sign();
      }
    },
    handled: () => handled,
    unwatch() {
      clearInterval(watchdog);
      signal.removeEventListener('abort', stop);
    },
  };
}
