import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { openTestTopics } from '../../../../tests/containers/kafka-topics.ts';
import { keepLog } from '../contract/kept-log.ts';
import type { InRecord } from '../domain/event.ts';
import type { Bus } from '../ports/bus.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openKafkaBus } from './bus.ts';

describe('publishing on Kafka', () => {
  const open = () =>
    openKafkaBus({ brokers: inject('kafkaBrokers'), clientId: 'producer-test', log: keepLog(), clock: systemClock, times: { maxWaitMs: 200 } });
  const newTopic = async (): Promise<string> => {
    await using topics = await openTestTopics(inject('kafkaBrokers'));
    const topic = `producer.${randomUUID()}`;
    await topics.create(topic);
    return topic;
  };
  const record = (topic: string, key: string, value: Uint8Array = Buffer.from(key)) => ({ topic, key, value, headers: {} });
  const all = async (bus: Bus, topic: string): Promise<InRecord[]> => {
    const found: InRecord[] = [];
    for await (const each of bus.read(topic)) found.push(each);
    return found;
  };

  test('refuses a record that a topic does not take, and publishes what comes with it from others', async () => {
    const topic = await newTopic();
    await using bus = await open();
    const [, large, other] = await Promise.allSettled([
      bus.publish([record(topic, 'first')]),
      bus.publish([record(topic, 'large', randomBytes(1_200_000))]),
      bus.publish([record(topic, 'other')]),
    ]);
    expect(large).toMatchObject({ status: 'rejected', reason: { code: 'TW_EVENT_TOO_LARGE' } });
    expect(other?.status).toBe('fulfilled');
    await bus.publish([record(topic, 'later')]);
    expect((await all(bus, topic)).map(({ key }) => key).toSorted()).toEqual(['first', 'later', 'other']);
  });

  test('publishes at once what is far more than one request holds', async () => {
    const topic = await newTopic();
    await using bus = await open();
    await bus.publish(Array.from({ length: 12 }, (_, n) => record(topic, `${n}`, randomBytes(800_000))));
    const found = await all(bus, topic);
    expect(found.map(({ value }) => value?.length)).toEqual(Array.from({ length: 12 }, () => 800_000));
  });

  test('puts keys where Java’s clients put them', async () => {
    const topic = await newTopic();
    await using bus = await open();
    // murmur2 of the key, without its sign, modulo 3: from the hashes in Kafka's own tests.
    const expected = new Map([
      ['21', 1_173_551_340 % 3],
      ['foobar', 1_357_151_166 % 3],
      ['a-little-bit-long-string', 1_161_502_112 % 3],
      ['a-little-bit-longer-string', 661_178_819 % 3],
      ['abc', 479_470_107 % 3],
    ]);
    await bus.publish([...expected.keys()].map((key) => record(topic, key)));
    expect(new Map((await all(bus, topic)).map(({ key, partition }) => [key, partition]))).toEqual(expected);
  });

  test('waits for what is under way when the bus is disposed', async () => {
    const topic = await newTopic();
    const bus = await open();
    const published = bus.publish([record(topic, 'last')]);
    await bus[Symbol.asyncDispose]();
    await published;
    await using reading = await open();
    expect(await all(reading, topic)).toHaveLength(1);
  });
});
