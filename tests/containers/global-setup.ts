import type { TestProject } from 'vitest/node';
import { prepareEngine } from './engine.ts';
import { startKafka } from './kafka.ts';
import { removeLeftovers } from './label.ts';
import { startRedis } from './redis.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the broker that all suites share, each with topics of its own. */
    readonly kafkaBrokers: readonly string[];
    /** Of the Redis that all suites share, each under a prefix of its own. */
    readonly redisUrl: string;
    /** Labels containers that a suite starts for itself. */
    readonly runPid: number;
  }
}

/** Starts one Kafka and one Redis for the whole run, and removes them after it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await prepareEngine();
  await removeLeftovers(process.pid);
  const [kafka, redis] = await Promise.all([startKafka(process.pid), startRedis(process.pid)]);
  project.provide('kafkaBrokers', kafka.brokers);
  project.provide('redisUrl', redis.url);
  project.provide('runPid', process.pid);
  return () => removeLeftovers(process.pid);
}
