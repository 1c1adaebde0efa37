import { z } from 'zod';
import { contentHash } from '../domain/ids.ts';
import { type LineMemory, MAX_LINE_HOLDERS } from '../ports/line-memory.ts';
import type { RedisConnection } from './connect.ts';
import { readScripts } from './script.ts';

const HOLDER_DIGITS = 8;

/** Sites' lines in Redis, one hash a site. The connection stays its opener's. */
export function openRedisLineMemory(connection: RedisConnection): LineMemory {
  const script = readScripts('line', ['count']);
  return {
    async count(site, articleId, lines) {
      const self = contentHash(articleId).slice(0, HOLDER_DIGITS);
      const reply = await connection.run(script('count'), `${connection.prefix}:lines:${site}`, [self, MAX_LINE_HOLDERS, ...lines]);
      return z.array(z.number()).parse(reply);
    },
    async [Symbol.asyncDispose]() {},
  };
}
