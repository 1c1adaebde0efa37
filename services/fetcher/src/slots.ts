import type { Clock } from '@tallywire/shared/ports/clock';
import type { Job } from '@tallywire/shared/ports/frontier';

/** Jobs at work in this process. */
export interface Slots {
  taken(): number;
  /** True while a job of the host is at work. */
  isBusy(host: string): boolean;
  /** Starts a job, which must not reject; a fault of it is thrown by the next `rest`, or by `ended`. */
  run(job: Job, work: () => Promise<void>): void;
  /** Resolves after the time, when a job ends, or when the signal aborts. */
  rest(ms: number, signal: AbortSignal): Promise<void>;
  /** Resolves when no job is at work any more. */
  ended(): Promise<void>;
}

/** Keeps count of the jobs at work. */
export function openSlots(clock: Clock): Slots {
  const running = new Map<Promise<void>, string>();
  let waker = new AbortController();
  const faults: unknown[] = [];

  const follow = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      faults.push(error);
    }
  };
  const rethrow = (): void => {
    if (faults.length > 0) throw faults[0];
  };

  return {
    taken: () => running.size,
    isBusy: (host) => [...running.values()].includes(host),
    run({ host }, work) {
      const job = follow(work).then(() => {
        running.delete(job);
        waker.abort();
      });
      running.set(job, host);
    },
    async rest(ms, signal) {
      rethrow();
      waker = new AbortController();
      await clock.sleep(ms, AbortSignal.any([signal, waker.signal]));
      rethrow();
    },
    async ended() {
      await Promise.all(running.keys());
      rethrow();
    },
  };
}
