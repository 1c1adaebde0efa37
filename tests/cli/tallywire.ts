import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** The command-line program. */
export const MAIN = join(import.meta.dirname, '../../cli/src/main.ts');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `tallywire` to its end, with the given settings alone, and something on its standard input. */
export function tallywire(
  args: readonly string[],
  { settings = {}, input = '' }: { settings?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], { env: { PATH: process.env['PATH'], ...settings } }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
    child.stdin?.on('error', () => {}); // it may end before it has read
    child.stdin?.end(input);
  });
}
