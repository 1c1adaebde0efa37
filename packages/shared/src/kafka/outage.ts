import type { Log } from '../ports/log.ts';

/** Tells once when Kafka goes away and once when it is back, however many notice it. */
export interface Outage {
  noticed(cause: unknown): void;
  over(): void;
}

export function watchOutage(log: Log, brokers: readonly string[]): Outage {
  let away = false;
  return {
    noticed(cause) {
      if (!away)
        log.warn(
          { brokers, code: 'TW_BUS_UNAVAILABLE', cause: cause instanceof Error ? cause.message : String(cause) },
          'Kafka does not answer, trying again.',
        );
      away = true;
    },
    over() {
      if (away) log.info({ brokers }, 'Kafka answers again.');
      away = false;
    },
  };
}
