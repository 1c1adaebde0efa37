import type { Asking } from './admin.ts';

export interface Bounds {
  /** Offset of the first record that is still there. */
  readonly low: number;
  /** Offset that the next record will get. */
  readonly high: number;
}

/** Where each partition of a topic begins and ends now. */
export async function boundsOf(asking: Asking, topic: string): Promise<Map<number, Bounds>> {
  const offsets = await asking.ask(`Asking for the bounds of ${topic}`, (admin) => admin.fetchTopicOffsets(topic));
  return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
}

/** What a group has committed of a topic; null where it never did. */
export async function committedOf(asking: Asking, group: string, topic: string): Promise<Map<number, number | null>> {
  const told = await asking.ask(`Asking what ${group} has committed of ${topic}`, (admin) => admin.fetchOffsets({ groupId: group, topics: [topic] }));
  const partitions = told.flatMap(({ partitions }) => partitions);
  return new Map(partitions.map(({ partition, offset }) => [partition, Number(offset) < 0 ? null : Number(offset)]));
}

/** Records of a topic that a group has not committed yet. */
export async function lagOf(asking: Asking, group: string, topic: string): Promise<number> {
  const [bounds, committed] = await Promise.all([boundsOf(asking, topic), committedOf(asking, group, topic)]);
  return [...bounds].reduce((sum, [partition, { low, high }]) => sum + Math.max(0, high - Math.max(low, committed.get(partition) ?? low)), 0);
}
