import { z } from 'zod';
import { MAX_HOLDERS, type SketchedArticle, type SketchIndex } from '../ports/sketch-index.ts';
import { openDatabase } from './database.ts';
import { jsonColumn } from './rows.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS sketch (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, copy_of TEXT, modulus INTEGER NOT NULL, hashes BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sketch_posting (hash INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (hash, n)) WITHOUT ROWID;
`;

const idsRow = z.object({ ids: jsonColumn(z.array(z.string())) });
const numberRow = z.object({ n: z.number() });
const sketchRow = z.object({ id: z.string(), copy_of: z.string().nullable(), modulus: z.number(), hashes: z.instanceof(Uint8Array) });

/** Sketches in an SQLite file. */
export function openSqliteSketchIndex(path: string): SketchIndex {
  const database = openDatabase(path, SCHEMA);
  const first = 'SELECT json_group_array(id ORDER BY n) AS ids FROM (SELECT id, n FROM sketch_posting JOIN sketch USING (n) WHERE hash = ? ORDER BY n LIMIT ?)';
  const find = (id: string): SketchedArticle | null => {
    const row = database.one(sketchRow, 'SELECT id, copy_of, modulus, hashes FROM sketch WHERE id = ?', id);
    return row === null ? null : { id, copyOf: row.copy_of, sketch: { modulus: row.modulus, hashes: [...new Uint32Array(row.hashes.slice().buffer)] } };
  };
  return {
    lookup: async (hashes, limit) => hashes.map((hash) => database.one(idsRow, first, hash, Math.min(limit, MAX_HOLDERS))?.ids ?? []),
    load: async (articleIds) => articleIds.map(find).filter((article) => article !== null),
    async add({ id, copyOf, sketch }, hashes) {
      const bytes = new Uint8Array(new Uint32Array(sketch.hashes).buffer);
      database.transaction(() => {
        const insert = 'INSERT INTO sketch (id, copy_of, modulus, hashes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING n';
        const added = database.one(numberRow, insert, id, copyOf, sketch.modulus, bytes);
        if (added === null) return;
        const post = 'INSERT OR IGNORE INTO sketch_posting SELECT ?1, ?2 WHERE (SELECT COUNT(*) FROM sketch_posting WHERE hash = ?1) < ?3';
        for (const hash of hashes) database.run(post, hash, added.n, MAX_HOLDERS);
      });
    },
    async [Symbol.asyncDispose]() {
      database[Symbol.dispose]();
    },
  };
}
