import type { InRecord, OutRecord } from '../domain/event.ts';

/** Where the one-process bus keeps its records: in the process, hence synchronous. An append is whole or not at all. */
export interface RecordLog extends Disposable {
  /** Appends in order; a compacted topic keeps only the latest record of each key. */
  append(records: readonly (OutRecord & { readonly partition: number })[]): void;
  /** Records of a partition from an offset on, at most `limit`. */
  read(topic: string, partition: number, from: number, limit: number): InRecord[];
  /** The offset that the next record of the partition will get. */
  end(topic: string, partition: number): number;
  /** The next offset a group wants; null where it never committed. */
  committed(group: string, topic: string, partition: number): number | null;
  commit(group: string, topic: string, partition: number, next: number): void;
}
