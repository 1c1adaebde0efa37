import { randomUUID } from 'node:crypto';
import { keepLog } from '@tallywire/shared/contract/kept-log';
import { openKafkaBus } from '@tallywire/shared/kafka/bus';
import { createTopics, pipelineTopics } from '@tallywire/shared/kafka/topics';
import { openRedisClaimStore } from '@tallywire/shared/redis/claim-store';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { openRedisFrontier } from '@tallywire/shared/redis/frontier';
import { openRedisLineMemory } from '@tallywire/shared/redis/line-memory';
import { openRedisLinkIndex } from '@tallywire/shared/redis/link-index';
import { openRedisSeenSet } from '@tallywire/shared/redis/seen-set';
import { openRedisSketchIndex } from '@tallywire/shared/redis/sketch-index';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { inject } from 'vitest';
import { pipelineContract } from './pipeline-contract.ts';

pipelineContract('Kafka and Redis', async () => {
  const log = keepLog();
  const kafka = { brokers: inject('kafkaBrokers'), clientId: 'pipeline-contract', log, clock: systemClock };
  await createTopics(kafka, pipelineTopics, { partitions: 3, replication: 1 });
  const bus = await openKafkaBus(kafka);
  const redis = await openRedisConnection({ url: inject('redisUrl'), allowUnsafe: true, prefix: `{pipeline-${randomUUID()}}`, log });
  return {
    ground: {
      bus,
      frontier: openRedisFrontier(redis),
      seen: openRedisSeenSet(redis),
      store: openRedisClaimStore(redis),
      sketches: openRedisSketchIndex(redis),
      links: openRedisLinkIndex(redis),
      lines: openRedisLineMemory(redis),
    },
    async dispose() {
      await redis[Symbol.asyncDispose]();
      await bus[Symbol.asyncDispose]();
    },
  };
});
