import { z } from 'zod';
import { contentHash } from '../domain/ids.ts';
import { type LineMemory, MAX_LINE_HOLDERS } from '../ports/line-memory.ts';
import { openDatabase } from './database.ts';

const SCHEMA = 'CREATE TABLE IF NOT EXISTS line (site TEXT NOT NULL, line INTEGER NOT NULL, holders TEXT NOT NULL, PRIMARY KEY (site, line)) WITHOUT ROWID;';
const HOLDER_DIGITS = 8;

const holdersRow = z.object({ holders: z.string() });

/** Sites' lines in an SQLite file. */
export function openSqliteLineMemory(path: string): LineMemory {
  const database = openDatabase(path, SCHEMA);
  const holdersOf = (site: string, line: number): string[] =>
    database.one(holdersRow, 'SELECT holders FROM line WHERE site = ? AND line = ?', site, line)?.holders.split(',') ?? [];
  return {
    async count(site, articleId, lines) {
      const self = contentHash(articleId).slice(0, HOLDER_DIGITS);
      return database.transaction(() => {
        const counts = lines.map((line) => holdersOf(site, line).filter((holder) => holder !== self).length);
        for (const line of new Set(lines)) {
          const holders = holdersOf(site, line);
          if (holders.includes(self) || holders.length >= MAX_LINE_HOLDERS) continue;
          database.run('INSERT OR REPLACE INTO line VALUES (?, ?, ?)', site, line, [...holders, self].join(','));
        }
        return counts;
      });
    },
    async [Symbol.asyncDispose]() {
      database[Symbol.dispose]();
    },
  };
}
