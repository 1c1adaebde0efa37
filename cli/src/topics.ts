import { createTopics, pipelineTopics } from '@tallywire/shared/kafka/topics';
import { loadConfig, requireSettings } from '@tallywire/shared/runtime/config';
import { openLog } from '@tallywire/shared/runtime/pino-log';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { EXIT } from './exit.ts';
import { readArguments } from './read-arguments.ts';

/** `tallywire topics`: creates the topics that are missing, waiting for a broker that is not up yet. */
export async function topics(args: string[]): Promise<number> {
  readArguments(args, {});
  const config = loadConfig();
  requireSettings(config, ['TALLYWIRE_KAFKA_BROKERS']);
  const log = openLog({ service: 'topics', level: config.TALLYWIRE_LOG_LEVEL, format: config.TALLYWIRE_LOG_FORMAT });
  const kafka = { brokers: config.TALLYWIRE_KAFKA_BROKERS, clientId: 'tallywire-topics', log, clock: systemClock };
  const created = await createTopics(kafka, pipelineTopics, { partitions: config.TALLYWIRE_KAFKA_PARTITIONS, replication: config.TALLYWIRE_KAFKA_REPLICATION });
  log.info({ created, there: pipelineTopics.length - created.length }, 'Topics are there.');
  return EXIT.ok;
}
