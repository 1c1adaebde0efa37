import { CompressionTypes, Partitioners, type Producer } from 'kafkajs';
import { codeOf, TwError } from '../domain/errors.ts';
import type { OutRecord } from '../domain/event.ts';
import { busUnavailable, type KafkaOptions, newClient } from './connect.ts';
import type { Outage } from './outage.ts';
import { messageOf, wireBytes } from './record.ts';

/** A topic takes 1 MiB a batch: what goes to one topic in one request stays below that, whatever partitions it falls to. */
const MAX_TOPIC_BYTES = 1_000_000;
const MAX_REQUEST_BYTES = 4_000_000;
const PATIENCE_MS = 30_000;
const PAUSE_MS = 500;

export interface SerialProducer extends AsyncDisposable {
  send(records: readonly OutRecord[]): Promise<void>;
}

interface Waiting {
  readonly records: readonly OutRecord[];
  readonly done: PromiseWithResolvers<void>;
}

/**
 * Sends one request at a time, in the order of the calls; calls that come meanwhile share the next request. kafkajs' idempotent producer loses records when requests overlap
 * (it hands a failed request's sequence numbers to the next), and after a request that failed for good, so it is then made anew and the same records are sent again.
 */
export function openSerialProducer(options: KafkaOptions & { readonly patienceMs?: number }, outage: Outage): SerialProducer {
  const waiting: Waiting[] = [];
  let producer: Producer | null = null;
  let pump: Promise<void> | null = null;
  let disposing = false;

  const connected = async (): Promise<Producer> => {
    if (producer) return producer;
    const fresh = newClient(options, { attemptFailed: outage.noticed }).producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      // The one that Java's clients use, so that every writer of a key agrees on its partition.
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 20 },
    });
    await fresh.connect();
    producer = fresh;
    return fresh;
  };
  const drop = async (): Promise<void> => {
    const dropped = producer;
    producer = null;
    // It is given up anyway: a fault of its parting changes nothing.
    await dropped?.disconnect().catch(() => {});
  };
  const sendPatiently = async (records: readonly OutRecord[]): Promise<void> => {
    const deadlineMs = performance.now() + (options.patienceMs ?? PATIENCE_MS);
    for (;;) {
      try {
        const open = await connected();
        await open.sendBatch({ acks: -1, compression: CompressionTypes.ZSTD, topicMessages: byTopic(records) });
        outage.over();
        return;
      } catch (error) {
        await drop();
        if (typeOf(error) === 'MESSAGE_TOO_LARGE')
          throw new TwError('TW_EVENT_TOO_LARGE', `A topic of ${topicsOf(records)} refused a record for its size.`, { cause: error });
        outage.noticed(error);
        if (disposing || performance.now() + PAUSE_MS > deadlineMs)
          throw busUnavailable(options, `Publishing ${records.length} records on ${topicsOf(records)}`, error);
        await options.clock.sleep(PAUSE_MS);
      }
    }
  };
  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      for (const request of requestsOf(batch.flatMap(({ records }) => records))) await sendPatiently(request);
      for (const { done } of batch) done.resolve();
    } catch (error) {
      // One call's record must not fail the others' calls.
      if (codeOf(error) === 'TW_EVENT_TOO_LARGE' && batch.length > 1) for (const call of batch) await settle([call]);
      else for (const { done } of batch) done.reject(error);
    }
  };
  const pumpAll = async (): Promise<void> => {
    for (let batch = takeBatch(waiting); batch.length > 0; batch = takeBatch(waiting)) await settle(batch);
    pump = null;
  };

  return {
    send(records) {
      if (records.length === 0) return Promise.resolve();
      const done = Promise.withResolvers<void>();
      waiting.push({ records, done });
      pump ??= pumpAll();
      return done.promise;
    },
    async [Symbol.asyncDispose]() {
      disposing = true;
      await pump;
      await drop();
    },
  };
}

/** The calls whose records go together: at least one, and no more than one request holds. */
function takeBatch(waiting: Waiting[]): Waiting[] {
  let bytes = 0;
  let count = 0;
  for (const { records } of waiting) {
    bytes += records.reduce((sum, record) => sum + wireBytes(record), 0);
    if (count > 0 && bytes > MAX_TOPIC_BYTES) break;
    count++;
  }
  return waiting.splice(0, count);
}

/** Cuts records, in order, into requests that every topic takes. */
export function requestsOf(records: readonly OutRecord[]): OutRecord[][] {
  const requests: OutRecord[][] = [];
  let request: OutRecord[] = [];
  let topicBytes = new Map<string, number>();
  let allBytes = 0;
  for (const record of records) {
    const bytes = wireBytes(record);
    const ofTopic = (topicBytes.get(record.topic) ?? 0) + bytes;
    if (request.length > 0 && (ofTopic > MAX_TOPIC_BYTES || allBytes + bytes > MAX_REQUEST_BYTES)) {
      requests.push(request);
      [request, topicBytes, allBytes] = [[], new Map(), 0];
    }
    request.push(record);
    topicBytes.set(record.topic, (topicBytes.get(record.topic) ?? 0) + bytes);
    allBytes += bytes;
  }
  return request.length > 0 ? [...requests, request] : requests;
}

function byTopic(records: readonly OutRecord[]) {
  return [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, ofTopic]) => ({ topic, messages: ofTopic.map(messageOf) }));
}

function topicsOf(records: readonly OutRecord[]): string {
  return [...new Set(records.map(({ topic }) => topic))].join(', ');
}

/** The broker's name for a fault, looked for down the chain of causes. */
function typeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('type' in error && typeof error.type === 'string') return error.type;
  return typeOf(error.cause);
}
