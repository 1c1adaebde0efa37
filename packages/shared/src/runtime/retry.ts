import { codeOf } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

const FIRST_DELAY_MS = 200;
const MAX_DELAY_MS = 10_000;

/** The pause before a further attempt: doubled each time up to 10 s, with up to a quarter off so that many waiters spread. `random` is in [0, 1). */
export function retryDelayMs(attempt: number, random: number): number {
  const full = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 20));
  return Math.round(full * (1 - random / 4));
}

/** True for faults that end by themselves when a server comes back: they are waited out, however long. */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'TW_BUS_UNAVAILABLE' || code === 'TW_STORE_UNAVAILABLE';
}

export interface RetryOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Attempts for faults that are no outage. */
  readonly maxAttempts: number;
  readonly what: string;
}

/** How an action ended: with a value, or with its last fault after so many attempts. */
export type Tried<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly attempts: number }
  | { readonly kind: 'failed'; readonly error: unknown; readonly attempts: number };

/** Tries an action again after growing pauses. Outages are waited out; when the signal aborts, its reason is thrown. */
export async function retry<T>(action: () => Promise<T>, { clock, log, signal, maxAttempts, what }: RetryOptions): Promise<Tried<T>> {
  let faults = 0;
  for (let attempts = 1; ; attempts++) {
    signal.throwIfAborted();
    try {
      return { kind: 'ok', value: await action(), attempts };
    } catch (error) {
      signal.throwIfAborted();
      if (!isOutage(error) && ++faults >= maxAttempts) return { kind: 'failed', error, attempts };
      const pauseMs = retryDelayMs(attempts, Math.random());
      log.warn({ what, attempts, pauseMs, code: codeOf(error), cause: describeError(error) }, 'Attempt failed, trying again.');
      await clock.sleep(pauseMs, signal);
    }
  }
}

/** An error and its causes in one sentence. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${describeError(error.cause)})`;
}
