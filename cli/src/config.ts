import { loadConfig, printConfig } from '@tallywire/shared/runtime/config';

/** `tallywire config` */
export async function config(): Promise<number> {
  process.stdout.write(`${printConfig(loadConfig())}\n`);
  return 0;
}
