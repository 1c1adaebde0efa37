import { TwError } from '../domain/errors.ts';
import { type Job, WorkerSlot } from './worker-slot.ts';

export type WorkerPoolOptions<O> = {
  /** The entry module, which calls `serveWorker`. */
  entry: URL;
  /** The most workers, and so jobs, at one time. */
  size: number;
  /** Wall-clock limit of one job, counted from when a loaded worker has it. */
  deadlineMs: number;
  /** Limit of a worker's old-generation heap. */
  heapMb: number;
  /** Checks what a worker answers; without it the entry module is trusted. */
  isOutput?: (value: unknown) => value is O;
};

/** Threads that may be killed: a job that hangs or bursts costs its own worker only. */
export type WorkerPool<I, O> = {
  /**
   * Runs one job as soon as a worker is free. Rejects with TW_WORKER_DEADLINE past the deadline, TW_WORKER_CRASHED when the worker
   * ends or faults, the handler's own coded error, or the reason of `signal`.
   */
  run(input: I, signal?: AbortSignal): Promise<O>;
  /** Ends all workers; jobs not done are rejected with TW_WORKER_CRASHED. */
  [Symbol.asyncDispose](): Promise<void>;
};

/** A pool of killable workers. They are started when first needed, and a killed one is replaced at once. */
export function createWorkerPool<I, O>(options: WorkerPoolOptions<O>): WorkerPool<I, O> {
  const slots = new Set<WorkerSlot<I, O>>();
  const queue: Job<I, O>[] = [];
  let isClosed = false;

  const start = (): WorkerSlot<I, O> => {
    const onGone = (wasLoaded: boolean): void => {
      slots.delete(slot);
      // A worker that fails to load is not replaced before it is needed, or a broken entry would restart for ever.
      if (wasLoaded && !isClosed && slots.size < options.size) start();
      dispatch();
    };
    const slot = new WorkerSlot<I, O>({ isOutput: trustEntry<O>, ...options, onFree: dispatch, onGone });
    slots.add(slot);
    return slot;
  };
  const dispatch = (): void => {
    while (queue.length > 0 && !isClosed) {
      const idle = [...slots].find((slot) => slot.job === null) ?? (slots.size < options.size ? start() : null);
      const job = idle === null ? undefined : queue.shift();
      if (idle === null || job === undefined) return;
      idle.give(job);
    }
  };
  const abort = (job: Job<I, O>, reason: unknown): void => {
    const waiting = queue.indexOf(job);
    if (waiting >= 0) queue.splice(waiting, 1);
    for (const slot of slots) if (slot.job === job) void slot.end(reason); // its end is waited for by the pool's own
    job.reject(reason);
  };

  return {
    async run(input, signal) {
      if (isClosed) throw new TwError('TW_WORKER_CRASHED', 'The worker pool is closed.');
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<O>();
      const job = { input, resolve, reject };
      const onAbort = (): void => abort(job, signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      queue.push(job);
      dispatch();
      return promise.finally(() => signal?.removeEventListener('abort', onAbort));
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      const error = new TwError('TW_WORKER_CRASHED', 'The worker pool was closed before the job was done.');
      for (const job of queue.splice(0)) job.reject(error);
      await Promise.all([...slots].map((slot) => slot.end(error)));
    },
  };
}

function trustEntry<O>(_output: unknown): _output is O {
  return true;
}
