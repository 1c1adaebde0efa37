import kafkajs, { type logCreator } from 'kafkajs';
import type { Log } from '../ports/log.ts';

/**
 * Writes kafkajs' lines to our log. It calls every failed attempt an error although it tries again, and what in the end fails reaches us as a fault:
 * so what concerns a connection or an attempt is for debugging, and only what is left of its errors and warnings is a warning.
 */
export function logThrough(log: Log, attemptFailed?: (message: string) => void): logCreator {
  const ownLog = log.child({ part: 'kafkajs' });
  return () =>
    ({ level, namespace, log: { message, timestamp: _, logger: __, stack: ___, ...facts } }) => {
      const grave = level <= kafkajs.logLevel.WARN && !isAttempt(namespace, message);
      if (level === kafkajs.logLevel.ERROR && namespace === 'Connection' && message.startsWith('Connection ')) attemptFailed?.(message);
      ownLog[grave ? 'warn' : 'debug']({ ...facts, namespace, said: message }, 'Kafka client said.');
    };
}

const ATTEMPT_NAMESPACES = new Set(['Connection', 'BrokerPool', 'Cluster', 'Runner', 'ConsumerGroup']);
const ATTEMPT_MESSAGES = /^(Failed to (connect|send)|Crash:|Restarting the consumer|Limiting retries|Caught error when disconnecting|Response |Connection )/;

function isAttempt(namespace: string, message: string): boolean {
  return ATTEMPT_NAMESPACES.has(namespace) || ATTEMPT_MESSAGES.test(message);
}
