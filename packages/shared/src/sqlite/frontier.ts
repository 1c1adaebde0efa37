import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { ClaimOptions, Frontier, Job, Lease, NewJob } from '../ports/frontier.ts';
import { type Database, openDatabase } from './database.ts';

// ready_ms is when the job may be handed out: its due time, or its lease's end; null while it is finished.
// A gate is a host's turn for one kind of job: at_ms is the later of its earliest job's ready_ms and the host's free_ms. Claims walk gates, not jobs, so that a host with
// thousands of due jobs costs no more than one with a single one, and holds nobody up.
const SCHEMA = `
CREATE TABLE IF NOT EXISTS job (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, host TEXT NOT NULL, state TEXT NOT NULL, wish TEXT NOT NULL,
  ready_ms INTEGER, token INTEGER, finished_ms INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS job_turn ON job (host, kind, ready_ms) WHERE ready_ms IS NOT NULL;
CREATE INDEX IF NOT EXISTS job_ready ON job (ready_ms) WHERE ready_ms IS NOT NULL;
CREATE INDEX IF NOT EXISTS job_finished ON job (finished_ms) WHERE finished_ms IS NOT NULL;
CREATE TABLE IF NOT EXISTS host (name TEXT PRIMARY KEY, free_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gate (host TEXT NOT NULL, kind TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (host, kind)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS gate_at ON gate (at_ms);
CREATE INDEX IF NOT EXISTS gate_kind_at ON gate (kind, at_ms);
CREATE TABLE IF NOT EXISTS pause (domain TEXT PRIMARY KEY, until_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS latest_time (at INTEGER NOT NULL);
INSERT INTO latest_time SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM latest_time);
CREATE TABLE IF NOT EXISTS lease_token (last INTEGER NOT NULL);
INSERT INTO lease_token SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM lease_token);
`;

/** A finished job is kept this long for its state (validators), then forgotten: if its page turns up again it is simply new. */
const FINISHED_KEEP_MS = 30 * 24 * 3_600_000;
/** Clocks are put right by less than this all the time. */
const MAX_STEP_BACK_MS = 60_000;
const KINDS = ['feed', 'page'] as const;

const jobRow = z.object({ id: z.string(), kind: z.enum(KINDS), host: z.string(), state: z.string(), wish: z.string() });
const scheduleRow = jobRow.extend({ ready_ms: z.number().nullable(), token: z.number().nullable() });
const gateRow = z.object({ host: z.string(), kind: z.enum(KINDS) });
const tokenRow = z.object({ last: z.number() });
const timeRow = z.object({ at: z.number().nullable() });
const hostRow = z.object({ host: z.string() });
const countsRow = z.object({ total: z.number(), leased: z.number(), finished: z.number() });

/** All that is scheduled, for when the clock is set back. */
const TIMES = [
  ['job', 'ready_ms'],
  ['job', 'finished_ms'],
  ['host', 'free_ms'],
  ['gate', 'at_ms'],
  ['pause', 'until_ms'],
] as const;

/** The schedule in an SQLite file. A process that has the file to itself may free the leases that its forerunner left. */
export function openSqliteFrontier(path: string, clock: Clock, { freeLeases = false } = {}): Frontier {
  const database = openDatabase(path, SCHEMA);
  const find = (id: string) => database.one(scheduleRow, 'SELECT id, kind, host, state, wish, ready_ms, token FROM job WHERE id = ?', id);
  if (freeLeases) freeAll(database, clock.now());

  return {
    add: async (jobs) => database.transaction(() => jobs.filter((job) => addOne(database, job, find(job.id))).length),
    claim: async (options) => database.transaction(() => claimDue(database, followClock(database, clock.now()), options)),

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
        setGate(database, job.host, job.kind);
        database.run('DELETE FROM job WHERE finished_ms < ?', nowMs - FINISHED_KEEP_MS);
        return true;
      }),

    hold: async (host, untilMs) => database.transaction(() => closeHost(database, host, untilMs)),
    pause: async (domain, untilMs) => {
      database.run('DELETE FROM pause WHERE until_ms <= ?', clock.now());
      database.run('INSERT INTO pause VALUES (?, ?) ON CONFLICT (domain) DO UPDATE SET until_ms = MAX(until_ms, excluded.until_ms)', domain, untilMs);
    },
    async pauseLeftMs(domain) {
      const untilMs = database.one(timeRow, 'SELECT until_ms AS at FROM pause WHERE domain = ?', domain)?.at ?? 0;
      return Math.max(0, untilMs - database.transaction(() => followClock(database, clock.now())));
    },
    mend: async () => database.transaction(() => mendAll(database, clock.now())),
    remove: async (id) =>
      database.transaction(() => {
        const stored = find(id);
        if (!stored) return false;
        database.run('DELETE FROM job WHERE id = ?', id);
        setGate(database, stored.host, stored.kind);
        return true;
      }),
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
  if (stored?.wish === job.wish) return false;
  const wakes = !stored || (stored.token === null && stored.ready_ms === null);
  if (!stored) database.run('INSERT INTO job VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)', job.id, job.kind, job.host, job.state, job.wish, job.dueAtMs);
  else database.run('UPDATE job SET wish = ?, ready_ms = ?, finished_ms = NULL WHERE id = ?', job.wish, wakes ? job.dueAtMs : stored.ready_ms, job.id);
  if (wakes) setGate(database, stored?.host ?? job.host, stored?.kind ?? job.kind);
  return wakes;
}

