import { Worker } from 'node:worker_threads';
import { TwError } from '../domain/errors.ts';
import type { WorkerAnswer } from './serve-worker.ts';

/** One document on its way through a worker. */
export interface Job<I, O> {
  readonly input: I;
  resolve(output: O): void;
  reject(error: unknown): void;
}

export interface SlotOptions<O> {
  readonly entry: URL;
  readonly deadlineMs: number;
  readonly heapMb: number;
  readonly isOutput: (value: unknown) => value is O;
  /** The slot has ended its job and takes another. */
  readonly onFree: () => void;
  /** The worker is gone; it had loaded before, or not. */
  readonly onGone: (wasLoaded: boolean) => void;
}

/** Loading is not the document's fault, so it has a limit of its own. */
const LOAD_LIMIT_MS = 30_000;
const YOUNG_HEAP_MB = 16;

/** One worker thread and the job it has at hand. */
export class WorkerSlot<I, O> {
  readonly #options: SlotOptions<O>;
  readonly #worker: Worker;
  #isLoaded = false;
  #isGone = false;
  #timer: NodeJS.Timeout | null = null;
  #job: Job<I, O> | null = null;

  constructor(options: SlotOptions<O>) {
    this.#options = options;
    this.#worker = new Worker(options.entry, {
      env: {}, // what reads strangers' documents gets none of our settings
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    });
    this.#worker.on('message', (answer: WorkerAnswer) => this.#hear(answer));
    this.#worker.on('messageerror', (cause) => void this.end(crashed("answered what can't be read", cause)));
    this.#worker.on('error', (cause) => void this.end(crashed('failed', cause)));
    this.#worker.on('exit', (code) => void this.end(crashed(`ended with code ${code}`)));
  }

  get job(): Job<I, O> | null {
    return this.#job;
  }

  give(job: Job<I, O>): void {
    this.#job = job;
    if (this.#isLoaded) this.#startDeadline();
    else this.#timer = setTimeout(() => void this.end(crashed(`did not load within ${LOAD_LIMIT_MS} ms`)), LOAD_LIMIT_MS);
    try {
      this.#worker.postMessage(job.input);
    } catch (cause) {
      this.#free();
      job.reject(cause);
    }
  }

  /** Stops the thread wherever it is; its job is rejected with the error. Resolves when the thread has ended. */
  async end(error: unknown): Promise<void> {
    if (this.#isGone) return;
    this.#isGone = true;
    const job = this.#job;
    this.#free();
    const ended = this.#worker.terminate();
    job?.reject(error);
    this.#options.onGone(this.#isLoaded);
    await ended;
  }

  #hear(answer: WorkerAnswer): void {
    if (this.#isGone) return; // an answer that crossed the order to stop
    if (answer.kind === 'ready') {
      this.#isLoaded = true;
      if (this.#job !== null) this.#startDeadline();
      return;
    }
    const job = this.#job;
    this.#free();
    if (answer.kind === 'failed') job?.reject(answer.code === null ? crashed(`failed: ${answer.message}`) : new TwError(answer.code, answer.message));
    else if (this.#options.isOutput(answer.output)) job?.resolve(answer.output);
    else job?.reject(crashed('answered something unexpected'));
    this.#options.onFree();
  }

  #startDeadline(): void {
    const { deadlineMs } = this.#options;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.end(new TwError('TW_WORKER_DEADLINE', `A document took longer than ${deadlineMs} ms.`)), deadlineMs);
  }

  #free(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#job = null;
  }
}

function crashed(what: string, cause?: unknown): TwError {
  const because = cause instanceof Error ? `: ${cause.message}` : '';
  return new TwError('TW_WORKER_CRASHED', `A worker ${what}${because}.`, { cause });
}
