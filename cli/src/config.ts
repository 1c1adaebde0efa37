import { loadConfig, printConfig } from '@tallywire/shared/runtime/config';
import { EXIT } from './exit.ts';
import { readArguments } from './read-arguments.ts';

/** `tallywire config` */
export async function config(args: string[]): Promise<number> {
  readArguments(args, {});
  process.stdout.write(`${printConfig(loadConfig())}\n`);
  return EXIT.ok;
}
