import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimStore } from '@tallywire/shared/ports/claim-store';
import { openRedisClaimStore } from '@tallywire/shared/redis/claim-store';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { redisOptionsOf } from '@tallywire/shared/redis/options-from-config';
import type { Config } from '@tallywire/shared/runtime/config';
import { openLog } from '@tallywire/shared/runtime/pino-log';
import { openSqliteClaimStore } from '@tallywire/shared/sqlite/claim-store';
import { DATABASE_FILE } from './embedded-world.ts';

/** The Redis of the distributed mode where one is set, else the data folder; null where there is none yet. */
export async function openStore(config: Config, opened: AsyncDisposableStack): Promise<ClaimStore | null> {
  if (config.TALLYWIRE_REDIS_URL !== '') {
    const log = openLog({ service: 'tallywire', level: 'error', format: 'auto', to: 'stderr' });
    return openRedisClaimStore(opened.use(await openRedisConnection(redisOptionsOf(config, log))));
  }
  const path = join(config.TALLYWIRE_DATA_DIR, DATABASE_FILE);
  return existsSync(path) ? opened.use(openSqliteClaimStore(path)) : null;
}
