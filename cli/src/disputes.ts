import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ClaimStore } from '@tallywire/shared/ports/claim-store';
import { openRedisClaimStore } from '@tallywire/shared/redis/claim-store';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { type Config, loadConfig } from '@tallywire/shared/runtime/config';
import { openLog } from '@tallywire/shared/runtime/pino-log';
import { openSqliteClaimStore } from '@tallywire/shared/sqlite/claim-store';
import { disputesTable } from './disputes-table.ts';
import { DATABASE_FILE } from './embedded-world.ts';
import { EXIT, usageFault } from './exit.ts';

const SHOWN_DISPUTES = 200;

/** `tallywire disputes`: those that stand in the store, most severe first. Reads beside a pipeline that runs. */
export async function disputes(args: string[]): Promise<number> {
  const { json, data } = readOptions(args);
  const config = loadConfig(data === undefined ? {} : { TALLYWIRE_DATA_DIR: data });
  await using opened = new AsyncDisposableStack();
  const store = await openStore(config, opened);
  const found = store === null ? [] : await store.disputes(SHOWN_DISPUTES);
  process.stdout.write(json ? found.map((dispute) => `${JSON.stringify(dispute)}\n`).join('') : disputesTable(found));
  return found.length === 0 ? EXIT.nothingFound : EXIT.ok;
}

function readOptions(args: string[]): { json: boolean; data: string | undefined } {
  try {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false }, data: { type: 'string' } } });
    return { json: values.json, data: values.data };
  } catch (error) {
    throw usageFault(error instanceof Error ? error.message : String(error));
  }
}

/** The Redis of the distributed mode where one is set, else the data folder; null where there is none yet. */
async function openStore(config: Config, opened: AsyncDisposableStack): Promise<ClaimStore | null> {
  if (config.TALLYWIRE_REDIS_URL !== '') {
    const log = openLog({ service: 'disputes', level: 'error', format: 'auto', to: 'stderr' });
    const options = { url: config.TALLYWIRE_REDIS_URL, prefix: config.TALLYWIRE_REDIS_PREFIX, allowUnsafe: config.TALLYWIRE_REDIS_ALLOW_UNSAFE, log };
    return openRedisClaimStore(opened.use(await openRedisConnection(options)));
  }
  const path = join(config.TALLYWIRE_DATA_DIR, DATABASE_FILE);
  return existsSync(path) ? opened.use(openSqliteClaimStore(path)) : null;
}
