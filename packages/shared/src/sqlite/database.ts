import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { z } from 'zod';
import { TwError } from '../domain/errors.ts';

const BUSY_TIMEOUT_MS = 5_000;

/** One SQLite file. Every statement is prepared once; every fault is a `TW_STORE_UNAVAILABLE`. */
export interface Database extends Disposable {
  run(sql: string, ...values: SQLInputValue[]): { changes: number };
  /** Rows, each checked by the schema. */
  all<T>(schema: z.ZodType<T>, sql: string, ...values: SQLInputValue[]): T[];
  one<T>(schema: z.ZodType<T>, sql: string, ...values: SQLInputValue[]): T | null;
  /** Runs a synchronous body as one transaction: whole or not at all. */
  transaction<T>(body: () => T): T;
}

/**
 * Opens a file and makes its tables. Written with a write-ahead log: what was written survives the process's death at any moment; a power cut may take back the last
 * transactions, but never a part of one, nor an earlier one alone.
 */
export function openDatabase(path: string, schema: string): Database {
  const raw = attempt(`open ${path}`, () => {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const database = new DatabaseSync(path);
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};`);
    database.exec(schema);
    return database;
  });
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? raw.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    run: (sql, ...values) => attempt(sql, () => ({ changes: Number(prepared(sql).run(...values).changes) })),
    all: (schema, sql, ...values) => attempt(sql, () => prepared(sql).all(...values)).map((row) => schema.parse(row)),
    one(schema, sql, ...values) {
      const row = attempt(sql, () => prepared(sql).get(...values));
      return row === undefined ? null : schema.parse(row);
    },
    transaction(body) {
      attempt('begin', () => raw.exec('BEGIN IMMEDIATE'));
      try {
        const value = body();
        attempt('commit', () => raw.exec('COMMIT'));
        return value;
      } catch (error) {
        if (raw.isTransaction) raw.exec('ROLLBACK');
        throw error;
      }
    },
    [Symbol.dispose]() {
      if (raw.isOpen) raw.close();
    },
  };
}

function attempt<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw new TwError('TW_STORE_UNAVAILABLE', `SQLite could not ${what.trim().split('\n')[0]?.slice(0, 120)}.`, { cause });
  }
}
