import type { Log } from '../ports/log.ts';

/** A log that keeps its lines, for tests. */
export interface KeptLog extends Log {
  readonly lines: { readonly level: string; readonly message: string; readonly facts: Readonly<Record<string, unknown>> }[];
}

export function keepLog(): KeptLog {
  const lines: KeptLog['lines'] = [];
  const at =
    (level: string) =>
    (facts: Readonly<Record<string, unknown>>, message: string): void => {
      lines.push({ level, message, facts });
    };
  const log: KeptLog = { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return log;
}
