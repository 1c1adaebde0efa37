import { loadConfig } from '@tallywire/shared/runtime/config';
import { disputesTable } from './disputes-table.ts';
import { EXIT } from './exit.ts';
import { openStore } from './open-store.ts';
import { readArguments } from './read-arguments.ts';

const SHOWN_DISPUTES = 200;

/** `tallywire disputes`: those that stand in the store, most severe first. Reads beside a pipeline that runs. */
export async function disputes(args: string[]): Promise<number> {
  const { json, data } = readArguments(args, { json: { type: 'boolean', default: false }, data: { type: 'string' } }).values;
  const config = loadConfig(data === undefined ? {} : { TALLYWIRE_DATA_DIR: data });
  await using opened = new AsyncDisposableStack();
  const store = await openStore(config, opened);
  const found = store === null ? [] : await store.disputes(SHOWN_DISPUTES);
  process.stdout.write(json ? found.map((dispute) => `${JSON.stringify(dispute)}\n`).join('') : disputesTable(found));
  return found.length === 0 ? EXIT.nothingFound : EXIT.ok;
}
