import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { keepLog } from '../contract/kept-log.ts';
import { openRedisConnection, type RedisConnection } from './connect.ts';

/** For tests: what is made of two connections to the run's Redis, under a prefix of their own, and its disposal. */
export async function withTwoConnections<T>(make: (one: RedisConnection, two: RedisConnection) => T): Promise<T & { dispose(): Promise<void> }> {
  const options = { url: inject('redisUrl'), allowUnsafe: false, log: keepLog(), prefix: `{${randomUUID()}}` };
  const [one, two] = await Promise.all([openRedisConnection(options), openRedisConnection(options)]);
  const dispose = async (): Promise<void> => {
    await Promise.all([one[Symbol.asyncDispose](), two[Symbol.asyncDispose]()]);
  };
  return { ...make(one, two), dispose };
}
