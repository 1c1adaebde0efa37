export type Facts = Readonly<Record<string, unknown>>;

/** Writes facts under a message that is the same each time. info: a change of state; debug: each event; warn: it is tried again; error: somebody must act. */
export interface Log {
  debug(facts: Facts, message: string): void;
  info(facts: Facts, message: string): void;
  warn(facts: Facts, message: string): void;
  error(facts: Facts, message: string): void;
  /** The same log with facts added to every line. */
  child(facts: Facts): Log;
}
