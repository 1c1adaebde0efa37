import type { Facts, Log } from '../ports/log.ts';

/** A log that keeps its lines, for tests. */
export interface KeptLog extends Log {
  readonly lines: readonly { readonly level: string; readonly message: string; readonly facts: Facts }[];
}

/** Opens one; the lines of its children are kept with their facts. */
export function keepLog(): KeptLog {
  const lines: { level: string; message: string; facts: Facts }[] = [];
  const keep = (own: Facts): Log => {
    const at = (level: string) => (facts: Facts, message: string) => {
      lines.push({ level, message, facts: { ...own, ...facts } });
    };
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: (facts) => keep({ ...own, ...facts }) };
  };
  return { ...keep({}), lines };
}
