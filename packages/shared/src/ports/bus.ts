import type { InRecord, OutRecord } from '../domain/event.ts';

/** Handles records of one partition, in order. Resolving says that all their effects are durable. */
export type BatchHandler = (records: readonly InRecord[], signal: AbortSignal) => Promise<void>;

export interface SubscribeOptions {
  /** The consumer group: each record of a topic goes to one member of each group. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Most records handed over at once. */
  readonly maxBatch?: number;
  readonly handler: BatchHandler;
  /**
   * The next offset that the group's own store wants of a partition, null where it has none of it: asked once whenever a partition is taken over. Reading starts at the
   * lower of this and the committed offset, so that a store that lost its tail gets it again. Absent: the committed offset decides.
   */
  readonly resumeAt?: (topic: string, partition: number) => Promise<number | null>;
}

/** A running subscription. Disposing it stops the intake, waits for the batch at hand, and leaves the group. */
export interface Subscription extends AsyncDisposable {
  /** Rejects when the subscription can't go on by itself. */
  readonly failed: Promise<never>;
}

/**
 * Carries records between stages: at least once, in order for each key. Reading starts at the beginning of a topic for a group that is new.
 * A handler that throws gets the same records again after a pause: records are never skipped. Faults of the bus itself are `TW_BUS_UNAVAILABLE`.
 */
export interface Bus extends AsyncDisposable {
  /** Puts records on their topics; resolved when all are durable, in order for each key. Rejected: any of them may or may not be there. */
  publish(records: readonly OutRecord[]): Promise<void>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Every record that stands on a topic now, partition by partition. */
  read(topic: string, signal?: AbortSignal): AsyncIterable<InRecord>;
  /** Records of the topics that the group has not committed yet. */
  lag(group: string, topics: readonly string[]): Promise<number>;
}
