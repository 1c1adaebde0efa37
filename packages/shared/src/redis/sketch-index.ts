import { z } from 'zod';
import { MAX_HOLDERS, type SketchIndex } from '../ports/sketch-index.ts';
import type { RedisConnection } from './connect.ts';
import { readScripts } from './script.ts';

const VERBS = ['lookup', 'load', 'add'] as const;

const idLists = z.array(z.array(z.string()));
const loaded = z.array(z.tuple([z.string(), z.string(), z.coerce.number(), z.string()]));

/** Sketches in Redis. The connection stays its opener's. */
export function openRedisSketchIndex(connection: RedisConnection): SketchIndex {
  const script = readScripts('sketch', VERBS);
  const run = (verb: (typeof VERBS)[number], ...args: readonly (string | number)[]): Promise<unknown> =>
    connection.run(script(verb), `${connection.prefix}:sketch`, args);
  return {
    lookup: async (hashes, limit) => idLists.parse(await run('lookup', limit, ...hashes)),
    async load(articleIds) {
      const found = loaded.parse(await run('load', ...articleIds));
      return found.map(([id, copyOf, modulus, hashes]) => ({ id, copyOf: copyOf === '' ? null : copyOf, sketch: { modulus, hashes: numbersIn(hashes) } }));
    },
    async add({ id, copyOf, sketch }, hashes) {
      await run('add', id, copyOf ?? '', sketch.modulus, textOf(sketch.hashes), MAX_HOLDERS, ...new Set(hashes));
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** Half the length of the same numbers in digits. */
function textOf(hashes: readonly number[]): string {
  return Buffer.from(new Uint32Array(hashes).buffer).toString('base64');
}

function numbersIn(text: string): number[] {
  return [...new Uint32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer)];
}
