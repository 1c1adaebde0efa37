import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openKafkaBus } from '@tallywire/shared/kafka/bus';
import { kafkaOptionsOf } from '@tallywire/shared/kafka/options-from-config';
import type { Bus } from '@tallywire/shared/ports/bus';
import type { Config } from '@tallywire/shared/runtime/config';
import { openLog } from '@tallywire/shared/runtime/pino-log';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { DATABASE_FILE, openEmbeddedWorld } from './embedded-world.ts';

/** The bus of the distributed mode where brokers are set, else that of the data folder, which no other process may have open; null where there is none yet. */
export async function openBus(config: Config, opened: AsyncDisposableStack): Promise<Bus | null> {
  if (config.TALLYWIRE_KAFKA_BROKERS.length > 0) {
    const log = openLog({ service: 'tallywire', level: 'error', format: 'auto', to: 'stderr' });
    return opened.use(await openKafkaBus(kafkaOptionsOf('dead', { config, log, clock: systemClock })));
  }
  if (!existsSync(join(config.TALLYWIRE_DATA_DIR, DATABASE_FILE))) return null;
  return opened.use(openEmbeddedWorld(config.TALLYWIRE_DATA_DIR, config.TALLYWIRE_RETENTION_MS, systemClock)).bus;
}
