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

/**
 * One polite schedule for feeds (recurring) and pages (once). All times are the frontier's own clock's, so that its users' clocks may differ. Where that clock is set
 * back, all that is scheduled moves back with it, so that nothing waits longer than it was to; where it is set forward, what is overdue goes out at the hosts' pace.
 */
export interface Frontier extends AsyncDisposable {
  /** Adds jobs that are not there; wakes finished ones whose wish differs (their state is kept). Returns how many became due by it. */
  add(jobs: readonly NewJob[]): Promise<number>;
  /** Hands out due jobs, longest overdue first, no two of one host within its gap. Expired leases are handed out again. */
  claim(options: ClaimOptions): Promise<Lease[]>;
  /** Ends a lease. False, and no effect, where the lease was lost to another. */
  done(lease: Lease, outcome: JobOutcome): Promise<boolean>;
  /** Nothing of this host is handed out before the time: for servers that ask for a pause. */
  hold(host: string, untilMs: number): Promise<void>;
  /** Nothing of this registrable domain, by whichever host, is to be asked for before the time: kept for all who use the frontier, never shortened. */
  pause(domain: string, untilMs: number): Promise<void>;
  /** How much longer a domain's pause lasts; 0 where there is none. */
  pauseLeftMs(domain: string): Promise<number>;
  /**
   * Puts the schedule right where a part of it was lost: every job that is kept waits, is leased or is finished again, and what has no job is dropped.
   * Safe at any time, also while others use it. Returns how many jobs it put back.
   */
  mend(): Promise<number>;
  /** Takes a job out altogether. False where it was not there. */
  remove(id: string): Promise<boolean>;
  get(id: string): Promise<Job | null>;
  /** When the next job becomes due, leases' ends included; null where nothing waits. */
  nextDueAtMs(): Promise<number | null>;
  counts(): Promise<FrontierCounts>;
  /** The frontier's clock. */
  now(): Promise<number>;
}
