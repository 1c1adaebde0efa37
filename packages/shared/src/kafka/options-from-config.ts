import type { ServiceWorld } from '../runtime/run-service.ts';
import type { KafkaBusOptions } from './bus.ts';

/** How a service reaches Kafka by its settings. */
export function kafkaOptionsOf(service: string, { config, log, clock }: Pick<ServiceWorld, 'config' | 'log' | 'clock'>): KafkaBusOptions {
  const sessionMs = config.TALLYWIRE_KAFKA_SESSION_MS;
  return {
    brokers: config.TALLYWIRE_KAFKA_BROKERS,
    clientId: `tallywire-${service}`,
    log,
    clock,
    times: { sessionMs, heartbeatMs: Math.floor(sessionMs / 10) },
  };
}
