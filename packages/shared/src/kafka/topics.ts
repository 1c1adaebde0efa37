import kafkajs, { type Admin, type ITopicConfig } from 'kafkajs';
import { TwError } from '../domain/errors.ts';
import { allTopics, deadTopic, stageInputs, type Topic, topics } from '../domain/topics.ts';
import type { Clock } from '../ports/clock.ts';
import { type Asking, openAsking } from './admin.ts';
import type { KafkaOptions } from './connect.ts';

const DAY_MS = 24 * 3_600_000;
/** What Kafka takes for no end. */
const FOR_EVER = -1;
const DEFAULT_KEEP_MS = 30 * DAY_MS;
/** Pages are large and can be fetched again; from articles and claims everything behind them can be built again at any time. */
const KEEP_MS = new Map([
  [topics.pageFetched.name, 7 * DAY_MS],
  [topics.articleExtracted.name, FOR_EVER],
  [topics.claimsFound.name, FOR_EVER],
]);
const MAX_MESSAGE_BYTES = 1_048_588;
const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;
const CREATED_POLL_MS = 50;

/** Every topic the pipeline needs: those of its events, and the dead letters of those that stages read. */
export const pipelineTopics: readonly Topic<unknown>[] = [...allTopics, ...stageInputs.map(({ name }) => deadTopic(name))];

export interface TopicSettings {
  readonly partitions: number;
  readonly replication: number;
}

/**
 * Creates the topics that are missing, waiting for brokers that are not up yet, and returns their names. A topic that exists is left as it is,
 * but `TW_BUS_TOPIC_DIFFERS` where its compaction is not what its events need.
 */
export async function createTopics(
  options: KafkaOptions & { readonly patienceMs?: number },
  wanted: readonly Topic<unknown>[],
  settings: TopicSettings,
): Promise<string[]> {
  await using asking = openAsking(options);
  const deadlineMs = performance.now() + (options.patienceMs ?? PATIENCE_MS);
  const existing = new Set(await untilAnswered(asking, options, deadlineMs));
  const missing = wanted.filter(({ name }) => !existing.has(name));
  await createWithLeaders(
    asking,
    missing.map((topic) => configOf(topic, settings)),
    options.clock,
    deadlineMs,
  );
  await checkCompaction(asking, wanted);
  for (const { name, compacted } of missing) options.log.info({ topic: name, ...settings, compacted }, 'Topic created.');
  return missing.map(({ name }) => name);
}

/** Creates topics and waits until each partition has a leader. kafkajs' own wait gives up when a broker has not heard of a fresh topic yet. */
export async function createWithLeaders(asking: Asking, configs: ITopicConfig[], clock: Clock, deadlineMs: number): Promise<void> {
  if (configs.length === 0) return;
  await asking.ask('Creating topics', (admin) => admin.createTopics({ topics: configs, waitForLeaders: false }));
  const names = configs.map(({ topic }) => topic);
  const led = (admin: Admin): Promise<boolean> =>
    admin.fetchTopicMetadata({ topics: names }).then(({ topics }) => topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0)));
  let fault: unknown = null;
  while (performance.now() < deadlineMs) {
    try {
      if (await asking.ask('Waiting for new topics', led)) return;
    } catch (error) {
      fault = error;
    }
    await clock.sleep(CREATED_POLL_MS);
  }
  throw fault ?? new TwError('TW_BUS_UNAVAILABLE', `New topics got no leader in time: ${names.join(', ')}.`);
}

async function untilAnswered(asking: Asking, { log, clock }: KafkaOptions, deadlineMs: number): Promise<string[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asking.ask('Asking for topics', (admin) => admin.listTopics());
    } catch (error) {
      if (performance.now() > deadlineMs) throw error;
      if (attempt === 1) log.warn({ code: 'TW_BUS_UNAVAILABLE', cause: String(error) }, 'Kafka does not answer, trying again.');
      await clock.sleep(PAUSE_MS);
    }
  }
}

function configOf({ name, compacted }: Topic<unknown>, { partitions, replication }: TopicSettings): ITopicConfig {
  const keepMs = KEEP_MS.get(name) ?? DEFAULT_KEEP_MS;
  const configEntries = [
    { name: 'cleanup.policy', value: policyOf(compacted) },
    { name: 'retention.ms', value: `${compacted ? FOR_EVER : keepMs}` },
    { name: 'max.message.bytes', value: `${MAX_MESSAGE_BYTES}` },
    // With three copies a write counts when two have it, so that one broker may go.
    { name: 'min.insync.replicas', value: replication >= 3 ? '2' : '1' },
  ];
  return { topic: name, numPartitions: partitions, replicationFactor: replication, configEntries };
}

function policyOf(compacted: boolean): string {
  return compacted ? 'compact' : 'delete';
}

async function checkCompaction(asking: Asking, wanted: readonly Topic<unknown>[]): Promise<void> {
  const resources = wanted.map(({ name }) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: ['cleanup.policy'] }));
  const told = await asking.ask('Asking for settings of topics', (admin) => admin.describeConfigs({ resources, includeSynonyms: false }));
  const policies = new Map(told.resources.map(({ resourceName, configEntries }) => [resourceName, configEntries[0]?.configValue]));
  const differing = wanted.filter(({ name, compacted }) => policies.get(name) !== policyOf(compacted));
  if (differing.length === 0) return;
  const faults = differing.map(({ name, compacted }) => `${name} has cleanup.policy ${policies.get(name)} and needs ${policyOf(compacted)}`);
  throw new TwError('TW_BUS_TOPIC_DIFFERS', `${faults.join('; ')}.`);
}
