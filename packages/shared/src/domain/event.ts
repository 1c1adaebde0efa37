import type { ErrorCode } from './errors.ts';
import { contentHash, idOf } from './ids.ts';
import type { Topic } from './topics.ts';

/** The largest value of a record, below a broker's usual limit of 1 MiB a batch. */
export const MAX_RECORD_BYTES = 900_000;

/** A record to be put on a topic. */
export interface OutRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record as it stands on a topic. `offset` counts within the partition, from 0. */
export interface InRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly value: Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** A value on its way to a topic. */
export interface Event<T = unknown> {
  readonly topic: Topic<T>;
  readonly value: T;
}

/** Pairs a value with its topic, checked by the compiler. */
export function eventOf<T>(topic: Topic<T>, value: T): Event<T> {
  return { topic, value };
}

/** What does not depend on the value: who produced it, when, and the trace it belongs to. */
export interface EventOrigin {
  readonly source: string;
  readonly timeMs: number;
  /** W3C trace context. */
  readonly traceparent: string | null;
}

/**
 * The record of an event: plain JSON, headers as CloudEvents 1.0 in Kafka's binary mode. The same value always gives the same key, bytes and `ce_id`;
 * only `ce_time` and the trace differ. A value that breaks its topic's schema throws: that is a fault of the stage.
 */
export function encodeEvent<T>({ topic, value }: Event<T>, origin: EventOrigin): OutRecord {
  const checked = topic.schema.parse(value);
  const key = topic.keyOf(checked);
  const json = JSON.stringify(checked);
  return {
    topic: topic.name,
    key,
    value: new TextEncoder().encode(json),
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: idOf('event', topic.name, key, contentHash(json)),
      ce_type: topic.name,
      ce_source: `/tallywire/${origin.source}`,
      ce_time: new Date(origin.timeMs).toISOString(),
      ce_subject: key,
      ce_dataschema: schemaIdOf(topic.name),
      ...(origin.traceparent === null ? {} : { traceparent: origin.traceparent }),
    },
  };
}

/** `$id` of a topic's JSON Schema, and `ce_dataschema` of its events. */
export function schemaIdOf(topicName: string): string {
  return `urn:tallywire:schema:${topicName}`;
}

export type Decoded<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'poison'; readonly code: ErrorCode; readonly reason: string };

/** Reads a record's value by its topic's schema; what can't be read is told, never thrown. */
export function decodeRecord<T>(topic: Topic<T>, record: InRecord): Decoded<T> {
  const at = `${record.topic}[${record.partition}]@${record.offset}`;
  if (record.value === null) return { kind: 'poison', code: 'TW_EVENT_NOT_JSON', reason: `${at} has no value.` };
  let told: unknown;
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(record.value));
  } catch (error) {
    return { kind: 'poison', code: 'TW_EVENT_NOT_JSON', reason: `${at} is not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
  const parsed = topic.schema.safeParse(told);
  if (parsed.success) return { kind: 'value', value: parsed.data };
  const faults = parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`);
  return { kind: 'poison', code: 'TW_EVENT_SCHEMA', reason: `${at} breaks the schema of ${topic.name}: ${faults.join('; ')}.` };
}
