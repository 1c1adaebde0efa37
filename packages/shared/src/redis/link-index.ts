import { z } from 'zod';
import { type LinkIndex, MAX_POSTED } from '../ports/link-index.ts';
import type { RedisConnection } from './connect.ts';
import { readScripts } from './script.ts';

const VERBS = ['frequencies', 'postings', 'load', 'sizes', 'add'] as const;

const numbers = z.array(z.number());
const idLists = z.array(z.array(z.string()));
const loaded = z.array(z.tuple([z.string(), z.string(), z.string()]));

/** Linked articles in Redis. The connection stays its opener's. */
export function openRedisLinkIndex(connection: RedisConnection): LinkIndex {
  const script = readScripts('link', VERBS);
  const run = (verb: (typeof VERBS)[number], ...args: readonly (string | number)[]): Promise<unknown> =>
    connection.run(script(verb), `${connection.prefix}:link`, args);
  return {
    async frequencies(terms) {
      const [articles = 0, ...holding] = numbers.parse(await run('frequencies', ...terms));
      return { articles, holding };
    },
    postings: async (keys, limit) => idLists.parse(await run('postings', limit, ...keys)),
    async load(articleIds) {
      const found = loaded.parse(await run('load', ...articleIds));
      return found.map(([id, incidentId, traits]) => ({ id, incidentId, traits }));
    },
    sizes: async (incidentIds) => numbers.parse(await run('sizes', ...incidentIds)),
    async add({ id, incidentId, traits }, terms, keys) {
      const [ownTerms, ownKeys] = [new Set(terms), new Set(keys)];
      await run('add', id, incidentId, traits, MAX_POSTED, ownKeys.size, ...ownKeys, ...ownTerms);
    },
    async [Symbol.asyncDispose]() {},
  };
}
