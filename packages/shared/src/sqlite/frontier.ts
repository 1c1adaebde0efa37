import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { Frontier, Job, Lease, NewJob } from '../ports/frontier.ts';
import { type Database, openDatabase } from './database.ts';

// ready_ms is when the job may be handed out: its due time, or its lease's end; null while it is finished.
const SCHEMA = `
CREATE TABLE IF NOT EXISTS job (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, host TEXT NOT NULL, state TEXT NOT NULL, wish TEXT NOT NULL,
  ready_ms INTEGER, token INTEGER, finished_ms INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS job_ready ON job (ready_ms) WHERE ready_ms IS NOT NULL;
CREATE INDEX IF NOT EXISTS job_host ON job (host, ready_ms) WHERE ready_ms IS NOT NULL;
CREATE INDEX IF NOT EXISTS job_finished ON job (finished_ms) WHERE finished_ms IS NOT NULL;
CREATE TABLE IF NOT EXISTS host (name TEXT PRIMARY KEY, free_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lease_token (last INTEGER NOT NULL);
INSERT INTO lease_token SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM lease_token);
`;

/** A finished job is kept this long for its state (validators), then forgotten: if its page turns up again it is simply new. */
const FINISHED_KEEP_MS = 30 * 24 * 3_600_000;

const jobRow = z.object({ id: z.string(), kind: z.enum(['feed', 'page']), host: z.string(), state: z.string(), wish: z.string() });
const scheduleRow = jobRow.extend({ ready_ms: z.number().nullable(), token: z.number().nullable() });
const tokenRow = z.object({ last: z.number() });
const timeRow = z.object({ at: z.number().nullable() });
const countsRow = z.object({ total: z.number(), leased: z.number(), finished: z.number() });

/** The schedule in an SQLite file. A process that has the file to itself may free the leases that its forerunner left. */
export function openSqliteFrontier(path: string, clock: Clock, { freeLeases = false } = {}): Frontier {
  const database = openDatabase(path, SCHEMA);
  if (freeLeases) database.run('UPDATE job SET ready_ms = MIN(ready_ms, ?), token = NULL WHERE token IS NOT NULL', clock.now());
  const find = (id: string) => database.one(scheduleRow, 'SELECT id, kind, host, state, wish, ready_ms, token FROM job WHERE id = ?', id);

  return {
    add: async (jobs) => database.transaction(() => jobs.filter((job) => addOne(database, job, find(job.id))).length),

    async claim({ limit, leaseMs, gapMs, kind }) {
      const nowMs = clock.now();
      return database.transaction(() => {
        // One job a host: the longest overdue of each host whose gate is open.
        const ready = database.all(
          jobRow,
          `SELECT id, kind, host, state, wish, MIN(ready_ms) FROM job WHERE ready_ms <= ?1 AND (?2 IS NULL OR kind = ?2)
             AND NOT EXISTS (SELECT 1 FROM host WHERE name = job.host AND free_ms > ?1)
           GROUP BY CASE WHEN ?3 > 0 THEN host ELSE id END ORDER BY MIN(ready_ms) LIMIT ?4`,
          nowMs,
          kind ?? null,
          gapMs,
          limit,
        );
        return ready.map((job) => leaseOne(database, job, { nowMs, untilMs: nowMs + leaseMs, gapMs }));
      });
    },

    done: async ({ job, token }, outcome) =>
      database.transaction(() => {
        const stored = find(job.id);
        if (stored?.token !== token) return false;
        const nowMs = clock.now();
        const readyMs = outcome.kind === 'again' ? outcome.dueAtMs : stored.wish === job.wish ? null : nowMs;
        database.run(
          'UPDATE job SET state = ?, ready_ms = ?, token = NULL, finished_ms = ? WHERE id = ?',
          outcome.state,
          readyMs,
          readyMs === null ? nowMs : null,
          job.id,
        );
        database.run('DELETE FROM job WHERE finished_ms < ?', nowMs - FINISHED_KEEP_MS);
        return true;
      }),

    async hold(host, untilMs) {
      database.run('INSERT INTO host VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET free_ms = MAX(free_ms, excluded.free_ms)', host, untilMs);
    },
    remove: async (id) => database.run('DELETE FROM job WHERE id = ?', id).changes > 0,
    get: async (id) => database.one(jobRow, 'SELECT id, kind, host, state, wish FROM job WHERE id = ?', id),
    nextDueAtMs: async () => database.one(timeRow, 'SELECT MIN(ready_ms) AS at FROM job WHERE ready_ms IS NOT NULL')?.at ?? null,

    async counts() {
      const sql = 'SELECT COUNT(*) AS total, COUNT(token) AS leased, COUNT(*) - COUNT(ready_ms) AS finished FROM job';
      const { total, leased, finished } = database.one(countsRow, sql) ?? { total: 0, leased: 0, finished: 0 };
      return { waiting: total - leased - finished, leased, finished };
    },
    now: async () => clock.now(),
    async [Symbol.asyncDispose]() {
      database[Symbol.dispose]();
    },
  };
}

/** True where the job became due by it: it is new, or was finished and is wanted anew. */
function addOne(database: Database, job: NewJob, stored: z.infer<typeof scheduleRow> | null): boolean {
  if (!stored) {
    database.run('INSERT INTO job VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)', job.id, job.kind, job.host, job.state, job.wish, job.dueAtMs);
    return true;
  }
  if (stored.wish === job.wish) return false;
  const wakes = stored.token === null && stored.ready_ms === null;
  database.run('UPDATE job SET wish = ?, ready_ms = ?, finished_ms = NULL WHERE id = ?', job.wish, wakes ? job.dueAtMs : stored.ready_ms, job.id);
  return wakes;
}

function leaseOne(database: Database, job: Job, { nowMs, untilMs, gapMs }: { nowMs: number; untilMs: number; gapMs: number }): Lease {
  const token = database.one(tokenRow, 'UPDATE lease_token SET last = last + 1 RETURNING last')?.last ?? 0;
  database.run('UPDATE job SET ready_ms = ?, token = ? WHERE id = ?', untilMs, token, job.id);
  if (gapMs > 0)
    database.run('INSERT INTO host VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET free_ms = MAX(free_ms, excluded.free_ms)', job.host, nowMs + gapMs);
  const { id, kind, host, state, wish } = job;
  return { job: { id, kind, host, state, wish }, token, untilMs };
}
