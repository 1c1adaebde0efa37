import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import { SEEN_KEEP_MS, type SeenSet } from '../ports/seen-set.ts';
import { openDatabase } from './database.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS seen (scope TEXT NOT NULL, id TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (scope, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_age ON seen (at_ms);
`;

const idRow = z.object({ id: z.string() });

/** Marks in an SQLite file. */
export function openSqliteSeenSet(path: string, clock: Clock): SeenSet {
  const database = openDatabase(path, SCHEMA);
  return {
    async unseen(scope, ids) {
      const oldestMs = clock.now() - SEEN_KEEP_MS;
      const isMarked = (id: string): boolean =>
        database.one(idRow, 'SELECT id FROM seen WHERE scope = ? AND id = ? AND at_ms >= ?', scope, id, oldestMs) !== null;
      return [...new Set(ids)].filter((id) => !isMarked(id));
    },
    async mark(scope, ids) {
      const nowMs = clock.now();
      database.transaction(() => {
        for (const id of ids) database.run('INSERT OR REPLACE INTO seen VALUES (?, ?, ?)', scope, id, nowMs);
        database.run('DELETE FROM seen WHERE at_ms < ?', nowMs - SEEN_KEEP_MS);
      });
    },
    async [Symbol.asyncDispose]() {
      database[Symbol.dispose]();
    },
  };
}
