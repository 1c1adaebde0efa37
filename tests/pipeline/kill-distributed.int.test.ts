import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFile } from '@tallywire/shared/contract/temporary-file';
import { until } from '@tallywire/shared/contract/until';
import { openKafkaBus } from '@tallywire/shared/kafka/bus';
import { createTopics, pipelineTopics } from '@tallywire/shared/kafka/topics';
import { openRedisClaimStore } from '@tallywire/shared/redis/claim-store';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { openRedisFrontier } from '@tallywire/shared/redis/frontier';
import { openCapturingLog } from '@tallywire/shared/runtime/pino-log';
import { isOutage } from '@tallywire/shared/runtime/retry';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { expect, inject, test } from 'vitest';
import { startKafka } from '../containers/kafka.ts';
import { startRedis } from '../containers/redis.ts';
import { golden } from './golden.ts';
import { latestOn, summarise } from './summary.ts';
import { startWorker, type Worker } from './worker.ts';
import { serveSamples, untilRead } from './world.ts';

const SERVICES = ['fetcher', 'extractor', 'store'] as const;
const mainOf = (service: string): string => join(import.meta.dirname, `../../services/${service}/src/main.ts`);
const PREFIX = '{kill}';

test('kill -9 of every worker in the middle of its work, then a restart: the same claims, once each', async () => {
  await using server = await serveSamples();
  const runPid = inject('runPid');
  const [kafka, redisServer] = await Promise.all([startKafka(runPid), startRedis(runPid)]);
  await using _kafka = kafka;
  await using _redis = redisServer;
  const log = openCapturingLog();
  const options = { brokers: kafka.brokers, clientId: 'kill-test', log, clock: systemClock };
  await createTopics(options, pipelineTopics, { partitions: 3, replication: 1 });
  await using bus = await openKafkaBus(options);
  await using redis = await openRedisConnection({ url: redisServer.url, prefix: PREFIX, allowUnsafe: true, log });
  const [store, frontier] = [openRedisClaimStore(redis), openRedisFrontier(redis)];
  using file = temporaryFile();
  const list = join(dirname(file.path), 'feeds.yaml');
  writeFileSync(list, `feeds: ${JSON.stringify(server.feedUrls)}`);
  const settings = {
    TALLYWIRE_FEEDS: list,
    TALLYWIRE_KAFKA_BROKERS: kafka.brokers.join(','),
    TALLYWIRE_KAFKA_SESSION_MS: '6000',
    TALLYWIRE_REDIS_URL: redisServer.url,
    TALLYWIRE_REDIS_PREFIX: PREFIX,
    TALLYWIRE_REDIS_ALLOW_UNSAFE: 'true',
    TALLYWIRE_FETCH_ALLOW: new URL(server.origin).host,
    TALLYWIRE_FETCH_LEASE_MS: '3000',
    TALLYWIRE_HOST_GAP_MS: '20',
    TALLYWIRE_PAGE_REVISIT_MS: '500',
    TALLYWIRE_FEED_FLOOR_MS: '3000',
    TALLYWIRE_FEED_CEILING_MS: '3000',
    TALLYWIRE_LOG_FORMAT: 'json',
  };
  await using workers = new AsyncDisposableStack();
  const running = new Map<string, Worker>();
  const start = (service: string): void => {
    const worker = startWorker([mainOf(service)], settings);
    running.set(service, workers.use(worker));
  };
  const killAndStart = async (service: string): Promise<void> => {
    await running.get(service)?.kill();
    start(service);
  };
  SERVICES.forEach(start);

  /** How many keys stand on a topic; none while its leaders are still being chosen. */
  const published = async (topic: 'pageFetched' | 'claimsFound' | 'claimRecorded'): Promise<number> => {
    try {
      return (await latestOn(bus, topic)).size;
    } catch (error) {
      if (isOutage(error)) return 0;
      throw error;
    }
  };
  await until(async () => (await published('pageFetched')) >= 3, { timeoutMs: 60_000, what: 'first pages' });
  await killAndStart('fetcher');
  await killAndStart('extractor');
  await until(async () => (await published('claimsFound')) >= 3, { timeoutMs: 60_000, what: 'first claims' });
  await killAndStart('store');
  await killAndStart('extractor');
  await until(async () => (await published('claimRecorded')) >= 10, { timeoutMs: 60_000, what: 'first recorded claims' });
  await Promise.all(SERVICES.map(killAndStart));

  await untilRead({ bus, frontier }, server);
  const found = await summarise(store, server.origin);
  expect(found).toEqual(golden(found));
  expect(await published('claimRecorded')).toBe((await store.counts()).claims);

  const codes = await Promise.all(
    [...running.values()].map((worker) => {
      worker.process.kill('SIGTERM');
      return worker.ended;
    }),
  );
  expect(codes).toEqual([0, 0, 0]);
}, 240_000);
