import type { EachBatchPayload } from 'kafkajs';
import type { SubscribeOptions } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import { recordOf } from './record.ts';

const DEFAULT_BATCH = 100;
/** Pause before records whose handler threw are handed over again. */
const REDELIVERY_MS = 100;
const HEARTBEAT_MS = 1_000;

export interface BatchOptions {
  readonly subscription: SubscribeOptions;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Resolves when it is settled where reading the partition starts. */
  readonly settled: (topic: string, partition: number) => Promise<void>;
  readonly threw: (error: unknown) => void;
}

/**
 * Hands a fetched batch over in slices and commits each after its handler has resolved. What the handler throws stays here, since kafkajs would stop for good or spin on it:
 * the partition is paused and the same records are fetched again.
 */
export async function handleBatch(payload: EachBatchPayload, options: BatchOptions): Promise<void> {
  const { batch, isRunning, isStale } = payload;
  const { subscription, signal } = options;
  const { topic, partition } = batch;
  await using _ = beating(payload);
  await options.settled(topic, partition);
  const records = batch.messages.map((message) => recordOf(topic, partition, message));
  const size = subscription.maxBatch ?? DEFAULT_BATCH;
  for (let at = 0; at < records.length; at += size) {
    if (signal.aborted || !isRunning() || isStale()) return;
    const slice = records.slice(at, at + size);
    try {
      await subscription.handler(slice, signal);
    } catch (error) {
      if (signal.aborted) return;
      options.threw(error);
      pauseFor(payload, options);
      return;
    }
    await commit(payload, (slice.at(-1)?.offset ?? -1) + 1);
  }
}

/** Keeps the membership while a handler works. That the group rebalances is seen by kafkajs itself after the batch. */
export function beating({ heartbeat }: EachBatchPayload): AsyncDisposable {
  let beat = Promise.resolve();
  const timer = setInterval(() => {
    beat = beat.then(heartbeat).catch(() => {});
  }, HEARTBEAT_MS);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await beat;
    },
  };
}

function pauseFor({ pause }: EachBatchPayload, { clock, signal }: BatchOptions): void {
  const resume = pause();
  // Not awaited: other partitions go on meanwhile.
  void clock.sleep(REDELIVERY_MS, signal).then(resume);
}

async function commit({ batch: { topic, partition }, commitOffsetsIfNecessary, resolveOffset }: EachBatchPayload, next: number): Promise<void> {
  await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: `${next}` }] }] });
  resolveOffset(`${next - 1}`);
}
