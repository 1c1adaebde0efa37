import { z } from 'zod';
import { type LinkedTraits, type LinkIndex, MAX_POSTED } from '../ports/link-index.ts';
import { type Database, openDatabase } from './database.ts';
import { jsonColumn } from './rows.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS link (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, incident TEXT NOT NULL, traits TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS link_incident (incident TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS link_term (term TEXT PRIMARY KEY, holding INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS link_posting (key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID;
`;

/** Answers that are lists come as one JSON text: a row each would cost several times as much. */
const idsRow = z.object({ ids: jsonColumn(z.array(z.string())) });
const countsRow = z.object({ counts: jsonColumn(z.array(z.number())) });
const numberRow = z.object({ n: z.number() });
const linkRow = z.object({ id: z.string(), incident: z.string(), traits: z.string() });

/** Linked articles in an SQLite file. */
export function openSqliteLinkIndex(path: string): LinkIndex {
  const database = openDatabase(path, SCHEMA);
  const find = (articleId: string): LinkedTraits | null => {
    const row = database.one(linkRow, 'SELECT id, incident, traits FROM link WHERE id = ?', articleId);
    return row === null ? null : { id: row.id, incidentId: row.incident, traits: row.traits };
  };
  const latest =
    'SELECT json_group_array(id ORDER BY n) AS ids FROM (SELECT link.id, n FROM link_posting JOIN link USING (n) WHERE key = ? ORDER BY n DESC LIMIT ?)';
  const counts = (sql: string, names: readonly string[]): number[] => database.one(countsRow, sql, JSON.stringify(names))?.counts ?? [];
  const holding =
    'SELECT json_group_array(COALESCE(holding, 0) ORDER BY asked.key) AS counts FROM json_each(?) AS asked LEFT JOIN link_term ON term = asked.value';
  const sizes =
    'SELECT json_group_array(COALESCE(size, 0) ORDER BY asked.key) AS counts FROM json_each(?) AS asked LEFT JOIN link_incident ON incident = asked.value';
  return {
    frequencies: async (terms) => ({
      // Numbers are given in order and none is ever taken away: the last is how many there are.
      articles: database.one(numberRow, 'SELECT COALESCE(MAX(n), 0) AS n FROM link')?.n ?? 0,
      holding: counts(holding, terms),
    }),
    postings: async (keys, limit) => keys.map((key) => database.one(idsRow, latest, key, Math.min(limit, MAX_POSTED))?.ids ?? []),
    load: async (articleIds) => articleIds.map(find).filter((article) => article !== null),
    sizes: async (incidentIds) => counts(sizes, incidentIds),
    async add(article, terms, keys) {
      database.transaction(() => put(database, article, terms, keys));
    },
    async [Symbol.asyncDispose]() {
      database[Symbol.dispose]();
    },
  };
}

function put(database: Database, { id, incidentId, traits }: LinkedTraits, terms: readonly string[], keys: readonly string[]): void {
  const insert = 'INSERT INTO link (id, incident, traits) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING n';
  const added = database.one(numberRow, insert, id, incidentId, traits);
  if (added === null) return;
  database.run('INSERT INTO link_incident VALUES (?, 1) ON CONFLICT DO UPDATE SET size = size + 1', incidentId);
  for (const term of new Set(terms)) database.run('INSERT INTO link_term VALUES (?, 1) ON CONFLICT DO UPDATE SET holding = holding + 1', term);
  const drop = 'DELETE FROM link_posting WHERE key = ?1 AND n <= (SELECT n FROM link_posting WHERE key = ?1 ORDER BY n DESC LIMIT 1 OFFSET ?2)';
  for (const key of new Set(keys)) {
    database.run('INSERT INTO link_posting VALUES (?, ?)', key, added.n);
    database.run(drop, key, MAX_POSTED);
  }
}
