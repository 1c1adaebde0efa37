import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { InRecord, OutRecord } from '../domain/event.ts';

/** A record as kafkajs takes it. */
export function messageOf({ key, value, headers }: OutRecord): Message {
  return { key, value: Buffer.from(value.buffer, value.byteOffset, value.byteLength), headers: { ...headers } };
}

/** A record as kafkajs hands it over. Of a header that stands more than once, the last counts. */
export function recordOf(topic: string, partition: number, { key, value, offset, headers }: KafkaMessage): InRecord {
  return { topic, partition, offset: Number(offset), key: key === null ? null : key.toString(), value, headers: headersOf(headers ?? {}) };
}

function headersOf(headers: IHeaders): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    const last = Array.isArray(value) ? value.at(-1) : value;
    return last === undefined ? [] : [[name, last.toString()]];
  });
  return Object.fromEntries(entries);
}

const RECORD_OVERHEAD_BYTES = 64;

/** About what a record takes on the wire, never less. */
export function wireBytes({ key, value, headers }: OutRecord): number {
  const named = Object.entries(headers).reduce((sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text) + 8, 0);
  return RECORD_OVERHEAD_BYTES + Buffer.byteLength(key) + value.length + named;
}
