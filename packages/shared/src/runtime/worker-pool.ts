import { Worker } from 'node:worker_threads';

import { TwError } from '../domain/errors.ts';
import type { WorkerAnswer } from './serve-worker.ts';

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

type Job<I, O> = { input: I; resolve(output: O): void; reject(error: unknown): void; ended: boolean };
type Slot<I, O> = { worker: Worker; ready: boolean; job: Job<I, O> | null; timer: NodeJS.Timeout | null };

/** Loading is not the document's fault, so it has a limit of its own. */
const LOAD_LIMIT_MS = 30_000;
const YOUNG_HEAP_MB = 32;

/** A pool of killable workers. They are started when first needed, and a killed one is replaced at once. */
export function createWorkerPool<I, O>(options: WorkerPoolOptions<O>): WorkerPool<I, O> {
  const isOutput = options.isOutput ?? trustEntry<O>;
  const slots = new Set<Slot<I, O>>();
  const ending = new Set<Promise<unknown>>();
  const queue: Job<I, O>[] = [];
  let closed = false;

  const pool: WorkerPool<I, O> = {
    run(input, signal) {
      if (closed) return Promise.reject(new TwError('TW_WORKER_CRASHED', 'The worker pool is closed.'));
      if (signal?.aborted) return Promise.reject(signal.reason);
      return new Promise<O>((resolve, reject) => {
        const onAbort = (): void => abort(job, signal?.reason);
        const settle = (): boolean => {
          signal?.removeEventListener('abort', onAbort);
          const first = !job.ended;
          job.ended = true;
          return first;
        };
        const job: Job<I, O> = { input, ended: false, resolve: (output) => settle() && resolve(output), reject: (error) => settle() && reject(error) };
        signal?.addEventListener('abort', onAbort, { once: true });
        queue.push(job);
        dispatch();
      });
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      const error = new TwError('TW_WORKER_CRASHED', 'The worker pool was closed before the job was done.');
      for (const job of queue.splice(0)) job.reject(error);
      for (const slot of slots) kill(slot, error);
      await Promise.all(ending);
    },
  };
  return pool;

  function dispatch(): void {
    while (queue.length > 0 && !closed) {
      const slot = idleSlot() ?? (slots.size < options.size ? start() : null);
      if (slot === null) return;
      const job = queue.shift();
      if (job !== undefined) give(slot, job);
    }
  }

  function idleSlot(): Slot<I, O> | null {
    for (const slot of slots) if (slot.job === null) return slot;
    return null;
  }

  function start(): Slot<I, O> {
    const worker = new Worker(options.entry, {
      env: {}, // what reads strangers' documents gets none of our settings
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    });
    const slot: Slot<I, O> = { worker, ready: false, job: null, timer: null };
    slots.add(slot);
    worker.on('message', (answer: WorkerAnswer) => hear(slot, answer));
    worker.on('messageerror', (cause) => replace(slot, crashed("answered what can't be read", cause)));
    worker.on('error', (cause) => replace(slot, crashed('failed', cause)));
    worker.on('exit', (code) => replace(slot, crashed(`ended with code ${code}`)));
    return slot;
  }

  function give(slot: Slot<I, O>, job: Job<I, O>): void {
    slot.job = job;
    if (slot.ready) startDeadline(slot);
    else slot.timer = setTimeout(() => replace(slot, crashed(`did not load within ${LOAD_LIMIT_MS} ms`)), LOAD_LIMIT_MS);
    try {
      slot.worker.postMessage(job.input);
    } catch (cause) {
      free(slot);
      job.reject(cause);
    }
  }

  function startDeadline(slot: Slot<I, O>): void {
    const { deadlineMs } = options;
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = setTimeout(() => replace(slot, new TwError('TW_WORKER_DEADLINE', `A document took longer than ${deadlineMs} ms.`)), deadlineMs);
  }

  function hear(slot: Slot<I, O>, answer: WorkerAnswer): void {
    if (!slots.has(slot)) return; // an answer that crossed the order to stop
    if (answer.kind === 'ready') {
      slot.ready = true;
      if (slot.job !== null) startDeadline(slot);
      return;
    }
    const { job } = slot;
    free(slot);
    if (answer.kind === 'failed') job?.reject(answer.code === null ? crashed(`failed: ${answer.message}`) : new TwError(answer.code, answer.message));
    else if (isOutput(answer.output)) job?.resolve(answer.output);
    else job?.reject(crashed('answered something unexpected'));
    dispatch();
  }

  function abort(job: Job<I, O>, reason: unknown): void {
    const waiting = queue.indexOf(job);
    if (waiting >= 0) queue.splice(waiting, 1);
    for (const slot of slots) if (slot.job === job) replace(slot, reason);
    job.reject(reason);
  }

  function replace(slot: Slot<I, O>, error: unknown): void {
    if (!slots.has(slot)) return;
    // A worker that fails to load is not replaced before it is needed, or a broken entry would restart for ever.
    const wasLoaded = slot.ready;
    kill(slot, error);
    if (wasLoaded && !closed && slots.size < options.size) start();
    dispatch();
  }

  function kill(slot: Slot<I, O>, error: unknown): void {
    const { job } = slot;
    free(slot);
    slots.delete(slot);
    const ended = slot.worker.terminate().finally(() => ending.delete(ended));
    ending.add(ended);
    job?.reject(error);
  }
}

function trustEntry<O>(_output: unknown): _output is O {
  return true;
}

function free(slot: { job: unknown; timer: NodeJS.Timeout | null }): void {
  if (slot.timer !== null) clearTimeout(slot.timer);
  slot.timer = null;
  slot.job = null;
}

function crashed(what: string, cause?: unknown): TwError {
  const because = cause instanceof Error ? `: ${cause.message}` : '';
  return new TwError('TW_WORKER_CRASHED', `A worker ${what}${because}.`, { cause });
}
