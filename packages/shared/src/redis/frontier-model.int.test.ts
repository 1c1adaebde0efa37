import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { keepLog } from '../contract/kept-log.ts';
import { openMemoryFrontier } from '../memory/frontier.ts';
import type { Frontier, Lease } from '../ports/frontier.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openRedisConnection, type RedisConnection } from './connect.ts';
import { openRedisFrontier } from './frontier.ts';

const LONG_MS = 3_600_000;

const id = fc.integer({ min: 0, max: 11 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: fc.constant('add' as const), id, wish: fc.constantFrom('one', 'two'), later: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      verb: fc.constant('claim' as const),
      limit: fc.integer({ min: 1, max: 4 }),
      gapMs: fc.constantFrom(0, LONG_MS),
      kind: fc.constantFrom('feed' as const, 'page' as const, null),
    }),
  },
  { weight: 4, arbitrary: fc.record({ verb: fc.constant('done' as const), id, again: fc.boolean(), state: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('hold' as const), host: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('remove' as const), id }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Takes the steps one after another, and tells what each came to. Every due time differs, so that there is one right order. */
async function course(frontier: Frontier, steps: readonly Step[]): Promise<unknown[]> {
  const nowMs = await frontier.now();
  const leases = new Map<string, Lease>();
  const told: unknown[] = [];
  for (const [n, taken] of steps.entries()) {
    if (taken.verb === 'add') {
      const [kind, host] = [taken.id % 3 === 0 ? ('feed' as const) : ('page' as const), `host-${taken.id % 4}.example`];
      const dueAtMs = taken.later ? nowMs + LONG_MS + n : nowMs - 10_000 + n;
      told.push(await frontier.add([{ id: `${taken.id}`, kind, host, state: `${n}`, wish: taken.wish, dueAtMs }]));
    } else if (taken.verb === 'claim') {
      const { limit, gapMs, kind } = taken;
      const claimed = await frontier.claim({ limit, gapMs, leaseMs: LONG_MS, ...(kind ? { kind } : {}) });
      for (const lease of claimed) leases.set(lease.job.id, lease);
      told.push(claimed.map(({ job }) => job));
    } else if (taken.verb === 'done') {
      const lease = leases.get(`${taken.id}`);
      const { state } = taken;
      if (lease)
        told.push(
          await frontier.done(
            lease,
            taken.again ? { kind: 'again', dueAtMs: nowMs - 10_000 + n, state: `${n}${state}` } : { kind: 'finished', state: `${n}${state}` },
          ),
        );
    } else if (taken.verb === 'hold') await frontier.hold(`host-${taken.host}.example`, nowMs + LONG_MS);
    else told.push(await frontier.remove(`${taken.id}`));
    told.push(await frontier.counts(), await frontier.get('3'));
  }
  return told;
}

describe('the frontier in Redis', () => {
  let connection: RedisConnection;
  beforeAll(async () => {
    connection = await openRedisConnection({ url: inject('redisUrl'), allowUnsafe: false, log: keepLog() });
  });
  afterAll(() => connection?.[Symbol.asyncDispose]());

  test('does what the one in a map does, whatever the course of verbs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
        const redis = openRedisFrontier({ ...connection, prefix: `{${randomUUID()}}` });
        expect(await course(redis, steps)).toEqual(await course(openMemoryFrontier(systemClock), steps));
      }),
      { numRuns: 60 },
    );
  });
});
