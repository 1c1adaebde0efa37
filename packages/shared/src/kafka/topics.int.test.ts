import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { keepLog } from '../contract/kept-log.ts';
import { deadTopic, topics } from '../domain/topics.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { type Asking, openAsking } from './admin.ts';
import { createTopics, pipelineTopics } from './topics.ts';

describe('creating topics', () => {
  const options = { brokers: inject('kafkaBrokers'), clientId: 'topics-test', log: keepLog(), clock: systemClock };
  const settings = { partitions: 3, replication: 1 };
  let asking: Asking;
  beforeAll(() => {
    asking = openAsking(options);
  });
  afterAll(() => asking[Symbol.asyncDispose]());

  const setting = async (topic: string, name: string): Promise<string | undefined> => {
    // 2 is Kafka's number for the settings of a topic.
    const told = await asking.ask('', (admin) => admin.describeConfigs({ resources: [{ type: 2, name: topic, configNames: [name] }], includeSynonyms: false }));
    return told.resources[0]?.configEntries[0]?.configValue;
  };
  const own = (topic: (typeof pipelineTopics)[number], compacted = topic.compacted) => ({ ...topic, name: `${randomUUID()}.${topic.name}`, compacted });

  test('creates each with its settings, once', async () => {
    const wanted = pipelineTopics.map((topic) => own(topic));
    expect(await createTopics(options, wanted, settings)).toEqual(wanted.map(({ name }) => name));
    expect(await createTopics(options, wanted, settings)).toEqual([]);
    const compacted = wanted.find(({ name }) => name.endsWith(topics.claimRecorded.name))?.name ?? '';
    const kept = wanted.find(({ name }) => name.endsWith(topics.claimsFound.name))?.name ?? '';
    expect([await setting(compacted, 'cleanup.policy'), await setting(compacted, 'retention.ms')]).toEqual(['compact', '-1']);
    expect([await setting(kept, 'cleanup.policy'), await setting(kept, 'max.message.bytes')]).toEqual(['delete', '1048588']);
    const metadata = await asking.ask('', (admin) => admin.fetchTopicMetadata({ topics: [compacted] }));
    expect(metadata.topics[0]?.partitions).toHaveLength(3);
  });

  test('keeps what everything else can be built from, and pages for a week', async () => {
    await createTopics(options, [topics.claimsFound, topics.pageFetched, topics.articleExtracted, topics.itemFound], settings);
    expect(await setting(topics.claimsFound.name, 'retention.ms')).toBe('-1');
    expect(await setting(topics.articleExtracted.name, 'retention.ms')).toBe('-1');
    expect(await setting(topics.pageFetched.name, 'retention.ms')).toBe(`${7 * 24 * 3_600_000}`);
    expect(await setting(topics.itemFound.name, 'retention.ms')).toBe(`${30 * 24 * 3_600_000}`);
  });

  test('has a dead letter for every topic that a stage reads', () => {
    const names = pipelineTopics.map(({ name }) => name);
    for (const read of [topics.pageFetched, topics.articleExtracted, topics.claimsFound]) expect(names).toContain(deadTopic(read.name).name);
  });

  test('refuses a topic that exists with another compaction, and says which', async () => {
    const topic = own(topics.disputeChanged);
    await createTopics(options, [{ ...topic, compacted: false }], settings);
    await expect(createTopics(options, [own(topics.itemFound), topic], settings)).rejects.toMatchObject({
      code: 'TW_BUS_TOPIC_DIFFERS',
      message: `${topic.name} has cleanup.policy delete and needs compact.`,
    });
  });

  test('tells that brokers are away when its patience ends', async () => {
    const away = { ...options, brokers: ['127.0.0.1:1'], patienceMs: 100 };
    await expect(createTopics(away, [topics.itemFound], settings)).rejects.toMatchObject({ code: 'TW_BUS_UNAVAILABLE' });
  });
});
