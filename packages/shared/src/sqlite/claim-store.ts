import { z } from 'zod';
import { articleSchema } from '../domain/article.ts';
import { disputeSchema } from '../domain/dispute.ts';
import { type RecordedClaim, recordedClaimSchema } from '../domain/recorded-claim.ts';
import type { ClaimStore, SourcePosition } from '../ports/claim-store.ts';
import { type Database, openDatabase } from './database.ts';
import { jsonColumn } from './rows.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS article (id TEXT PRIMARY KEY, version TEXT NOT NULL, versions TEXT NOT NULL, incident TEXT NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copy (article TEXT PRIMARY KEY, original TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim (id TEXT PRIMARY KEY, article TEXT NOT NULL, tally TEXT NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_article ON claim (article);
CREATE INDEX IF NOT EXISTS claim_tally ON claim (tally);
CREATE TABLE IF NOT EXISTS tally (id TEXT PRIMARY KEY, incident TEXT NOT NULL, revision INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tally_incident ON tally (incident);
CREATE TABLE IF NOT EXISTS incident (id TEXT PRIMARY KEY, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS incident_changed ON incident (changed);
CREATE TABLE IF NOT EXISTS dispute (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, severity REAL, is_open INTEGER NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dispute_open ON dispute (severity) WHERE is_open = 1;
CREATE TABLE IF NOT EXISTS position (topic TEXT NOT NULL, "partition" INTEGER NOT NULL, "offset" INTEGER NOT NULL, PRIMARY KEY (topic, "partition")) WITHOUT ROWID;
`;

/** Stands for "the lowest figure is nought": before every ratio. */
const ENDLESS_SEVERITY = 1e18;

const articleRow = z.object({
  versions: jsonColumn(z.array(z.string())),
  incident: z.string(),
  original: z.string().nullable(),
  doc: jsonColumn(articleSchema),
});
const versionRow = z.object({ version: z.string(), versions: jsonColumn(z.array(z.string())) });
const claimRow = z.object({ doc: jsonColumn(recordedClaimSchema) });
const disputeRow = z.object({ doc: jsonColumn(disputeSchema) });
const tallyRow = z.object({ revision: z.number() });
const idRow = z.object({ id: z.string() });
const offsetRow = z.object({ offset: z.number() });
const countsRow = z.object({ articles: z.number(), claims: z.number(), disputes: z.number() });

/** Claims in an SQLite file. */
export function openSqliteClaimStore(path: string): ClaimStore {
  const database = openDatabase(path, SCHEMA);
  return {
    async article(id) {
      const row = database.one(articleRow, 'SELECT versions, incident, original, doc FROM article LEFT JOIN copy ON article = id WHERE id = ?', id);
      if (!row) return null;
      const claims = database.all(claimRow, 'SELECT doc FROM claim WHERE article = ? ORDER BY id', id).map(({ doc }) => doc);
      return { article: row.doc, versions: row.versions, incidentId: row.incident, copyOf: row.original, claims };
    },

    record: async ({ article, incidentId, copyOf, replaces, claims }, position) =>
      database.transaction(() => {
        const stored = database.one(versionRow, 'SELECT version, versions FROM article WHERE id = ?', article.id);
        if ((stored?.version ?? null) !== replaces) return 'conflict';
        const versions = JSON.stringify([...(stored?.versions ?? []).filter((version) => version !== article.version), article.version]);
        database.run('INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?)', article.id, article.version, versions, incidentId, JSON.stringify(article));
        if (copyOf !== null) database.run('INSERT OR REPLACE INTO copy VALUES (?, ?)', article.id, copyOf);
        for (const recorded of claims) putClaim(database, recorded);
        for (const incident of new Set(claims.map((recorded) => recorded.incidentId)))
          database.run('INSERT OR REPLACE INTO incident VALUES (?, (SELECT COALESCE(MAX(changed), 0) + 1 FROM incident))', incident);
        const incidentOf = new Map(claims.map((recorded) => [recorded.tallyId, recorded.incidentId]));
        for (const [tallyId, incident] of incidentOf) {
          database.run('INSERT INTO tally VALUES (?, ?, 1) ON CONFLICT (id) DO UPDATE SET revision = revision + 1', tallyId, incident);
        }
        if (position) putPosition(database, position);
        return 'recorded';
      }),

    async pass(position) {
      putPosition(database, position);
    },
    position: async (topic, partition) =>
      database.one(offsetRow, 'SELECT "offset" FROM position WHERE topic = ? AND "partition" = ?', topic, partition)?.offset ?? null,

    tally: async (id) =>
      database.transaction(() => {
        const row = database.one(tallyRow, 'SELECT revision FROM tally WHERE id = ?', id);
        if (!row) return null;
        const claims = database.all(claimRow, 'SELECT doc FROM claim WHERE tally = ? ORDER BY id', id).map(({ doc }) => doc);
        return { id, revision: row.revision, claims };
      }),
    talliesOf: async (incidentId) => database.all(idRow, 'SELECT id FROM tally WHERE incident = ? ORDER BY id', incidentId).map(({ id }) => id),
    incidents: async (limit) => database.all(idRow, 'SELECT id FROM incident ORDER BY changed DESC LIMIT ?', limit).map(({ id }) => id),

    async putDispute(dispute) {
      database.run(
        `INSERT INTO dispute VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
           SET revision = excluded.revision, severity = excluded.severity, is_open = excluded.is_open, doc = excluded.doc WHERE excluded.revision > revision`,
        dispute.id,
        dispute.revision,
        dispute.severity ?? ENDLESS_SEVERITY,
        dispute.status === 'disputed' ? 1 : 0,
        JSON.stringify(dispute),
      );
    },
    dispute: async (id) => database.one(disputeRow, 'SELECT doc FROM dispute WHERE id = ?', id)?.doc ?? null,
    disputes: async (limit) =>
      database.all(disputeRow, 'SELECT doc FROM dispute WHERE is_open = 1 ORDER BY severity DESC, id LIMIT ?', limit).map(({ doc }) => doc),

    async counts() {
      const sql =
        'SELECT (SELECT COUNT(*) FROM article) AS articles, (SELECT COUNT(*) FROM claim) AS claims, (SELECT COUNT(*) FROM dispute WHERE is_open = 1) AS disputes';
      return database.one(countsRow, sql) ?? { articles: 0, claims: 0, disputes: 0 };
    },
    async [Symbol.asyncDispose]() {
      database[Symbol.dispose]();
    },
  };
}

function putClaim(database: Database, recorded: RecordedClaim): void {
  const leaves = 'UPDATE tally SET revision = revision + 1 WHERE id = (SELECT tally FROM claim WHERE id = ? AND tally <> ?)';
  database.run(leaves, recorded.claim.id, recorded.tallyId);
  database.run('INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?)', recorded.claim.id, recorded.article.id, recorded.tallyId, JSON.stringify(recorded));
}

function putPosition(database: Database, { topic, partition, offset }: SourcePosition): void {
  const sql = 'INSERT INTO position VALUES (?, ?, ?) ON CONFLICT (topic, "partition") DO UPDATE SET "offset" = MAX("offset", excluded."offset")';
  database.run(sql, topic, partition, offset);
}
