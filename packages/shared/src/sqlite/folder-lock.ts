import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TwError } from '../domain/errors.ts';

/** Takes a folder for this process alone; the system lets go of it when the process ends, however it ends. `TW_STORE_IN_USE` where another has it. */
export function lockFolder(folder: string): Disposable {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'lock.db'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE;');
  } catch (cause) {
    lock.close();
    throw new TwError('TW_STORE_IN_USE', `The folder ${folder} is in use by another process.`, { cause });
  }
  return { [Symbol.dispose]: () => lock.close() };
}
