import type { DeadLetter } from '../domain/dead-letter.ts';
import { codeOf, type ErrorCode } from '../domain/errors.ts';
import { decodeRecord, type EventOrigin, encodeEvent, eventOf, type InRecord, MAX_RECORD_BYTES, type OutRecord } from '../domain/event.ts';
import { deadTopic } from '../domain/topics.ts';
import type { Bus, Subscription } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { mapLimit } from './map-limit.ts';
import { describeError, retry } from './retry.ts';
import type { Decision, Stage } from './stage.ts';

/** Attempts at an event before it goes to the dead letter; outages do not count. */
const MAX_ATTEMPTS = 5;
const MAX_BATCH = 16;
const MAX_REASON_CHARS = 4_000;

export interface StageWorld {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly observe?: (outcome: StageOutcome) => void;
  /** Level of the line that a stage tells about an event: info unless another stage of the same process tells enough. */
  readonly tellAs?: 'info' | 'debug';
}

export interface StageOutcome {
  readonly stage: string;
  readonly kind: Decision['kind'];
  readonly ms: number;
}

/**
 * Runs a stage on a bus: the one runner in both modes. Each batch is handled, its events are published, and only then may the bus commit it.
 * What can't be read or is refused goes to the topic's dead letter, whole, and the rest goes on.
 */
export function runStage<I>(stage: Stage<I>, world: StageWorld): Promise<Subscription> {
  const log = world.log.child({ stage: stage.name });
  return world.bus.subscribe({
    group: stage.name,
    topics: [stage.input.name],
    maxBatch: MAX_BATCH,
    ...(stage.resumeAt ? { resumeAt: stage.resumeAt } : {}),
    handler: async (records, signal) => {
      const out = await mapLimit(records, stage.concurrency, (record) => handleRecord(stage, record, { ...world, log }, signal));
      const published = await retry(() => world.bus.publish(out.flat()), { ...world, log, signal, maxAttempts: MAX_ATTEMPTS, what: 'publish' });
      if (published.kind === 'failed') throw published.error;
    },
  });
}

async function handleRecord<I>(stage: Stage<I>, record: InRecord, world: StageWorld, signal: AbortSignal): Promise<OutRecord[]> {
  const startedMs = world.clock.now();
  const decoded = decodeRecord(stage.input, record);
  const { decision, attempts } =
    decoded.kind === 'poison'
      ? { decision: { kind: 'reject', code: decoded.code, reason: decoded.reason } as const, attempts: 1 }
      : await decide(stage, decoded.value, record, world, signal);
  const origin = { source: stage.name, timeMs: world.clock.now(), traceparent: record.headers['traceparent'] ?? null };
  const { told, out } = encodeDecision(decision, origin);
  const ms = world.clock.now() - startedMs;
  world.observe?.({ stage: stage.name, kind: told.kind, ms });
  tell(told, record, ms, world);
  return told.kind === 'reject' ? [deadRecord({ stage: stage.name, attempts, code: told.code, reason: told.reason }, record, origin)] : out;
}

/** A decision's records; a decision whose events no record could carry, or that break their topic's schema, becomes a refusal: another attempt would give the same. */
function encodeDecision(decision: Decision, origin: EventOrigin): { told: Decision; out: OutRecord[] } {
  if (decision.kind !== 'emit') return { told: decision, out: [] };
  let out: OutRecord[];
  try {
    out = decision.events.map((event) => encodeEvent(event, origin));
  } catch (error) {
    return { told: { kind: 'reject', code: 'TW_STAGE_FAILED', reason: `What the stage made breaks its topic's schema: ${describeError(error)}` }, out: [] };
  }
  const large = out.find(({ value }) => value.length > MAX_RECORD_BYTES);
  if (!large) return { told: decision, out };
  const reason = `An event of ${large.value.length} bytes for ${large.topic} is over the ${MAX_RECORD_BYTES} that a record may have.`;
  return { told: { kind: 'reject', code: 'TW_EVENT_TOO_LARGE', reason }, out: [] };
}

async function decide<I>(
  stage: Stage<I>,
  value: I,
  record: InRecord,
  world: StageWorld,
  signal: AbortSignal,
): Promise<{ decision: Decision; attempts: number }> {
  const context = { signal, position: placeOf(record), log: world.log };
  const tried = await retry(async () => stage.handle(value, context), { ...world, signal, maxAttempts: MAX_ATTEMPTS, what: 'handle' });
  if (tried.kind === 'ok') return { decision: tried.value, attempts: tried.attempts };
  const code = codeOf(tried.error) ?? 'TW_STAGE_FAILED';
  return { decision: { kind: 'reject', code, reason: describeError(tried.error) }, attempts: tried.attempts };
}

function tell(decision: Decision, record: InRecord, ms: number, { log, tellAs = 'info' }: StageWorld): void {
  if (decision.kind === 'reject')
    log.error({ code: decision.code, reason: decision.reason, ...placeOf(record), key: record.key, ms }, 'Event refused, kept as dead letter.');
  else if (decision.told) log[tellAs]({ ...decision.told.facts, ms }, decision.told.message);
  else if (decision.kind === 'skip') log.debug({ reason: decision.reason, ...placeOf(record), ms }, 'Event skipped.');
}

function placeOf({ topic, partition, offset }: InRecord): { topic: string; partition: number; offset: number } {
  return { topic, partition, offset };
}

type Refusal = Pick<DeadLetter, 'stage' | 'attempts' | 'reason'> & { readonly code: ErrorCode };

/** The record of a dead letter: whole, or without what made it too large for a record (its value before its headers before its key). */
function deadRecord(refusal: Refusal, record: InRecord, origin: EventOrigin): OutRecord {
  const letter: DeadLetter = {
    ...refusal,
    reason: refusal.reason.slice(0, MAX_REASON_CHARS),
    ...placeOf(record),
    key: record.key,
    value: record.value === null ? null : Buffer.from(record.value).toString('base64'),
    valueBytes: record.value?.length ?? 0,
    headers: { ...record.headers },
  };
  const [value, headers, key] = [{ value: null }, { headers: {} }, { key: null }];
  for (const without of [{}, value, headers, { ...value, ...headers }]) {
    const out = encodeEvent(eventOf(deadTopic(record.topic), { ...letter, ...without }), origin);
    if (out.value.length + out.key.length <= MAX_RECORD_BYTES) return out;
  }
  return encodeEvent(eventOf(deadTopic(record.topic), { ...letter, ...value, ...headers, ...key }), origin);
}
