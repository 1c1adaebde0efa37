import { parseArgs } from 'node:util';
import { loadConfig } from '@tallywire/shared/runtime/config';
import { disputesTable } from './disputes-table.ts';
import { EXIT, usageFault } from './exit.ts';
import { openStore } from './open-store.ts';

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