function claimDue(database: Database, nowMs: number, { limit, leaseMs, gapMs, kind }: ClaimOptions): Lease[] {
  const open = 'SELECT host, kind FROM gate WHERE at_ms <= ?1 AND (?2 IS NULL OR kind = ?2) ORDER BY at_ms LIMIT ?3';
  const due = 'SELECT id, kind, host, state, wish FROM job WHERE host = ? AND kind = ? AND ready_ms <= ? ORDER BY ready_ms LIMIT ?';
  const leases: Lease[] = [];
  const closed = new Set<string>();
  for (const gate of database.all(gateRow, open, nowMs, kind ?? null, limit)) {
    if (closed.has(gate.host)) continue;
    const wanted = gapMs > 0 ? 1 : limit - leases.length;
    for (const job of database.all(jobRow, due, gate.host, gate.kind, nowMs, wanted)) leases.push(leaseOne(database, job, nowMs + leaseMs));
    if (gapMs > 0) {
      closed.add(gate.host);
      closeHost(database, gate.host, nowMs + gapMs);
    } else setGate(database, gate.host, gate.kind);
  }
  return leases;
}

function leaseOne(database: Database, { id, kind, host, state, wish }: Job, untilMs: number): Lease {
  const token = database.one(tokenRow, 'UPDATE lease_token SET last = last + 1 RETURNING last')?.last ?? 0;
  database.run('UPDATE job SET ready_ms = ?, token = ? WHERE id = ?', untilMs, token, id);
  return { job: { id, kind, host, state, wish }, token, untilMs };
}

function closeHost(database: Database, host: string, untilMs: number): void {
  database.run('INSERT INTO host VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET free_ms = MAX(free_ms, excluded.free_ms)', host, untilMs);
  for (const kind of KINDS) setGate(database, host, kind);
}

/** Puts a gate where its host's jobs and its host's pause now say. */
function setGate(database: Database, host: string, kind: Job['kind']): void {
  const next = database.one(timeRow, 'SELECT MIN(ready_ms) AS at FROM job WHERE host = ? AND kind = ? AND ready_ms IS NOT NULL', host, kind)?.at ?? null;
  if (next === null) {
    database.run('DELETE FROM gate WHERE host = ? AND kind = ?', host, kind);
    return;
  }
  const free = database.one(timeRow, 'SELECT free_ms AS at FROM host WHERE name = ?', host)?.at ?? 0;
  database.run('INSERT OR REPLACE INTO gate VALUES (?, ?, ?)', host, kind, Math.max(next, free));
}

/** The time now. Where the clock was set back since it was last looked at, all that is scheduled is moved back as far. */
function followClock(database: Database, nowMs: number): number {
  const latestMs = database.one(timeRow, 'SELECT at FROM latest_time')?.at ?? 0;
  const stepMs = nowMs - latestMs;
  const isBack = stepMs < -MAX_STEP_BACK_MS;
  if (isBack) for (const [table, column] of TIMES) database.run(`UPDATE ${table} SET ${column} = ${column} + ? WHERE ${column} IS NOT NULL`, stepMs);
  if (isBack || stepMs > 0) database.run('UPDATE latest_time SET at = ?', nowMs);
  return nowMs;
}

/** Makes the gates anew from the jobs; a job that is neither waiting nor finished waits from now. */
function mendAll(database: Database, nowMs: number): number {
  const { changes } = database.run('UPDATE job SET ready_ms = ?, token = NULL WHERE ready_ms IS NULL AND finished_ms IS NULL', nowMs);
  const lost = 'SELECT DISTINCT host, kind FROM job WHERE ready_ms IS NOT NULL EXCEPT SELECT host, kind FROM gate';
  const hosts = database.all(gateRow, lost);
  const put = `SELECT COUNT(*) AS at FROM job JOIN (${lost}) USING (host, kind) WHERE ready_ms IS NOT NULL`;
  const behindLostGates = database.one(timeRow, put)?.at ?? 0;
  for (const { host, kind } of hosts) setGate(database, host, kind);
  database.run('DELETE FROM gate WHERE NOT EXISTS (SELECT 1 FROM job WHERE job.host = gate.host AND job.kind = gate.kind AND ready_ms IS NOT NULL)');
  return Math.max(changes, behindLostGates);
}

function freeAll(database: Database, nowMs: number): void {
  database.transaction(() => {
    const hosts = database.all(hostRow, 'SELECT DISTINCT host FROM job WHERE token IS NOT NULL');
    database.run('UPDATE job SET ready_ms = MIN(ready_ms, ?), token = NULL WHERE token IS NOT NULL', nowMs);
    for (const { host } of hosts) for (const kind of KINDS) setGate(database, host, kind);
  });
}
