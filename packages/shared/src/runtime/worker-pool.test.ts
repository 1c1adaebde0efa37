import { describe, expect, it } from 'vitest';

import type { Order } from './worker-cases/order-worker.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

const entry = new URL('./worker-cases/order-worker.ts', import.meta.url);
const isString = (value: unknown): value is string => typeof value === 'string';

function open(options: { size?: number; deadlineMs?: number; heapMb?: number } = {}): WorkerPool<Order, string> {
  return createWorkerPool<Order, string>({ entry, size: 1, deadlineMs: 5000, heapMb: 64, isOutput: isString, ...options });
}

describe('worker pool', () => {
  it('answers each job with its own output, with more jobs than workers', async () => {
    await using pool = open({ size: 2 });
    const words = Array.from({ length: 40 }, (_, at) => `word ${at}`);
    expect(await Promise.all(words.map((word) => pool.run({ do: 'echo', word })))).toEqual(words);
  });

  it('runs no more workers than its size', async () => {
    await using pool = open({ size: 2 });
    const threads = await Promise.all(Array.from({ length: 20 }, () => pool.run({ do: 'thread' })));
    expect(new Set(threads).size).toBeLessThanOrEqual(2);
  });

  it('stops a job at its deadline and does the next on a fresh worker', async () => {
    await using pool = open({ deadlineMs: 100 });
    const before = await pool.run({ do: 'thread' });
    const spun = pool.run({ do: 'spin' });
    const next = pool.run({ do: 'thread' });
    await expect(spun).rejects.toMatchObject({ code: 'TW_WORKER_DEADLINE' });
    expect(await next).not.toBe(before);
  });

  it.each<Order['do']>(['burst', 'exit', 'fault'])('reports a job that ends by %s as crashed and goes on', async (what) => {
    await using pool = open({ heapMb: 24, deadlineMs: 20_000 });
    const order: Order = what === 'echo' ? { do: what, word: '' } : { do: what };
    await expect(pool.run(order)).rejects.toMatchObject({ code: 'TW_WORKER_CRASHED' });
    expect(await pool.run({ do: 'echo', word: 'next' })).toBe('next');
  });

  it("passes the handler's own code back and keeps the worker", async () => {
    await using pool = open();
    const before = await pool.run({ do: 'thread' });
    await expect(pool.run({ do: 'refuse' })).rejects.toMatchObject({ code: 'TW_PAGE_TOO_DEEP', message: 'Too deep.' });
    expect(await pool.run({ do: 'thread' })).toBe(before);
  });

  it('rejects an answer that is not an output', async () => {
    await using pool = createWorkerPool<Order, string>({ entry, size: 1, deadlineMs: 5000, heapMb: 64, isOutput: (value): value is string => value === 'x' });
    await expect(pool.run({ do: 'echo', word: 'y' })).rejects.toMatchObject({ code: 'TW_WORKER_CRASHED' });
    expect(await pool.run({ do: 'echo', word: 'x' })).toBe('x');
  });

  it('gives up waiting and running jobs when they are aborted', async () => {
    await using pool = open();
    const running = new AbortController();
    const waiting = new AbortController();
    const spun = pool.run({ do: 'spin' }, running.signal);
    const queued = pool.run({ do: 'echo', word: 'never' }, waiting.signal);
    const last = pool.run({ do: 'echo', word: 'last' });
    waiting.abort(new Error('not wanted'));
    await expect(queued).rejects.toThrow('not wanted');
    running.abort(new Error('no longer'));
    await expect(spun).rejects.toThrow('no longer');
    expect(await last).toBe('last');
    await expect(pool.run({ do: 'echo', word: 'late' }, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  it('rejects each job when the entry does not load, and does not restart it for ever', async () => {
    await using pool = createWorkerPool<Order, string>({
      entry: new URL('./worker-cases/no-such-file.ts', import.meta.url),
      size: 1,
      deadlineMs: 5000,
      heapMb: 64,
    });
    const jobs = [pool.run({ do: 'spin' }), pool.run({ do: 'spin' })];
    for (const job of await Promise.allSettled(jobs)) expect(job).toMatchObject({ status: 'rejected', reason: { code: 'TW_WORKER_CRASHED' } });
  });

  it('rejects what is not done when it is closed, and all after', async () => {
    const pool = open();
    const jobs = [pool.run({ do: 'spin' }), pool.run({ do: 'spin' })];
    const ended = Promise.allSettled(jobs);
    await pool[Symbol.asyncDispose]();
    for (const job of await ended) expect(job).toMatchObject({ status: 'rejected', reason: { code: 'TW_WORKER_CRASHED' } });
    await expect(pool.run({ do: 'spin' })).rejects.toMatchObject({ code: 'TW_WORKER_CRASHED' });
  });
});
