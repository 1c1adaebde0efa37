import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { until } from '../contract/until.ts';

/** A process that says when it is told to stop, and never does of itself; `body` runs in it once its shutdown is open. */
function stubborn(graceMs: number, body = '') {
  const code = `
    import { openShutdown } from '${new URL('./shutdown.ts', import.meta.url).href}';
    const tell = (level) => (facts, message) => console.log(level, message, JSON.stringify(facts));
    const log = { info: tell('info'), error: tell('error') };
    const { signal } = openShutdown(log, ${graceMs});
    setInterval(() => {}, 1_000);
    console.log('ready');
    ${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([exit]: unknown[]) => exit);
  return { child, lines, ended };
}

test('the first signal asks for an end, the second ends at once', async () => {
  const { child, lines, ended } = stubborn(60_000);
  await until(() => lines.includes('ready'));
  child.kill('SIGTERM');
  await until(() => lines.some((line) => line.startsWith('info Stopping.')));
  expect(child.exitCode).toBeNull();
  child.kill('SIGTERM');
  expect(await ended).toBe(1);
});

test('ends by force when the time for an orderly end is over', async () => {
  const { child, lines, ended } = stubborn(50);
  await until(() => lines.includes('ready'));
  child.kill('SIGINT');
  expect(await ended).toBe(1);
  expect(lines.at(-1)).toBe('error Did not stop in time, ending now. {"graceMs":50}');
});

test('a fault that nothing looked for ends the process, told', async () => {
  const { lines, ended } = stubborn(60_000, "Promise.reject(new Error('planted'));");
  expect(await ended).toBe(1);
  expect(lines.join('\n')).toMatch(/error Unlooked-for fault, ending now\. .*planted/);
});
