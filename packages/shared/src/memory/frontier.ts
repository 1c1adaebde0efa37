import type { Clock } from '../ports/clock.ts';
import type { Frontier, Job, Lease, NewJob } from '../ports/frontier.ts';

interface Entry {
  job: Job;
  /** Null while finished. */
  dueAtMs: number | null;
  lease: { readonly token: number; readonly untilMs: number } | null;
}

/** The schedule in a map: every verb looks at all jobs, which is right for tests and too slow for much else. */
export function openMemoryFrontier(clock: Clock): Frontier {
  const entries = new Map<string, Entry>();
  const hostFreeAtMs = new Map<string, number>();
  const pausedUntilMs = new Map<string, number>();
  let tokens = 0;

  return {
    async add(jobs) {
      return jobs.filter((job) => addOne(entries, job)).length;
    },

    async claim({ limit, leaseMs, gapMs, kind }) {
      const nowMs = clock.now();
      const leases: Lease[] = [];
      const readyAtMs = ({ dueAtMs, lease }: Entry): number => Math.max(dueAtMs ?? Number.POSITIVE_INFINITY, lease?.untilMs ?? 0);
      const due = [...entries.values()]
        .filter((entry) => readyAtMs(entry) <= nowMs && (!kind || entry.job.kind === kind))
        .sort((a, b) => readyAtMs(a) - readyAtMs(b));
      for (const entry of due) {
        if (leases.length >= limit) break;
        if ((hostFreeAtMs.get(entry.job.host) ?? 0) > nowMs) continue;
        hostFreeAtMs.set(entry.job.host, nowMs + gapMs);
        entry.lease = { token: ++tokens, untilMs: nowMs + leaseMs };
        leases.push({ job: entry.job, ...entry.lease });
      }
      return leases;
    },

    async done({ job, token }, outcome) {
      const entry = entries.get(job.id);
      if (entry?.lease?.token !== token) return false;
      const wishChanged = entry.job.wish !== job.wish;
      entry.lease = null;
      entry.job = { ...entry.job, state: outcome.state };
      entry.dueAtMs = outcome.kind === 'again' ? outcome.dueAtMs : wishChanged ? clock.now() : null;
      return true;
    },

    async hold(host, untilMs) {
      hostFreeAtMs.set(host, Math.max(untilMs, hostFreeAtMs.get(host) ?? 0));
    },

    async pause(domain, untilMs) {
      pausedUntilMs.set(domain, Math.max(untilMs, pausedUntilMs.get(domain) ?? 0));
    },
    pauseLeftMs: async (domain) => Math.max(0, (pausedUntilMs.get(domain) ?? 0) - clock.now()),
    mend: async () => 0,
    remove: async (id) => entries.delete(id),
    get: async (id) => entries.get(id)?.job ?? null,

    async nextDueAtMs() {
      const times = [...entries.values()].flatMap(({ dueAtMs, lease }) => (lease ? [lease.untilMs] : dueAtMs === null ? [] : [dueAtMs]));
      return times.length === 0 ? null : Math.min(...times);
    },

    async counts() {
      const all = [...entries.values()];
      const leased = all.filter(({ lease }) => lease !== null).length;
      const finished = all.filter(({ lease, dueAtMs }) => lease === null && dueAtMs === null).length;
      return { waiting: all.length - leased - finished, leased, finished };
    },

    now: async () => clock.now(),
    async [Symbol.asyncDispose]() {},
  };
}

/** True where the job became due by it: it is new, or was finished and is wanted anew. A job under lease only takes the new wish. */
function addOne(entries: Map<string, Entry>, { dueAtMs, ...job }: NewJob): boolean {
  const entry = entries.get(job.id);
  if (!entry) {
    entries.set(job.id, { job, dueAtMs, lease: null });
    return true;
  }
  if (entry.job.wish === job.wish) return false;
  entry.job = { ...entry.job, wish: job.wish };
  if (entry.lease !== null || entry.dueAtMs !== null) return false;
  entry.dueAtMs = dueAtMs;
  return true;
}
