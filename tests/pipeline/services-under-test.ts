import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepLog } from '@tallywire/shared/contract/kept-log';
import { temporaryFile } from '@tallywire/shared/contract/temporary-file';
import { openKafkaBus } from '@tallywire/shared/kafka/bus';
import { createTopics, pipelineTopics } from '@tallywire/shared/kafka/topics';
import type { Bus } from '@tallywire/shared/ports/bus';
import type { ClaimStore } from '@tallywire/shared/ports/claim-store';
import type { Frontier } from '@tallywire/shared/ports/frontier';
import { openRedisClaimStore } from '@tallywire/shared/redis/claim-store';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { openRedisFrontier } from '@tallywire/shared/redis/frontier';
import { isOutage } from '@tallywire/shared/runtime/retry';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import type { SampleServer } from '../../fixtures/sample-feeds/serve.ts';
import { type Faults, faultsOf } from '../containers/faults.ts';
import { freePort } from '../containers/free-port.ts';
import { startKafka } from '../containers/kafka.ts';
import { startRedis } from '../containers/redis.ts';
import { latestOn } from './summary.ts';
import { startWorker, type Worker } from './worker.ts';
import { serveSamples } from './world.ts';

export const SERVICES = ['fetcher', 'extractor', 'store'] as const;
export type Service = (typeof SERVICES)[number];
const PREFIX = '{under-test}';
const mainOf = (service: Service): string => join(import.meta.dirname, `../../services/${service}/src/main.ts`);

/** The three services as processes of their own, on a Kafka and a Redis of their own, with the sample feeds to read. */
export interface ServicesUnderTest extends AsyncDisposable {
  readonly server: SampleServer;
  readonly bus: Bus;
  readonly store: ClaimStore;
  readonly frontier: Frontier;
  readonly faults: { readonly kafka: Faults; readonly redis: Faults };
  start(service: Service): Worker;
  running(service: Service): Worker;
  /** Asks a service whether it is ready. */
  isReady(service: Service): Promise<boolean>;
  /** How many keys stand on a topic; none while the broker does not answer. */
  published(topic: 'pageFetched' | 'claimsFound' | 'claimRecorded'): Promise<number>;
}

/** Opens everything but the services, which `start` starts. */
export async function openServicesUnderTest(runPid: number): Promise<ServicesUnderTest> {
  await using opening = new AsyncDisposableStack();
  const server = opening.use(await serveSamples());
  const [kafka, redisServer] = await Promise.all([startKafka(runPid), startRedis(runPid)]);
  opening.use(kafka);
  opening.use(redisServer);
  const log = keepLog();
  const options = { brokers: kafka.brokers, clientId: 'services-under-test', log, clock: systemClock };
  await createTopics(options, pipelineTopics, { partitions: 3, replication: 1 });
  const bus = opening.use(await openKafkaBus(options));
  const redis = opening.use(await openRedisConnection({ url: redisServer.url, prefix: PREFIX, allowUnsafe: true, log }));
  const file = opening.use(temporaryFile());
  const list = join(dirname(file.path), 'feeds.yaml');
  writeFileSync(list, `feeds: ${JSON.stringify(server.feedUrls)}`);
  const settings = settingsOf(list, server.origin, kafka.brokers, redisServer.url);
  const ports = new Map(await Promise.all(SERVICES.map(async (service) => [service, await freePort()] as const)));
  const workers = new Map<Service, Worker>();
  const faults = { kafka: await faultsOf(kafka.container), redis: await faultsOf(redisServer.container) };
  const opened = opening.move();
  const running = (service: Service): Worker => {
    const worker = workers.get(service);
    if (!worker) throw new Error(`${service} was not started`);
    return worker;
  };
  return {
    server,
    bus,
    store: openRedisClaimStore(redis),
    frontier: openRedisFrontier(redis),
    faults,
    running,
    start(service) {
      const worker = opened.use(startWorker([mainOf(service)], { ...settings, TALLYWIRE_HEALTH_PORT: `${ports.get(service)}` }));
      workers.set(service, worker);
      return worker;
    },
    isReady: (service) =>
      fetch(`http://127.0.0.1:${ports.get(service)}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    published: (topic) =>
      latestOn(bus, topic).then(
        (latest) => latest.size,
        (error: unknown) => (isOutage(error) ? 0 : Promise.reject(error)),
      ),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** Quick looks, short leases and sessions, so that what is waited for comes soon. */
function settingsOf(list: string, origin: string, brokers: readonly string[], redisUrl: string): Readonly<Record<string, string>> {
  return {
    TALLYWIRE_FEEDS: list,
    TALLYWIRE_KAFKA_BROKERS: brokers.join(','),
    TALLYWIRE_KAFKA_SESSION_MS: '6000',
    TALLYWIRE_REDIS_URL: redisUrl,
    TALLYWIRE_REDIS_PREFIX: PREFIX,
    TALLYWIRE_REDIS_ALLOW_UNSAFE: 'true',
    TALLYWIRE_FETCH_ALLOW: new URL(origin).host,
    TALLYWIRE_FETCH_LEASE_MS: '3000',
    TALLYWIRE_HOST_GAP_MS: '20',
    TALLYWIRE_PAGE_REVISIT_MS: '500',
    TALLYWIRE_FEED_FLOOR_MS: '3000',
    TALLYWIRE_FEED_CEILING_MS: '3000',
    TALLYWIRE_LOG_FORMAT: 'json',
  };
}
