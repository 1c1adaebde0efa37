import { randomUUID } from 'node:crypto';
import { keepLog } from '@tallywire/shared/contract/kept-log';
import { openRedisConnection, type RedisConnection } from '@tallywire/shared/redis/connect';
import { inject } from 'vitest';

/** For tests: what is made of two connections to the run's Redis, under a prefix of their own, and its disposal. */
export async function withTwoConnections<T>(make: (one: RedisConnection, two: RedisConnection) => T): Promise<T & { dispose(): Promise<void> }> {
  const options = { url: inject('redisUrl'), allowUnsafe: false, log: keepLog(), prefix: `{${randomUUID()}}` };
  const [one, two] = await Promise.all([openRedisConnection(options), openRedisConnection(options)]);
  const dispose = async (): Promise<void> => {
    await Promise.all([one[Symbol.asyncDispose](), two[Symbol.asyncDispose]()]);
  };
  return { ...make(one, two), dispose };
}
