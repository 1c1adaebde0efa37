import { z } from 'zod';
import type { RecordLog } from '../ports/record-log.ts';
import { type Database, openDatabase } from './database.ts';
import { countRow, jsonColumn } from './rows.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS record (
  topic TEXT NOT NULL, "partition" INTEGER NOT NULL, "offset" INTEGER NOT NULL,
  key TEXT, value BLOB, headers TEXT NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (topic, "partition", "offset")
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS record_key ON record (topic, key);
CREATE INDEX IF NOT EXISTS record_age ON record (at_ms);
CREATE TABLE IF NOT EXISTS partition_end (topic TEXT NOT NULL, "partition" INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (topic, "partition")) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS group_offset (grp TEXT NOT NULL, topic TEXT NOT NULL, "partition" INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (grp, topic, "partition")) WITHOUT ROWID;
`;

/** Appends between two looks for records past their time. */
const TRIM_EVERY = 500;

const recordRow = z.object({
  topic: z.string(),
  partition: z.number(),
  offset: z.number(),
  key: z.string().nullable(),
  value: z.instanceof(Uint8Array).nullable(),
  headers: jsonColumn(z.record(z.string(), z.string())),
});
const nextRow = z.object({ next: z.number() });

export interface SqliteRecordLogOptions {
  readonly path: string;
  /** Topics that keep only the latest record of each key, for ever. */
  readonly compacted: ReadonlySet<string>;
  /** Topics that no group will ever read: their records are kept for their time alone. */
  readonly unread?: ReadonlySet<string>;
  /** How long records of the other topics are kept once every group has handled them. */
  readonly retentionMs: number;
  readonly now: () => number;
}

/** Records in an SQLite file, so that a process that was killed goes on where it stopped. */
export function openSqliteRecordLog({ path, compacted, unread = new Set(), retentionMs, now }: SqliteRecordLogOptions): RecordLog {
  const database = openDatabase(path, SCHEMA);
  let appends = 0;
  const end = (topic: string, partition: number): number =>
    database.one(nextRow, 'SELECT next FROM partition_end WHERE topic = ? AND "partition" = ?', topic, partition)?.next ?? 0;

  return {
    append(records) {
      database.transaction(() => {
        for (const { topic, partition, key, value, headers } of records) {
          if (compacted.has(topic)) database.run('DELETE FROM record WHERE topic = ? AND key = ?', topic, key);
          const offset = end(topic, partition);
          database.run('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)', topic, partition, offset, key, value, JSON.stringify(headers), now());
          database.run('INSERT OR REPLACE INTO partition_end VALUES (?, ?, ?)', topic, partition, offset + 1);
        }
        if (appends++ % TRIM_EVERY === 0) trim(database, { compacted, unread }, now() - retentionMs);
      });
    },
    read: (topic, partition, from, limit) =>
      database.all(
        recordRow,
        'SELECT topic, "partition", "offset", key, value, headers FROM record WHERE topic = ? AND "partition" = ? AND "offset" >= ? ORDER BY "offset" LIMIT ?',
        topic,
        partition,
        from,
        limit,
      ),
    end,
    committed: (group, topic, partition) =>
      database.one(nextRow, 'SELECT next FROM group_offset WHERE grp = ? AND topic = ? AND "partition" = ?', group, topic, partition)?.next ?? null,
    commit(group, topic, partition, next) {
      database.run('INSERT OR REPLACE INTO group_offset VALUES (?, ?, ?, ?)', group, topic, partition, next);
    },
    [Symbol.dispose]: () => database[Symbol.dispose](),
  };
}

const placeRow = z.object({ topic: z.string(), partition: z.number(), next: z.number() });

/** Drops what is past its time and was handled by every group that reads the topic. A topic that no group has read yet is kept, and so are dead letters. */
function trim(database: Database, { compacted, unread }: Required<Pick<SqliteRecordLogOptions, 'compacted' | 'unread'>>, beforeMs: number): void {
  if (!database.one(countRow, 'SELECT 1 AS n FROM record WHERE at_ms < ? LIMIT 1', beforeMs)) return;
  for (const topic of unread) database.run('DELETE FROM record WHERE topic = ? AND at_ms < ?', topic, beforeMs);
  for (const { topic, partition, next } of database.all(
    placeRow,
    'SELECT topic, "partition", MIN(next) AS next FROM group_offset GROUP BY topic, "partition"',
  )) {
    if (compacted.has(topic)) continue;
    database.run('DELETE FROM record WHERE topic = ? AND "partition" = ? AND "offset" < ? AND at_ms < ?', topic, partition, next, beforeMs);
  }
}
