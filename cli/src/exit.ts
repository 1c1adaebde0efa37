import { codeOf, ERRORS, TwError } from '@tallywire/shared/domain/errors';
import { describeError } from '@tallywire/shared/runtime/retry';

/** Exit codes: sysexits.h where it has one. */
export const EXIT = { ok: 0, fault: 1, nothingFound: 3, usage: 64, config: 78 } as const;

/** Says on standard error what went wrong and what to do, and gives the exit code that belongs to it. */
export function reportFault(error: unknown): number {
  const code = codeOf(error);
  if (code === null) {
    process.stderr.write(`tallywire: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.fault;
  }
  const [, remedy] = ERRORS[code];
  process.stderr.write(`tallywire: ${describeError(error)} [${code}]\n  ${remedy}\n`);
  if (code === 'TW_CLI_USAGE') return EXIT.usage;
  return code === 'TW_CONFIG_INVALID' || code === 'TW_CONFIG_FEEDS_INVALID' ? EXIT.config : EXIT.fault;
}

/** A call that can't be understood. */
export function usageFault(message: string): TwError {
  return new TwError('TW_CLI_USAGE', message);
}
