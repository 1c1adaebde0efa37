import { codeOf, ERRORS } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { type Config, loadConfig, requireSettings } from './config.ts';
import { type HealthCheck, openHealth } from './health.ts';
import { openLog } from './pino-log.ts';
import { describeError } from './retry.ts';
import { aborted, openShutdown } from './shutdown.ts';
import { systemClock } from './system-clock.ts';

export interface ServiceWorld {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  /** Aborts when the service is to end. */
  readonly signal: AbortSignal;
  /** Takes charge of closing a thing: last opened, first closed. */
  use<T extends AsyncDisposable>(thing: T): T;
}

export interface RunningService {
  readonly checks: readonly HealthCheck[];
  /** Settles when a part of the service can't go on: its end is the service's. */
  readonly parts: readonly Promise<unknown>[];
}

const EXIT_FAULT = 1;
const EXIT_CONFIG = 78;

/** What every service of the distributed mode reaches, unless it says that it needs less. */
const BUS_AND_STORE = ['TALLYWIRE_KAFKA_BROKERS', 'TALLYWIRE_REDIS_URL'] as const;

/**
 * Runs one service of the distributed mode from its start to an orderly end: settings, log, health, signals, closing in order.
 * Sets the process's exit code: 0 after a signal, 78 where settings can't be used or one that it needs is not set, 1 when a part failed.
 */
export async function runService(
  name: string,
  open: (world: ServiceWorld) => Promise<RunningService>,
  needs: readonly (keyof Config)[] = BUS_AND_STORE,
): Promise<void> {
  try {
    const config = loadConfig();
    requireSettings(config, needs);
    await run(name, config, open);
  } catch (error) {
    const code = codeOf(error);
    const remedy = code === null ? '' : ` ${ERRORS[code][1]}`;
    openLog({ service: name, level: 'error', format: 'auto' }).error({ code }, `${describeError(error)}${remedy}`);
    process.exitCode = code === 'TW_CONFIG_INVALID' || code === 'TW_CONFIG_FEEDS_INVALID' ? EXIT_CONFIG : EXIT_FAULT;
  }
}

async function run(name: string, config: Config, open: (world: ServiceWorld) => Promise<RunningService>): Promise<void> {
  const log = openLog({ service: name, level: config.TALLYWIRE_LOG_LEVEL, format: config.TALLYWIRE_LOG_FORMAT });
  using shutdown = openShutdown(log);
  const { signal } = shutdown;
  await using opened = new AsyncDisposableStack();
  const service = await open({ config, log, clock: systemClock, signal, use: (thing) => opened.use(thing) }).catch((error: unknown) => {
    // Told to end before all was open (a server is still waited for): an end as orderly as any.
    if (signal.aborted) return null;
    throw error;
  });
  if (service === null) return;
  const { checks, parts } = service;
  await using _health = config.TALLYWIRE_HEALTH_PORT === 0 ? null : await openHealth(config.TALLYWIRE_HEALTH_PORT, config.TALLYWIRE_HEALTH_HOST, checks);
  log.info({ healthPort: config.TALLYWIRE_HEALTH_PORT }, 'Started.');
  await Promise.race([aborted(signal), ...parts.map((part) => part.then(() => aborted(signal)))]);
  shutdown.stop('a part has ended');
}
