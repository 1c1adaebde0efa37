import { parentPort } from 'node:worker_threads';

import { codeOf, type ErrorCode } from '../domain/errors.ts';

/** What a worker tells its pool: that it is loaded, or how its one job ended. */
export type WorkerAnswer = { kind: 'ready' } | { kind: 'done'; output: unknown } | { kind: 'failed'; code: ErrorCode | null; message: string };

/**
 * Makes the calling module the entry of a pooled worker: each input is answered by what `handler` returns or throws.
 * To be called once, at the end of the entry module; throws outside a worker thread.
 */
export function serveWorker<I, O>(handler: (input: I) => O | Promise<O>): void {
  const port = parentPort;
  if (port === null) throw new Error('serveWorker is for the entry module of a worker thread.');
  const tell = (answer: WorkerAnswer): void => port.postMessage(answer);
  port.on('message', (input: I) => {
    void answerTo(handler, input).then(tell); // answerTo never rejects; a value that can't be cloned ends the worker
  });
  tell({ kind: 'ready' });
}

async function answerTo<I, O>(handler: (input: I) => O | Promise<O>, input: I): Promise<WorkerAnswer> {
  try {
    return { kind: 'done', output: await handler(input) };
  } catch (error) {
    return { kind: 'failed', code: codeOf(error), message: error instanceof Error ? error.message : String(error) };
  }
}
