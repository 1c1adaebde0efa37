import { randomUUID } from 'node:crypto';
import { keepLog } from '@tallywire/shared/contract/kept-log';
import { until } from '@tallywire/shared/contract/until';
import type { OutRecord } from '@tallywire/shared/domain/event';
import { type KafkaBusOptions, openKafkaBus } from '@tallywire/shared/kafka/bus';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type CuttableProxy, openProxy } from '../containers/cuttable-proxy.ts';
import { type Faults, faultsOf } from '../containers/faults.ts';
import { freePort } from '../containers/free-port.ts';
import { type KafkaUnderTest, startKafka } from '../containers/kafka.ts';
import { openTestTopics } from '../containers/kafka-topics.ts';

describe('a Kafka that goes away', () => {
  let kafka: KafkaUnderTest;
  let faults: Faults;
  let proxy: CuttableProxy;
  beforeAll(async () => {
    const port = await freePort();
    kafka = await startKafka(inject('runPid'), `127.0.0.1:${port}`);
    proxy = await openProxy(port, kafka.port);
    faults = await faultsOf(kafka.container);
  });
  afterAll(async () => {
    await proxy?.[Symbol.asyncDispose]();
    await kafka?.[Symbol.asyncDispose]();
  });

  const options = (overrides: Partial<KafkaBusOptions> = {}): KafkaBusOptions => ({
    brokers: kafka.brokers,
    clientId: 'outage',
    log: keepLog(),
    clock: systemClock,
    requestTimeoutMs: 1_500,
    patienceMs: 60_000,
    times: { sessionMs: 6_000, heartbeatMs: 500, maxWaitMs: 200 },
    ...overrides,
  });
  const newTopic = async (): Promise<string> => {
    await using topics = await openTestTopics(kafka.brokers);
    const topic = `outage.${randomUUID()}`;
    await topics.create(topic);
    return topic;
  };
  const record = (topic: string, n: number): OutRecord => ({ topic, key: `key-${n % 7}`, value: new TextEncoder().encode(`${n}`), headers: {} });

  test('is waited for at the start, by writers and readers, or told as unavailable', async () => {
    const topic = await newTopic();
    await faults.kill();
    const log = keepLog();
    await using bus = await openKafkaBus(options({ log }));
    const seen: string[] = [];
    await bus.subscribe({
      group: randomUUID(),
      topics: [topic],
      handler: async (records) => {
        seen.push(...records.map(({ key }) => key ?? ''));
      },
    });
    let published = false;
    const publishing = bus.publish([record(topic, 0)]).then(() => {
      published = true;
    });
    await using impatient = await openKafkaBus(options({ patienceMs: 0 }));
    const refusals = await Promise.allSettled([impatient.publish([record(topic, 1)]), impatient.lag('group', [topic])]);
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 'rejected', reason: { code: 'TW_BUS_UNAVAILABLE' } });
    await until(() => log.lines.some(({ facts }) => facts['code'] === 'TW_BUS_UNAVAILABLE'));
    expect(published).toBe(false);
    await faults.start();
    await publishing;
    await until(() => seen.length > 0, { timeoutMs: 60_000 });
    expect(seen).toEqual(['key-0']);
    expect(log.lines.map(({ message }) => message)).toContain('Kafka answers again.');
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    await impatient.publish([record(topic, 1)]);
    await until(() => seen.length > 1);
  });

  test('loses nothing of what is published while it is killed and comes back, and keeps each key’s order', async () => {
    const topic = await newTopic();
    await using bus = await openKafkaBus(options());
    const seen: { key: string; n: number }[] = [];
    await bus.subscribe({
      group: randomUUID(),
      topics: [topic],
      handler: async (records) => {
        seen.push(...records.map(({ key, value }) => ({ key: key ?? '', n: Number(new TextDecoder().decode(value ?? undefined)) })));
      },
    });
    let published = 0;
    const writing = (async () => {
      for (let n = 0; n < 900; n += 3) {
        await bus.publish([record(topic, n), record(topic, n + 1), record(topic, n + 2)]);
        published = n + 3;
      }
    })();
    await until(() => published >= 300);
    await faults.kill();
    await faults.start();
    await writing;
    await until(() => new Set(seen.map(({ n }) => n)).size === 900, { timeoutMs: 60_000, what: 'all 900' });
    for (const ofKey of Map.groupBy(seen, ({ key }) => key).values()) {
      // What is handed over twice comes again from an earlier place: the first sight of each is in order.
      const firsts = [...new Set(ofKey.map(({ n }) => n))];
      expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
    }
  });

  test('loses nothing of what 16 publish at once while connections are cut, in the middle of answers too', async () => {
    const topic = await newTopic();
    await using bus = await openKafkaBus(options());
    const seen = new Set<string>();
    await bus.subscribe({
      group: randomUUID(),
      topics: [topic],
      handler: async (records) => {
        for (const { value } of records) seen.add(new TextDecoder().decode(value ?? undefined));
      },
    });
    let published = 0;
    const publisher = async (own: number): Promise<void> => {
      for (let n = own; n < 3_200; n += 16) {
        await bus.publish([record(topic, n)]);
        published++;
      }
    };
    const writing = Promise.all(Array.from({ length: 16 }, (_, own) => publisher(own)));
    for (let cut = 1; cut <= 12; cut++) {
      await until(() => published >= cut * 250, { timeoutMs: 60_000 });
      proxy.cut();
    }
    await writing;
    await until(() => seen.size === 3_200, { timeoutMs: 60_000, what: 'all 3,200' });
    const standing = new Set<string>();
    for await (const { value } of bus.read(topic)) standing.add(new TextDecoder().decode(value ?? undefined));
    expect(standing.size).toBe(3_200);
  });

  test('delays a publish and a handler’s commit while it is frozen', async () => {
    const topic = await newTopic();
    await using bus = await openKafkaBus(options());
    const group = randomUUID();
    const seen: number[] = [];
    await bus.subscribe({
      group,
      topics: [topic],
      handler: async (records) => {
        seen.push(...records.map(({ offset }) => offset));
      },
    });
    await bus.publish([record(topic, 0)]);
    await until(() => seen.length === 1);
    await faults.pause();
    const publishing = bus.publish([record(topic, 7)]);
    // Longer than a request waits, so that it is made again.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await faults.unpause();
    await publishing;
    await until(async () => (await bus.lag(group, [topic]).catch(() => 1)) === 0, { timeoutMs: 60_000 });
    expect(new Set(seen)).toEqual(new Set([0, 1]));
  });
});
