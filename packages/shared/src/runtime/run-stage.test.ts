import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { keepLog } from '../contract/kept-log.ts';
import { until } from '../contract/until.ts';
import { deadLetterSchema } from '../domain/dead-letter.ts';
import { TwError } from '../domain/errors.ts';
import { encodeEvent, eventOf, MAX_RECORD_BYTES } from '../domain/event.ts';
import { deadTopicName, type Topic } from '../domain/topics.ts';
import { openMemoryBus } from '../memory/bus.ts';
import { openMemoryRecordLog } from '../memory/record-log.ts';
import type { Bus } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import { runStage } from './run-stage.ts';
import type { Decision, Stage } from './stage.ts';

const numbers: Topic<{ n: number }> = { name: 'numbers', schema: z.object({ n: z.number() }), keyOf: ({ n }) => `${n % 3}`, compacted: false, description: '' };
const doubled: Topic<{ twice: number; pad?: string | undefined }> = {
  name: 'doubled',
  schema: z.object({ twice: z.number(), pad: z.string().optional() }),
  keyOf: ({ twice }) => `${twice}`,
  compacted: false,
  description: '',
};

/** A clock whose pauses take no time but are counted. */
const hastyClock = (): Clock & { pausesMs: number[] } => {
  const pausesMs: number[] = [];
  return { pausesMs, now: () => 0, sleep: async (ms) => void pausesMs.push(ms) };
};

const stageOf = (handle: Stage<{ n: number }>['handle']): Stage<{ n: number }> => ({
  name: 'double',
  input: numbers,
  outputs: [doubled],
  concurrency: 1,
  handle,
});
const emit = (n: number): Decision => ({ kind: 'emit', events: [eventOf(doubled, { twice: 2 * n })] });

async function run(stage: Stage<{ n: number }>, feed: (bus: Bus) => Promise<void>, records = openMemoryRecordLog()) {
  const clock = hastyClock();
  const log = keepLog();
  await using bus = openMemoryBus({ log: records, clock, partitions: 1 });
  await feed(bus);
  await using _ = await runStage(stage, { bus, clock, log });
  await until(async () => (await bus.lag('double', ['numbers'])) === 0);
  const valuesOn = async (topic: string): Promise<Uint8Array[]> => {
    const values: Uint8Array[] = [];
    for await (const { value } of bus.read(topic)) values.push(value ?? new Uint8Array());
    return values;
  };
  const told = (value: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(value));
  const [out, letters] = [await valuesOn('doubled'), await valuesOn(deadTopicName('numbers'))];
  return {
    clock,
    lines: log.lines,
    out: out.map((value) => doubled.schema.parse(told(value))),
    dead: letters.map((value) => deadLetterSchema.parse(told(value))),
    deadBytes: letters.map(({ length }) => length),
  };
}

