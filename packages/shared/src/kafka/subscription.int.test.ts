import { randomUUID } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { openTestTopics } from '../../../../tests/containers/kafka-topics.ts';
import { keepLog } from '../contract/kept-log.ts';
import { until } from '../contract/until.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openKafkaBus } from './bus.ts';

describe('a subscription on Kafka', () => {
  const options = () => ({
    brokers: inject('kafkaBrokers'),
    clientId: 'subscription-test',
    log: keepLog(),
    clock: systemClock,
    times: { sessionMs: 6_000, heartbeatMs: 300, maxWaitMs: 200 },
  });
  const newTopic = async (): Promise<string> => {
    await using topics = await openTestTopics(inject('kafkaBrokers'));
    const topic = `subscription.${randomUUID()}`;
    await topics.create(topic);
    return topic;
  };
  const record = (topic: string, key: string) => ({ topic, key, value: new TextEncoder().encode(key), headers: {} });

  test('fails where no waiting will help', async () => {
    await using bus = await openKafkaBus(options());
    const subscription = await bus.subscribe({ group: randomUUID(), topics: ['no topic has spaces'], handler: async () => {} });
    await expect(subscription.failed).rejects.toMatchObject({ code: 'TW_BUS_UNAVAILABLE', message: expect.stringContaining('no topic has spaces') });
  });

  test('waits for a topic that is created later', async () => {
    const topic = `subscription.${randomUUID()}`;
    const { log, ...rest } = options();
    await using bus = await openKafkaBus({ ...rest, log });
    const seen: string[] = [];
    await bus.subscribe({
      group: randomUUID(),
      topics: [topic],
      handler: async (records) => {
        seen.push(...records.map(({ key }) => key ?? ''));
      },
    });
    await until(() => log.lines.some(({ facts }) => JSON.stringify(facts).includes('does not host this topic')));
    await using topics = await openTestTopics(inject('kafkaBrokers'));
    await topics.create(topic);
    await bus.publish([record(topic, 'a')]);
    await until(() => seen.includes('a'), { timeoutMs: 60_000 });
  });

  test('keeps its place in the group while a handler works for longer than a session', async () => {
    const topic = await newTopic();
    await using bus = await openKafkaBus(options());
    const group = randomUUID();
    let calls = 0;
    await bus.publish([record(topic, 'a')]);
    await bus.subscribe({
      group,
      topics: [topic],
      handler: async (_, signal) => {
        calls++;
        await systemClock.sleep(7_500, signal);
      },
    });
    await until(async () => (await bus.lag(group, [topic])) === 0);
    expect(calls).toBe(1);
  });

  test('asks the store once for each partition taken over, and again for those that come back', async () => {
    const topic = await newTopic();
    await using bus = await openKafkaBus(options());
    await using other = await openKafkaBus(options());
    const group = randomUUID();
    const asked: number[] = [];
    const seen = new Set<string>();
    const wanted = {
      group,
      topics: [topic],
      handler: async (records: readonly { key: string | null }[]) => {
        for (const { key } of records) seen.add(key ?? '');
      },
      resumeAt: async (_: string, partition: number) => {
        asked.push(partition);
        return null;
      },
    };
    await bus.subscribe(wanted);
    const keys = Array.from({ length: 20 }, (_, n) => `${n}`);
    await bus.publish(keys.map((key) => record(topic, key)));
    await until(() => seen.size === 20);
    expect(asked.toSorted()).toEqual([0, 1, 2]);
    const { resumeAt: _, ...without } = wanted;
    const passing = await other.subscribe({ ...without, handler: async () => {} });
    // The second member takes at least one of the partitions, and gives it back.
    let n = 20;
    await until(async () => {
      await bus.publish([record(topic, `${n++}`)]);
      return asked.length > 3 || (await bus.lag(group, [topic])) > 0;
    });
    await passing[Symbol.asyncDispose]();
    await until(() => asked.length > 3, { timeoutMs: 60_000 });
    expect(asked.length).toBeLessThan(6);
  });

  test('goes on with other partitions while one’s handler fails', async () => {
    const topic = await newTopic();
    const { log, ...rest } = options();
    await using bus = await openKafkaBus({ ...rest, log });
    const seen = new Set<string>();
    let poison = true;
    await bus.publish(Array.from({ length: 30 }, (_, n) => record(topic, `${n}`)));
    let stuck: number | null = null;
    await bus.subscribe({
      group: randomUUID(),
      topics: [topic],
      maxBatch: 1,
      handler: async ([first]) => {
        stuck ??= first?.partition ?? null;
        if (poison && first?.partition === stuck) throw new SyntaxError('planted');
        seen.add(first?.key ?? '');
      },
    });
    const partitions = new Map<string, number>();
    for await (const { key, partition } of bus.read(topic)) partitions.set(key ?? '', partition);
    const free = [...partitions].filter(([, partition]) => partition !== stuck).map(([key]) => key);
    await until(() => free.every((key) => seen.has(key)));
    expect(seen.size).toBe(free.length);
    poison = false;
    await until(() => seen.size === 30);
    expect(log.lines.filter(({ message }) => message.startsWith('Handler failed')).length).toBeGreaterThan(0);
    expect(log.lines.filter(({ message }) => message.startsWith('Consumer crashed'))).toEqual([]);
  });
});
