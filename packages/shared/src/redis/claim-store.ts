import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { articleSchema } from '../domain/article.ts';
import { disputeSchema } from '../domain/dispute.ts';
import { recordedClaimSchema } from '../domain/recorded-claim.ts';
import type { ClaimStore, SourcePosition } from '../ports/claim-store.ts';
import type { RedisConnection } from './connect.ts';
import { json } from './json.ts';
import { readScripts } from './script.ts';

const VERBS = ['record', 'article', 'pass', 'position', 'tally', 'tallies-of', 'incidents', 'put-dispute', 'dispute', 'disputes', 'counts'] as const;

const offset = z.coerce.number().nullable();
const claims = z.array(json(recordedClaimSchema));
const articleReply = z.tuple([json(articleSchema), z.string(), z.string(), z.array(z.string()), claims]).nullable();
const tallyReply = z.tuple([z.number(), claims]).nullable();
const countsReply = z.tuple([z.number(), z.number(), z.number()]);

/** The claim store in Redis: each verb is one script, so that each change is whole. The connection stays its opener's. */
export function openRedisClaimStore(connection: RedisConnection): ClaimStore {
  const script = readScripts('store', VERBS);
  const run = (verb: (typeof VERBS)[number], ...args: readonly (string | number)[]): Promise<unknown> =>
    connection.run(script(verb), `${connection.prefix}:store`, args);

  return {
    async article(id) {
      const reply = articleReply.parse(await run('article', id));
      if (!reply) return null;
      const [article, incidentId, copyOf, versions, claims] = reply;
      return { article, incidentId, copyOf: copyOf === '' ? null : copyOf, versions, claims };
    },
    async record({ article, incidentId, copyOf, replaces, claims }, position) {
      const whole = [randomUUID(), article.id, article.version, replaces ?? '', incidentId, copyOf ?? '', JSON.stringify(article)];
      const at = position ? [placeOf(position.topic, position.partition), position.offset] : ['', 0];
      const changed = claims.flatMap((recorded) => [recorded.claim.id, recorded.tallyId, recorded.incidentId, JSON.stringify(recorded)]);
      return z.enum(['recorded', 'conflict']).parse(await run('record', ...whole, ...at, ...changed));
    },
    async pass(position: SourcePosition) {
      await run('pass', placeOf(position.topic, position.partition), position.offset);
    },
    position: async (topic, partition) => offset.parse(await run('position', placeOf(topic, partition))),

    async tally(id) {
      const reply = tallyReply.parse(await run('tally', id));
      if (!reply) return null;
      const [revision, claims] = reply;
      return { id, revision, claims };
    },
    talliesOf: async (incidentId) => z.array(z.string()).parse(await run('tallies-of', incidentId)),
    incidents: async (limit) => z.array(z.string()).parse(await run('incidents', limit)),

    async putDispute(dispute) {
      await run('put-dispute', dispute.id, dispute.revision, dispute.status, dispute.severity ?? 'inf', JSON.stringify(dispute));
    },
    dispute: async (id) =>
      json(disputeSchema)
        .nullable()
        .parse(await run('dispute', id)),
    disputes: async (limit) => z.array(json(disputeSchema)).parse(await run('disputes', limit)),

    async counts() {
      const [articles, claims, disputes] = countsReply.parse(await run('counts'));
      return { articles, claims, disputes };
    },
    async [Symbol.asyncDispose]() {},
  };
}

function placeOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}
