let dropping = false;

/** kafkajs 2.2.4 computes waits that have passed already, and Node warns of each: this drops that one warning where kafkajs causes it, and no other. */
export function dropNegativeTimeoutWarnings(): void {
  if (dropping) return;
  dropping = true;
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    if (rest[0] === 'TimeoutNegativeWarning' && new Error().stack?.includes('kafkajs')) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
}
