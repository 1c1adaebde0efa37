import { codeOf, ERRORS } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { type Config, loadConfig } from './config.ts';
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

/**
 * Runs one service of the distributed mode from its start to an orderly end: settings, log, health, signals, closing in order.
 * Sets the process's exit code: 0 after a signal, 78 where settings can't be used, 1 when a part failed.
 */
export async function runService(name: string, open: (world: ServiceWorld) => Promise<RunningService>): Promise<void> {
  try {
    await run(name, loadConfig(), open);
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
  await using opened = new AsyncDisposableStack();
  const { checks, parts } = await open({ config, log, clock: systemClock, signal: shutdown.signal, use: (thing) => opened.use(thing) });
  await using _health = config.TALLYWIRE_HEALTH_PORT === 0 ? null : await openHealth(config.TALLYWIRE_HEALTH_PORT, config.TALLYWIRE_HEALTH_HOST, checks);
  log.info({ healthPort: config.TALLYWIRE_HEALTH_PORT }, 'Started.');
  await Promise.race([aborted(shutdown.signal), ...parts.map((part) => part.then(() => aborted(shutdown.signal)))]);
  shutdown.stop('a part has ended');
}
