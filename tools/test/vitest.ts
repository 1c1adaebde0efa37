import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { run, type Stage } from './stage.ts';

/** Tests as vitest counts them. A file that could not be run counts as one failed test. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Runs one of vitest's projects. */
export async function runTests(project: 'unit' | 'int'): Promise<{ stage: Stage; counts: Counts }> {
  const folder = mkdtempSync(join(tmpdir(), 'tallywire-test-'));
  const file = join(folder, 'report.json');
  try {
    const name = project === 'unit' ? 'unit tests' : 'integration tests';
    const stage = await run(name, 'vitest', ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
    return { stage, counts: countsIn(file) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countsIn(file: string): Counts {
  let told: z.infer<typeof report>;
  try {
    told = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // vitest ended before it could report: its own output tells why.
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const broken = told.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  return { passed: told.numPassedTests, failed: told.numFailedTests + broken, skipped: told.numPendingTests + told.numTodoTests };
}

export function sumOf(all: readonly Counts[]): Counts {
  return all.reduce((sum, { passed, failed, skipped }) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }));
}

export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
