/** Time as the system sees it; tests give their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after the time, or at once when the signal aborts: it never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
