import { randomUUID } from 'node:crypto';
import type { Consumer } from 'kafkajs';
import type { InRecord } from '../domain/event.ts';
import type { Asking } from './admin.ts';
import { beating } from './batch.ts';
import { busUnavailable, type KafkaOptions } from './connect.ts';
import { type ConsumerTimes, newConsumer } from './consumer.ts';
import { boundsOf } from './offsets.ts';
import { recordOf } from './record.ts';

/** Fetches without a batch after which nothing more stands there: compaction may have removed the last offsets. */
const EMPTY_FETCHES = 4;

interface Chunk {
  readonly records: readonly InRecord[];
  taken(): void;
}

/** Every record that stands on a topic now, by a consumer in a group of its own that commits nothing. */
export async function* readTopic(topic: string, options: KafkaOptions, times: ConsumerTimes, asking: Asking, signal?: AbortSignal): AsyncGenerator<InRecord> {
  const bounds = await boundsOf(asking, topic);
  const open = new Map([...bounds].filter(([, { low, high }]) => high > low).map(([partition, { high }]) => [partition, high]));
  if (open.size === 0) return;
  const consumer = newConsumer(options, `tallywire-read-${randomUUID()}`, times);
  const chunks = openChunks();
  signal?.addEventListener('abort', chunks.end, { once: true });
  try {
    await follow(consumer, topic, open, chunks).catch((error: unknown) => {
      throw busUnavailable(options, `Reading ${topic}`, error);
    });
    for (;;) {
      const chunk = await chunks.next();
      if (!chunk || signal?.aborted) break;
      try {
        yield* chunk.records;
      } finally {
        chunk.taken();
      }
    }
    const fault = chunks.fault();
    if (fault) throw busUnavailable(options, `Reading ${topic}`, fault);
  } finally {
    signal?.removeEventListener('abort', chunks.end);
    chunks.end();
    await consumer.disconnect().catch(() => {});
  }
}

/** Starts reading; each batch waits until its records are taken. */
async function follow(consumer: Consumer, topic: string, open: Map<number, number>, chunks: Chunks): Promise<void> {
  const next = new Map<number, number>();
  let emptyFetches = 0;
  consumer.on(consumer.events.FETCH, () => {
    if (++emptyFetches >= EMPTY_FETCHES) chunks.end();
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => chunks.end(payload.error));
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: async (payload) => {
      const { batch, resolveOffset } = payload;
      const { partition } = batch;
      await using _ = beating(payload);
      const end = open.get(partition) ?? 0;
      const from = next.get(partition) ?? 0;
      const records = batch.messages.map((message) => recordOf(topic, partition, message)).filter(({ offset }) => offset >= from && offset < end);
      if (records.length > 0) await chunks.offer(records);
      const last = Number(batch.lastOffset());
      next.set(partition, last + 1);
      resolveOffset(`${last}`);
      if (last + 1 >= end) open.delete(partition);
      if (open.size === 0) chunks.end();
      emptyFetches = -1;
    },
  });
}

interface Chunks {
  offer(records: readonly InRecord[]): Promise<void>;
  /** Null after the end, once all that was offered is taken. */
  next(): Promise<Chunk | null>;
  end(fault?: unknown): void;
  fault(): unknown;
}

/** Hands chunks from one to another, one at a time. After the end nothing is waited for. */
function openChunks(): Chunks {
  const waiting: Chunk[] = [];
  const takers: ((chunk: Chunk | null) => void)[] = [];
  let ended = false;
  let fault: unknown = null;
  const pass = (): void => {
    while (takers.length > 0 && (waiting.length > 0 || ended)) takers.shift()?.(waiting.shift() ?? null);
  };
  return {
    offer(records) {
      if (ended) return Promise.resolve();
      const taken = Promise.withResolvers<void>();
      waiting.push({ records, taken: taken.resolve });
      pass();
      return taken.promise;
    },
    next: () =>
      new Promise((resolve) => {
        takers.push(resolve);
        pass();
      }),
    end(cause) {
      ended = true;
      if (cause instanceof Error) fault = cause;
      for (const { taken } of waiting) taken();
      pass();
    },
    fault: () => fault,
  };
}
