import type { Log } from '../ports/log.ts';

/** Time from the first signal until the process ends by force. */
const GRACE_MS = 10_000;

export interface Shutdown extends Disposable {
  /** Aborts at the first SIGINT or SIGTERM, or when `stop` is called. */
  readonly signal: AbortSignal;
  stop(reason: string): void;
}

/**
 * Turns the process's signals into one AbortSignal: the first asks for an orderly end (intake stops, work at hand ends, everything is closed),
 * the second, or 10 s, ends the process at once. Unlooked-for faults end it too: a process that can't be trusted is restarted from its durable state.
 */
export function openShutdown(log: Log, graceMs = GRACE_MS): Shutdown {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  const stop = (reason: string): void => {
    if (controller.signal.aborted) return;
    log.info({ reason }, 'Stopping.');
    controller.abort(new Error(reason));
    timer = setTimeout(() => {
      log.error({ graceMs }, 'Did not stop in time, ending now.');
      process.exit(1);
    }, graceMs);
    timer.unref();
  };
  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(1);
    stop(name);
  };
  const onFault = (error: unknown): void => {
    log.error({ cause: error instanceof Error ? (error.stack ?? error.message) : String(error) }, 'Unlooked-for fault, ending now.');
    process.exit(1);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
  return {
    signal: controller.signal,
    stop,
    [Symbol.dispose]() {
      if (timer) clearTimeout(timer);
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      process.off('uncaughtException', onFault);
      process.off('unhandledRejection', onFault);
    },
  };
}

/** Resolves when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
