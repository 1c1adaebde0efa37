import type { Log } from '../ports/log.ts';
import type { Config } from '../runtime/config.ts';
import type { RedisConnectOptions } from './connect.ts';

/** How a program reaches Redis by its settings. The signal ends the wait for a Redis that is away at the start. */
export function redisOptionsOf(config: Config, log: Log, signal?: AbortSignal): RedisConnectOptions {
  const options = { url: config.TALLYWIRE_REDIS_URL, prefix: config.TALLYWIRE_REDIS_PREFIX, allowUnsafe: config.TALLYWIRE_REDIS_ALLOW_UNSAFE, log };
  return signal ? { ...options, signal } : options;
}