const origin = { source: 'test', timeMs: 0, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
const send =
  (...values: number[]) =>
  (bus: Bus) =>
    bus.publish(values.map((n) => encodeEvent(eventOf(numbers, { n }), origin)));

describe('run-stage', () => {
  test('publishes what a stage emits, in order', async () => {
    const { out, dead } = await run(
      stageOf(({ n }) => emit(n)),
      send(1, 2, 3),
    );
    expect(out.map(({ twice }) => twice)).toEqual([2, 4, 6]);
    expect(dead).toEqual([]);
  });

  test('keeps a poisonous record whole as dead letter and goes on with the next', async () => {
    const { out, dead, lines } = await run(
      stageOf(({ n }) => emit(n)),
      async (bus) => {
        await bus.publish([
          { topic: 'numbers', key: 'k', value: new TextEncoder().encode('{"n": tru'), headers: { own: 'header' } },
          { topic: 'numbers', key: 'k', value: new TextEncoder().encode('{"n": "one"}'), headers: {} },
          { topic: 'numbers', key: 'k', value: new Uint8Array([0xff, 0xfe]), headers: {} },
        ]);
        await send(5)(bus);
      },
    );
    expect(out).toEqual([{ twice: 10 }]);
    expect(dead.map(({ code, stage, topic, partition, offset, attempts }) => ({ code, stage, topic, partition, offset, attempts }))).toEqual([
      { code: 'TW_EVENT_NOT_JSON', stage: 'double', topic: 'numbers', partition: 0, offset: 0, attempts: 1 },
      { code: 'TW_EVENT_SCHEMA', stage: 'double', topic: 'numbers', partition: 0, offset: 1, attempts: 1 },
      { code: 'TW_EVENT_NOT_JSON', stage: 'double', topic: 'numbers', partition: 0, offset: 2, attempts: 1 },
    ]);
    expect(dead[0]).toMatchObject({ key: 'k', headers: { own: 'header' }, value: Buffer.from('{"n": tru').toString('base64') });
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(3);
  });

  test('tries again after a fault, and gives up into the dead letter after five attempts', async () => {
    const calls: number[] = [];
    const { out, dead, clock } = await run(
      stageOf(({ n }) => {
        calls.push(n);
        if (n === 1 || calls.length < 3) throw new TypeError('planted');
        return emit(n);
      }),
      send(2, 1),
    );
    expect(out).toEqual([{ twice: 4 }]);
    expect(dead).toMatchObject([{ code: 'TW_STAGE_FAILED', attempts: 5, reason: 'planted' }]);
    expect(calls).toEqual([2, 2, 2, 1, 1, 1, 1, 1]);
    expect(clock.pausesMs).toHaveLength(6);
  });

  test('waits out an outage however long it is', async () => {
    let calls = 0;
    const { out, dead } = await run(
      stageOf(({ n }) => {
        if (++calls <= 40) throw new TwError('TW_STORE_UNAVAILABLE', 'planted');
        return emit(n);
      }),
      send(4),
    );
    expect(out).toEqual([{ twice: 8 }]);
    expect(dead).toEqual([]);
    expect(calls).toBe(41);
  });

  test('refuses an event that no record could carry', async () => {
    const { out, dead } = await run(
      stageOf(({ n }) => ({ kind: 'emit', events: [eventOf(doubled, { twice: n, pad: 'x'.repeat(MAX_RECORD_BYTES) })] })),
      send(7),
    );
    expect(out).toEqual([]);
    expect(dead).toMatchObject([{ code: 'TW_EVENT_TOO_LARGE' }]);
  });

  test('keeps what a stage emits against its topic’s schema as dead letter, at once, and goes on', async () => {
    const { out, dead, clock } = await run(
      stageOf(({ n }) => ({ kind: 'emit', events: [eventOf(doubled, { twice: n === 1 ? Number.NaN : 2 * n })] })),
      send(1, 2),
    );
    expect(out).toEqual([{ twice: 4 }]);
    expect(dead).toMatchObject([{ code: 'TW_STAGE_FAILED', attempts: 1, reason: expect.stringContaining('twice') }]);
    expect(clock.pausesMs).toEqual([]);
  });

  test('refuses a record without a value', async () => {
    const log = openMemoryRecordLog();
    const tombstones: typeof log = {
      ...log,
      read: (topic, ...from) => log.read(topic, ...from).map((record) => (topic === 'numbers' ? { ...record, value: null } : record)),
    };
    const { dead } = await run(
      stageOf(({ n }) => emit(n)),
      send(1),
      tombstones,
    );
    expect(dead).toMatchObject([{ code: 'TW_EVENT_NOT_JSON', key: '1', value: null, valueBytes: 0 }]);
  });

  test('makes a dead letter that a record can carry of any record', async () => {
    const control = '\u0001';
    const large = { topic: 'numbers', key: control.repeat(200_000), value: new TextEncoder().encode(control.repeat(600_000)), headers: {} };
    const headed = { topic: 'numbers', key: 'k', value: new Uint8Array([0]), headers: { wide: control.repeat(200_000) } };
    const { dead, deadBytes } = await run(
      stageOf(({ n }) => emit(n)),
      (bus) => bus.publish([large, headed]),
    );
    expect(dead).toMatchObject([
      { code: 'TW_EVENT_NOT_JSON', offset: 0, value: null, valueBytes: 600_000 },
      { code: 'TW_EVENT_NOT_JSON', offset: 1, value: 'AA==', headers: {} },
    ]);
    for (const bytes of deadBytes) expect(bytes).toBeLessThanOrEqual(MAX_RECORD_BYTES);
  });

  test('tells what a stage has to tell, once an event', async () => {
    const { lines } = await run(
      stageOf(() => ({ kind: 'skip', reason: 'odd', told: { message: 'Number skipped.', facts: { why: 'odd' } } })),
      send(1, 3),
    );
    expect(lines.filter(({ level }) => level === 'info').map(({ message, facts }) => [message, facts['why'], facts['stage']])).toEqual([
      ['Number skipped.', 'odd', 'double'],
      ['Number skipped.', 'odd', 'double'],
    ]);
  });
});
