/** A page or feed to be fetched, at a time. */
export interface Job {
  readonly id: string;
  readonly kind: 'feed' | 'page';
  /** Gate of politeness: no two jobs of a host are handed out within its gap. */
  readonly host: string;
  /** What the fetcher keeps about it (address, validators, history), as JSON. */
  readonly state: string;
  /** What is wanted: a finished job that is added again with another wish becomes due again. */
  readonly wish: string;
}

export interface NewJob extends Job {
  readonly dueAtMs: number;
}

/** A job handed out for a time. The token fences: only the latest lease of a job can finish it. */
export interface Lease {
  readonly job: Job;
  readonly token: number;
  readonly untilMs: number;
}

export interface ClaimOptions {
  readonly limit: number;
  readonly leaseMs: number;
  /** Least time between two jobs of one host. */
  readonly gapMs: number;
  readonly kind?: 'feed' | 'page';
}

/** How a job ended: due again at a time with a new state, or finished (kept without a time until it is wanted anew). */
export type JobOutcome = { readonly kind: 'again'; readonly dueAtMs: number; readonly state: string } | { readonly kind: 'finished'; readonly state: string };

export interface FrontierCounts {
  readonly waiting: number;
  readonly leased: number;
  readonly finished: number;
}

/** One polite schedule for feeds (recurring) and pages (once). All times are the frontier's own clock's, so that its users' clocks may differ. */
export interface Frontier extends AsyncDisposable {
  /** Adds jobs that are not there; wakes finished ones whose wish differs (their state is kept). Returns how many became due by it. */
  add(jobs: readonly NewJob[]): Promise<number>;
  /** Hands out due jobs, longest overdue first, no two of one host within its gap. Expired leases are handed out again. */
  claim(options: ClaimOptions): Promise<Lease[]>;
  /** Ends a lease. False, and no effect, where the lease was lost to another. */
  done(lease: Lease, outcome: JobOutcome): Promise<boolean>;
  /** Nothing of this host is handed out before the time: for servers that ask for a pause. */
  hold(host: string, untilMs: number): Promise<void>;
  /** Takes a job out altogether. False where it was not there. */
  remove(id: string): Promise<boolean>;
  get(id: string): Promise<Job | null>;
  /** When the next job becomes due, leases' ends included; null where nothing waits. */
  nextDueAtMs(): Promise<number | null>;
  counts(): Promise<FrontierCounts>;
  /** The frontier's clock. */
  now(): Promise<number>;
}
