import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process of ours under test. */
export interface Worker extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Lines of both outputs so far. */
  readonly lines: readonly string[];
  /** Resolves with the exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it as a power cut would: no chance to tidy up. */
  kill(): Promise<void>;
}

/** Starts one of our programs with Node and the given settings; nothing of ours is inherited from the environment but the path. */
export function startWorker(args: readonly string[], settings: Readonly<Record<string, string>>): Worker {
  const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { process: child, lines, ended, kill, [Symbol.asyncDispose]: kill };
}
