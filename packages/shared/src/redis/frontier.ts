import { z } from 'zod';
import type { Frontier, Job, Lease } from '../ports/frontier.ts';
import type { RedisConnection } from './connect.ts';
import { readScripts } from './script.ts';

const VERBS = ['add', 'claim', 'done', 'hold', 'pause', 'mend', 'remove', 'get', 'look'] as const;
const FINISHED_KEEP_MS = 30 * 24 * 3_600_000;
/** What is gone through to mend the schedule, a few hundred entries a script: the jobs, then what refers to them. */
const MENDED = ['jobs', 'leases', 'finished', 'due:feed', 'due:page'] as const;
/** Jobs added in one script: a few milliseconds of the server's time. */
const ADD_CHUNK = 500;

const kind = z.enum(['feed', 'page']);
const jobReply = z.tuple([kind, z.string(), z.string(), z.string()]).nullable();
const leaseReply = z.tuple([z.string(), kind, z.string(), z.string(), z.string(), z.number(), z.number()]);
const lookReply = z.tuple([z.number(), z.number(), z.number(), z.number()], z.number().nullable());
const mendReply = z.tuple([z.string(), z.number()]);
const LEASE_PARTS = 7;

/** The schedule in Redis, on Redis' own clock: each verb is one script. Finished jobs are kept for 30 days. The connection stays its opener's. */
export function openRedisFrontier(connection: RedisConnection): Frontier {
  const script = readScripts('frontier', VERBS);
  const run = (verb: (typeof VERBS)[number], ...args: readonly (string | number)[]): Promise<unknown> =>
    connection.run(script(verb), `${connection.prefix}:frontier`, args);
  const look = async () => {
    const [now, waiting, leased, finished, next] = lookReply.parse(await run('look'));
    return { now, counts: { waiting, leased, finished }, next: next ?? null };
  };

  return {
    async add(jobs) {
      let becameDue = 0;
      for (let at = 0; at < jobs.length; at += ADD_CHUNK) {
        const chunk = jobs.slice(at, at + ADD_CHUNK);
        const args = chunk.flatMap((job) => [job.id, job.kind, job.host, job.state, job.wish, Math.ceil(job.dueAtMs)]);
        becameDue += z.number().parse(await run('add', ...args));
      }
      return becameDue;
    },
    async claim({ limit, leaseMs, gapMs, kind }) {
      const reply = z.array(z.unknown()).parse(await run('claim', limit, leaseMs, gapMs, kind ?? '', FINISHED_KEEP_MS));
      return Array.from({ length: reply.length / LEASE_PARTS }, (_, n) => leaseOf(reply.slice(n * LEASE_PARTS, (n + 1) * LEASE_PARTS)));
    },
    async done({ job, token }, outcome) {
      const dueAtMs = outcome.kind === 'again' ? Math.ceil(outcome.dueAtMs) : 0;
      return (await run('done', job.id, token, job.wish, outcome.state, outcome.kind, dueAtMs)) === 1;
    },
    async hold(host, untilMs) {
      await run('hold', host, Math.ceil(untilMs));
    },
    async pause(domain, untilMs) {
      await run('pause', domain, Math.ceil(untilMs));
    },
    pauseLeftMs: async (domain) => z.number().parse(await run('pause', domain)),
    async mend() {
      let put = 0;
      for (const part of MENDED) {
        let cursor = '0';
        do {
          const [next, mended] = mendReply.parse(await run('mend', part, cursor));
          [cursor, put] = [next, put + mended];
        } while (cursor !== '0');
      }
      return put;
    },
    remove: async (id) => (await run('remove', id)) === 1,
    async get(id) {
      const reply = jobReply.parse(await run('get', id));
      return reply && jobOf(id, ...reply);
    },
    nextDueAtMs: async () => (await look()).next,
    counts: async () => (await look()).counts,
    now: async () => (await look()).now,
    async [Symbol.asyncDispose]() {},
  };
}

function leaseOf(parts: readonly unknown[]): Lease {
  const [id, kind, host, state, wish, token, untilMs] = leaseReply.parse(parts);
  return { job: jobOf(id, kind, host, state, wish), token, untilMs };
}

function jobOf(id: string, kind: Job['kind'], host: string, state: string, wish: string): Job {
  return { id, kind, host, state, wish };
}
