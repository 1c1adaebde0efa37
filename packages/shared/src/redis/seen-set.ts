import { z } from 'zod';
import { SEEN_KEEP_MS, type SeenSet } from '../ports/seen-set.ts';
import type { RedisConnection } from './connect.ts';
import { readScripts } from './script.ts';

const VERBS = ['unseen', 'mark'] as const;
/** Ids looked at in one script. */
const CHUNK = 2_000;

/** Marks in Redis, one sorted set a scope; they are kept for 90 days. The connection stays its opener's. */
export function openRedisSeenSet(connection: RedisConnection): SeenSet {
  const script = readScripts('seen', VERBS);
  const inChunks = async (verb: (typeof VERBS)[number], scope: string, ids: readonly string[]): Promise<{ chunk: readonly string[]; reply: unknown }[]> => {
    const replies = [];
    for (let at = 0; at < ids.length; at += CHUNK) {
      const chunk = ids.slice(at, at + CHUNK);
      replies.push({ chunk, reply: await connection.run(script(verb), `${connection.prefix}:seen:${scope}`, [SEEN_KEEP_MS, ...chunk]) });
    }
    return replies;
  };

  return {
    async unseen(scope, ids) {
      const replies = await inChunks('unseen', scope, [...new Set(ids)]);
      return replies.flatMap(({ chunk, reply }) => {
        const positions = new Set(z.array(z.number()).parse(reply));
        return chunk.filter((_, position) => positions.has(position));
      });
    },
    async mark(scope, ids) {
      await inChunks('mark', scope, ids);
    },
    async [Symbol.asyncDispose]() {},
  };
}
