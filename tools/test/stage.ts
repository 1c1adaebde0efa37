import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';

const ROOT = join(import.meta.dirname, '..', '..');
/** What still runs after so long hangs. */
const DEADLINE_MS = 20 * 60_000;

export interface Stage {
  readonly name: string;
  /** 'ok', or how it ended instead. */
  readonly ending: string;
  readonly seconds: number;
}

export function isOk({ ending }: Stage): boolean {
  return ending === 'ok';
}

export function say(text: string): void {
  console.log(text === '' ? '' : `test: ${text}`);
}

/** Runs one of the repository's tools to its end, with its output as it comes and nothing to read. */
export async function run(name: string, command: string, args: readonly string[], { quiet = false, deadlineMs = DEADLINE_MS } = {}): Promise<Stage> {
  if (!quiet) say(`${name} ...`);
  const startedMs = performance.now();
  const ending = await ended(command, args, quiet, deadlineMs);
  return { name, ending, seconds: (performance.now() - startedMs) / 1000 };
}

function ended(command: string, args: readonly string[], quiet: boolean, deadlineMs: number): Promise<string> {
  const path = [join(ROOT, 'node_modules', '.bin'), env['PATH'] ?? ''].join(delimiter);
  const output = quiet ? 'ignore' : 'inherit';
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...env, PATH: path }, stdio: ['ignore', output, output], timeout: deadlineMs });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? 'ok' : signal ? `ended by ${signal}` : `exit status ${code}`));
  });
}
