import type { InRecord } from '../domain/event.ts';
import { contentHash } from '../domain/ids.ts';
import type { Bus, SubscribeOptions, Subscription } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { RecordLog } from '../ports/record-log.ts';

const DEFAULT_BATCH = 100;
const READ_CHUNK = 100;
/** Pause before a batch whose handler threw is handed over again. */
const REDELIVERY_MS = 100;

export interface MemoryBusOptions {
  readonly log: RecordLog;
  readonly clock: Clock;
  readonly partitions: number;
  /** Told when the log of a partition can't be read or written; not again until it could. A handler's faults are the handler's own to tell. */
  readonly onFault?: (error: unknown, place: string) => void;
}

/** The bus of one process: records live in a log, and each partition of a topic has one reader a group. */
export function openMemoryBus({ log, clock, partitions, onFault = () => {} }: MemoryBusOptions): Bus {
  const wakers = new Set<() => void>();
  const subscriptions = new Set<Subscription>();
  const groups = new Map<string, Member[]>();
  const wake = (): void => {
    for (const waker of wakers) waker();
  };
  const allPartitions = Array.from({ length: partitions }, (_, partition) => partition);

  return {
    async publish(records) {
      if (records.length === 0) return;
      log.append(records.map((record) => ({ ...record, partition: partitionOf(record.key, partitions) })));
      wake();
    },

    async subscribe(options) {
      const member: Member = { stopping: new AbortController(), held: new Set() };
      const members = groups.get(options.group) ?? [];
      groups.set(options.group, members);
      members.push(member);
      const readers = options.topics.flatMap((topic) =>
        allPartitions.map((partition) => readPartition({ options, topic, partition, log, clock, members, member, wakers, onFault })),
      );
      const subscription: Subscription = {
        // Readers only end by being stopped: a handler that throws is called again.
        failed: new Promise<never>(() => {}),
        async [Symbol.asyncDispose]() {
          member.stopping.abort();
          wake();
          await Promise.all(readers);
          members.splice(members.indexOf(member), 1);
          subscriptions.delete(subscription);
          wake();
        },
      };
      subscriptions.add(subscription);
      wake();
      return subscription;
    },

    async *read(topic, signal) {
      for (const partition of allPartitions) {
        const end = log.end(topic, partition);
        for (let next = 0; next < end && !signal?.aborted; ) {
          const records = log.read(topic, partition, next, READ_CHUNK);
          yield* records;
          next = (records.at(-1)?.offset ?? end) + 1;
        }
      }
    },

    async lag(group, topics) {
      const lags = topics.flatMap((topic) => allPartitions.map((partition) => log.end(topic, partition) - (log.committed(group, topic, partition) ?? 0)));
      return lags.reduce((sum, lag) => sum + lag, 0);
    },

    async [Symbol.asyncDispose]() {
      await Promise.all([...subscriptions].map((subscription) => subscription[Symbol.asyncDispose]()));
    },
  };
}

function partitionOf(key: string, partitions: number): number {
  return Number.parseInt(contentHash(key).slice(0, 8), 16) % partitions;
}

interface Member {
  readonly stopping: AbortController;
  /** Partitions it reads at present: another member takes over only what is let go. */
  readonly held: Set<string>;
}

interface Reading {
  readonly options: SubscribeOptions;
  readonly topic: string;
  readonly partition: number;
  readonly log: RecordLog;
  readonly clock: Clock;
  readonly members: readonly Member[];
  readonly member: Member;
  readonly wakers: Set<() => void>;
  readonly onFault: (error: unknown, place: string) => void;
}

/** Reads one partition for one member until it is stopped, in the turns in which the partition is the member's. */
async function readPartition(reading: Reading): Promise<void> {
  const { options, topic, partition, log, clock, member } = reading;
  const { signal } = member.stopping;
  const place = `${topic}/${partition}`;
  let next: number | null = null;
  let isWell = true;
  while (!signal.aborted) {
    if (!mayRead(reading, place)) {
      member.held.delete(place);
      next = null;
      await woken(reading.wakers, () => signal.aborted || mayRead(reading, place));
      continue;
    }
    member.held.add(place);
    try {
      next ??= await startOf(reading);
      const batch = log.read(topic, partition, next, options.maxBatch ?? DEFAULT_BATCH);
      const last = batch.at(-1);
      if (!last) {
        const from = next;
        await woken(reading.wakers, () => signal.aborted || !mayRead(reading, place) || log.end(topic, partition) > from);
        continue;
      }
      if (await isHandled(options, batch, signal)) {
        log.commit(options.group, topic, partition, last.offset + 1);
        next = last.offset + 1;
      } else await clock.sleep(REDELIVERY_MS, signal);
      isWell = true;
    } catch (error) {
      if (isWell) reading.onFault(error, place);
      isWell = false;
      await clock.sleep(REDELIVERY_MS, signal);
    }
  }
  member.held.delete(place);
}

/** False where the handler threw: what and why is its own to tell, and the records are handed over again. */
function isHandled({ handler }: SubscribeOptions, batch: readonly InRecord[], signal: AbortSignal): Promise<boolean> {
  return handler(batch, signal).then(
    () => true,
    () => false,
  );
}

/** A partition belongs to the member that its number falls to, once no other holds it. */
function mayRead({ members, member, partition }: Reading, place: string): boolean {
  const living = members.filter(({ stopping }) => !stopping.signal.aborted);
  return living[partition % Math.max(1, living.length)] === member && !members.some((other) => other !== member && other.held.has(place));
}

async function startOf({ options, topic, partition, log }: Reading): Promise<number> {
  const committed = log.committed(options.group, topic, partition) ?? 0;
  if (!options.resumeAt) return committed;
  return Math.min(committed, (await options.resumeAt(topic, partition)) ?? 0);
}

/** Resolves when the condition holds; it is looked at now and after each change of the bus. */
function woken(wakers: Set<() => void>, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const waker = (): void => {
      if (!condition()) return;
      wakers.delete(waker);
      resolve();
    };
    wakers.add(waker);
    waker();
  });
}
