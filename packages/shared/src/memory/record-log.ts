import type { InRecord } from '../domain/event.ts';
import type { RecordLog } from '../ports/record-log.ts';

/** Records in arrays, for tests. Compacted topics are kept whole: nothing lives long enough to matter. */
export function openMemoryRecordLog(): RecordLog {
  const partitions = new Map<string, InRecord[]>();
  const offsets = new Map<string, number>();
  const recordsOf = (topic: string, partition: number): InRecord[] => {
    const place = `${topic}/${partition}`;
    const records = partitions.get(place) ?? [];
    partitions.set(place, records);
    return records;
  };
  return {
    append(records) {
      for (const { topic, partition, key, value, headers } of records) {
        const stored = recordsOf(topic, partition);
        stored.push({ topic, partition, offset: stored.length, key, value, headers });
      }
    },
    read: (topic, partition, from, limit) => recordsOf(topic, partition).slice(from, from + limit),
    end: (topic, partition) => recordsOf(topic, partition).length,
    committed: (group, topic, partition) => offsets.get(`${group}/${topic}/${partition}`) ?? null,
    commit(group, topic, partition, next) {
      offsets.set(`${group}/${topic}/${partition}`, next);
    },
    [Symbol.dispose]() {},
  };
}
