import type { Consumer } from 'kafkajs';
import { type KafkaOptions, newClient } from './connect.ts';

export interface ConsumerTimes {
  readonly sessionMs: number;
  readonly heartbeatMs: number;
  /** How long a broker may hold back an empty answer. Leaving takes as long. */
  readonly maxWaitMs: number;
}

/** After a kill, the group waits for a session's end before it hands on the partitions. */
export const CONSUMER_TIMES: ConsumerTimes = { sessionMs: 12_000, heartbeatMs: 2_500, maxWaitMs: 500 };

/** Attempts inside one membership, about 20 s: a fresh member would have to wait for the old one's session to end. */
const RETRIES = 20;

/** A consumer that never starts again by itself after a crash: whoever opens it makes a fresh one. */
export function newConsumer(
  options: KafkaOptions,
  group: string,
  { sessionMs, heartbeatMs, maxWaitMs }: ConsumerTimes,
  attemptFailed?: (message: string) => void,
): Consumer {
  return newClient(options, { retries: RETRIES, ...(attemptFailed ? { attemptFailed } : {}) }).consumer({
    groupId: group,
    allowAutoTopicCreation: false,
    // We write no transactions; kafkajs' filter for aborted ones drops good records in rare cases.
    readUncommitted: true,
    sessionTimeout: sessionMs,
    heartbeatInterval: heartbeatMs,
    maxWaitTimeInMs: maxWaitMs,
    retry: { restartOnFailure: async () => false },
  });
}

/** How a consumer ended by itself. */
export type Crash = { readonly kind: 'outage' | 'doubtful' | 'permanent'; readonly error: unknown };

const PERMANENT_TYPES = new Set([
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_GROUP_ID',
  'UNSUPPORTED_VERSION',
]);

/** Tells faults that end when brokers come back from those that don't, and from those that kafkajs calls final although a fresh consumer may do. */
export function crashOf(error: unknown): Crash {
  const chain = chainOf(error);
  if (chain.some((link) => 'type' in link && typeof link.type === 'string' && PERMANENT_TYPES.has(link.type))) return { kind: 'permanent', error };
  const root = chain.at(-1);
  const retriable = chain[0]?.name === 'KafkaJSNumberOfRetriesExceeded' || (root && 'retriable' in root && root.retriable === true);
  return { kind: retriable ? 'outage' : 'doubtful', error };
}

function chainOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chainOf(error.cause)] : [];
}
