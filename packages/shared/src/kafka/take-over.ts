import type { Clock } from '../ports/clock.ts';
import type { Asking } from './admin.ts';
import { boundsOf, committedOf } from './offsets.ts';

const ASK_AGAIN_MS = 500;

export interface TakeOverOptions {
  readonly group: string;
  readonly resumeAt: (topic: string, partition: number) => Promise<number | null>;
  readonly asking: Asking;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Makes reading go on from an offset. */
  readonly seek: (topic: string, partition: number, offset: number) => void;
  readonly noticed: (error: unknown) => void;
}

/** Sees to it that reading a partition starts where the group's own store wants it, each time the partition is taken over. */
export interface TakeOvers {
  /** The partitions that are ours from now on. Those that were not before are taken over. */
  assigned(assignment: Readonly<Record<string, readonly number[]>>): void;
  /** Resolves when it is settled where reading the partition starts; rejects only when the signal aborts. */
  settled(topic: string, partition: number): Promise<void>;
}

export function watchTakeOvers(options: TakeOverOptions): TakeOvers {
  let settling = new Map<string, Promise<void>>();
  return {
    assigned(assignment) {
      const places = Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition })));
      settling = new Map(
        places.map(({ topic, partition }) => [`${topic}/${partition}`, settling.get(`${topic}/${partition}`) ?? settle(topic, partition, options)]),
      );
    },
    settled: async (topic, partition) => settling.get(`${topic}/${partition}`),
  };
}

/** Goes back where the store wants an earlier offset than the committed one; never forward, and never before the partition's beginning. */
async function settle(topic: string, partition: number, { group, resumeAt, asking, clock, signal, seek, noticed }: TakeOverOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      const wanted = (await resumeAt(topic, partition)) ?? 0;
      const committed = (await committedOf(asking, group, topic)).get(partition) ?? null;
      if (committed === null || wanted >= committed) return;
      const { low } = (await boundsOf(asking, topic)).get(partition) ?? { low: 0 };
      seek(topic, partition, Math.max(wanted, low));
      return;
    } catch (error) {
      noticed(error);
      await clock.sleep(ASK_AGAIN_MS, signal);
    }
  }
}
