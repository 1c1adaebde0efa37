import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InRecord, OutRecord } from '../domain/event.ts';
import type { Bus, SubscribeOptions } from '../ports/bus.ts';
import { until } from './until.ts';

export interface BusUnderTest {
  readonly bus: Bus;
  /** A second connection to the same bus, as another process would have. */
  readonly other: Bus;
  /** Creates a topic with 3 partitions. */
  createTopic(name: string): Promise<void>;
  dispose(): Promise<void>;
}

const text = (record: InRecord): string => new TextDecoder().decode(record.value ?? new Uint8Array());
const record = (topic: string, key: string, value: string): OutRecord => ({
  topic,
  key,
  value: new TextEncoder().encode(value),
  headers: { ce_id: `id-${value}` },
});

/** What every bus promises; each adapter's test runs it. */
export function busContract(name: string, open: () => Promise<BusUnderTest>): void {
  describe(`bus contract: ${name}`, () => {
    let under: BusUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under?.dispose());

    const newTopic = async (): Promise<string> => {
      const topic = `contract.${randomUUID()}`;
      await under.createTopic(topic);
      return topic;
    };
    const collect = async (topic: string, options: Partial<SubscribeOptions> = {}, bus = under.bus) => {
      const seen: InRecord[] = [];
      const subscription = await bus.subscribe({
        group: `group-${randomUUID()}`,
        topics: [topic],
        handler: async (records) => {
          seen.push(...records);
        },
        ...options,
      });
      return { seen, subscription };
    };

    test('hands over key, value and headers as they were published', async () => {
      const topic = await newTopic();
      await under.bus.publish([record(topic, 'a', 'größer – ۵')]);
      const { seen, subscription } = await collect(topic);
      await using _ = subscription;
      await until(() => seen.length === 1);
      expect(seen[0]).toMatchObject({ topic, key: 'a', offset: 0, headers: { ce_id: 'id-größer – ۵' } });
      expect(seen.map(text)).toEqual(['größer – ۵']);
    });

    test('gives a new group everything from the beginning, in order for each key', async () => {
      const topic = await newTopic();
      const sent = Array.from({ length: 60 }, (_, n) => record(topic, `key-${n % 5}`, `${n}`));
      await under.bus.publish(sent.slice(0, 30));
      const { seen, subscription } = await collect(topic);
      await using _ = subscription;
      await under.bus.publish(sent.slice(30));
      await until(() => seen.length === 60);
      for (let key = 0; key < 5; key++) {
        const values = seen.filter((r) => r.key === `key-${key}`).map((r) => Number(text(r)));
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }
    });

    test('keeps a key in one partition, with offsets that count from 0', async () => {
      const topic = await newTopic();
      await under.bus.publish(Array.from({ length: 20 }, (_, n) => record(topic, 'same', `${n}`)));
      const { seen, subscription } = await collect(topic);
      await using _ = subscription;
      await until(() => seen.length === 20);
      expect(new Set(seen.map((r) => r.partition)).size).toBe(1);
      expect(seen.map((r) => r.offset)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    });

    test('goes on after what was handled when a group comes back', async () => {
      const topic = await newTopic();
      const group = `group-${randomUUID()}`;
      await under.bus.publish([record(topic, 'a', '1'), record(topic, 'a', '2')]);
      const first = await collect(topic, { group });
      await until(() => first.seen.length === 2);
      await until(async () => (await under.bus.lag(group, [topic])) === 0);
      await first.subscription[Symbol.asyncDispose]();
      await under.bus.publish([record(topic, 'a', '3')]);
      const second = await collect(topic, { group }, under.other);
      await using _ = second.subscription;
      await until(() => second.seen.length > 0);
      expect(second.seen.map(text)).toEqual(['3']);
    });

    test('hands records over again when the handler throws, and skips none', async () => {
      const topic = await newTopic();
      let faults = 0;
      const handled: string[] = [];
      await under.bus.publish([record(topic, 'a', '1'), record(topic, 'a', '2'), record(topic, 'a', '3')]);
      const { subscription } = await collect(topic, {
        maxBatch: 2,
        handler: async (records) => {
          if (faults < 2) {
            faults++;
            throw new TypeError('planted');
          }
          handled.push(...records.map(text));
        },
      });
      await using _ = subscription;
      await until(() => handled.length >= 3);
      expect(faults).toBe(2);
      expect(handled).toEqual(['1', '2', '3']);
    });

    test('goes back to where the group’s own store wants to go on', async () => {
      const topic = await newTopic();
      const group = `group-${randomUUID()}`;
      await under.bus.publish(Array.from({ length: 6 }, (_, n) => record(topic, 'a', `${n}`)));
      const first = await collect(topic, { group });
      await until(async () => first.seen.length === 6 && (await under.bus.lag(group, [topic])) === 0);
      await first.subscription[Symbol.asyncDispose]();
      const second = await collect(topic, { group, resumeAt: async () => 4 });
      await until(() => second.seen.length >= 2);
      await second.subscription[Symbol.asyncDispose]();
      expect(second.seen.map(text)).toEqual(['4', '5']);
      const third = await collect(topic, { group, resumeAt: async () => null });
      await using _ = third.subscription;
      await until(() => third.seen.length >= 6);
      expect(third.seen.map(text)).toEqual(['0', '1', '2', '3', '4', '5']);
    });

    test('does not go forward past what is committed when the store is ahead', async () => {
      const topic = await newTopic();
      await under.bus.publish([record(topic, 'a', '0'), record(topic, 'a', '1')]);
      const { seen, subscription } = await collect(topic, { resumeAt: async () => 2 });
      await using _ = subscription;
      await until(() => seen.length === 2);
      expect(seen.map(text)).toEqual(['0', '1']);
    });

    test('shares a topic’s partitions among the members of a group', async () => {
      const topic = await newTopic();
      const group = `group-${randomUUID()}`;
      const one = await collect(topic, { group });
      const two = await collect(topic, { group }, under.other);
      await using _1 = one.subscription;
      await using _2 = two.subscription;
      let sent = 0;
      await until(
        async () => {
          await under.bus.publish(Array.from({ length: 10 }, () => record(topic, `key-${sent++}`, `${sent}`)));
          return one.seen.length > 0 && two.seen.length > 0;
        },
        { timeoutMs: 60_000, what: 'work for both members' },
      );
      await until(async () => (await under.bus.lag(group, [topic])) === 0);
      expect(new Set([...one.seen, ...two.seen].map(text)).size).toBe(sent);
    });

    test('tells how far a group is behind', async () => {
      const topic = await newTopic();
      const group = `group-${randomUUID()}`;
      await under.bus.publish([record(topic, 'a', '1'), record(topic, 'b', '2'), record(topic, 'c', '3')]);
      expect(await under.bus.lag(group, [topic])).toBe(3);
      const { subscription } = await collect(topic, { group });
      await using _ = subscription;
      await until(async () => (await under.bus.lag(group, [topic])) === 0);
    });

    test('reads all that stands on a topic and ends', async () => {
      const topic = await newTopic();
      await under.bus.publish(Array.from({ length: 25 }, (_, n) => record(topic, `key-${n}`, `${n}`)));
      const values: number[] = [];
      for await (const r of under.bus.read(topic)) values.push(Number(text(r)));
      expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, n) => n));
    });

    test('stops reading a topic when it is told to, or when its reader has enough', async () => {
      const topic = await newTopic();
      await under.bus.publish(Array.from({ length: 50 }, (_, n) => record(topic, `key-${n}`, `${n}`)));
      let seen = 0;
      for await (const _ of under.bus.read(topic)) {
        if (++seen === 2) break;
      }
      const stopping = new AbortController();
      for await (const _ of under.bus.read(topic, stopping.signal)) {
        seen++;
        stopping.abort();
      }
      expect(seen).toBeLessThanOrEqual(52);
    });

    test('waits for the batch at hand when a subscription is disposed', async () => {
      const topic = await newTopic();
      const gate = Promise.withResolvers<void>();
      let state = 'idle';
      await under.bus.publish([record(topic, 'a', '1')]);
      const { subscription } = await collect(topic, {
        handler: async () => {
          state = 'at work';
          await gate.promise;
          state = 'done';
        },
      });
      await until(() => state === 'at work');
      const disposed = subscription[Symbol.asyncDispose]().then(() => state);
      setTimeout(gate.resolve, 50);
      expect(await disposed).toBe('done');
    });
  });
}
