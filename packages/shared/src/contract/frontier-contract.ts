import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ClaimOptions, Frontier, NewJob } from '../ports/frontier.ts';
import { until } from './until.ts';

export interface FrontierUnderTest {
  /** An empty frontier. */
  readonly frontier: Frontier;
  /** The same one as another process would open it. */
  readonly other: Frontier;
  dispose(): Promise<void>;
}

const LONG_MS = 60_000;
const ask = (options: Partial<ClaimOptions> = {}): ClaimOptions => ({ limit: 10, leaseMs: LONG_MS, gapMs: 0, ...options });

/** What every frontier promises; each adapter's test runs it. `open` is called for each test. */
export function frontierContract(name: string, open: () => Promise<FrontierUnderTest>): void {
  describe(`frontier contract: ${name}`, () => {
    const withFrontier = async (use: (under: FrontierUnderTest) => Promise<void>): Promise<void> => {
      const under = await open();
      try {
        await use(under);
      } finally {
        await under.dispose();
      }
    };
    const job = async (frontier: Frontier, overrides: Partial<NewJob> = {}): Promise<NewJob> => {
      const id = overrides.id ?? randomUUID();
      return { id, kind: 'page', host: `${id}.example`, state: '{}', wish: 'first', dueAtMs: await frontier.now(), ...overrides };
    };

    test('hands out what is due, longest overdue first, and nothing before its time', () =>
      withFrontier(async ({ frontier }) => {
        const now = await frontier.now();
        const jobs = await Promise.all([
          job(frontier, { id: 'late', dueAtMs: now - 1000 }),
          job(frontier, { id: 'later', dueAtMs: now - 2000 }),
          job(frontier, { id: 'not yet', dueAtMs: now + LONG_MS }),
        ]);
        expect(await frontier.add(jobs)).toBe(3);
        const leases = await frontier.claim(ask());
        expect(leases.map((lease) => lease.job.id)).toEqual(['later', 'late']);
        expect(await frontier.claim(ask())).toEqual([]);
        expect(await frontier.counts()).toEqual({ waiting: 1, leased: 2, finished: 0 });
      }));

    test('keeps a job’s kind, host, state and wish, and hands out only the kind asked for', () =>
      withFrontier(async ({ frontier, other }) => {
        const feed = await job(frontier, { kind: 'feed', state: '{"etag":"\\"ä\\""}', wish: 'poll', host: 'news.example' });
        await frontier.add([feed, await job(frontier)]);
        const [lease, ...rest] = await other.claim(ask({ kind: 'feed' }));
        expect(rest).toEqual([]);
        const { dueAtMs: _, ...told } = feed;
        expect(lease?.job).toEqual(told);
        expect(await other.get(feed.id)).toEqual(told);
        expect(await other.get('unknown')).toBeNull();
      }));

    test('hands out no two jobs of a host within its gap', () =>
      withFrontier(async ({ frontier }) => {
        const now = await frontier.now();
        await frontier.add([
          await job(frontier, { id: 'a', host: 'one.example', dueAtMs: now - 3 }),
          await job(frontier, { id: 'b', host: 'one.example', dueAtMs: now - 2 }),
          await job(frontier, { id: 'c', host: 'two.example', dueAtMs: now - 1 }),
        ]);
        const first = await frontier.claim(ask({ gapMs: 150 }));
        expect(first.map((lease) => lease.job.id)).toEqual(['a', 'c']);
        const second = await until(async () => {
          const leases = await frontier.claim(ask({ gapMs: 150 }));
          return leases.length > 0 && leases;
        });
        expect(second.map((lease) => lease.job.id)).toEqual(['b']);
        expect(await frontier.now()).toBeGreaterThanOrEqual((first[0]?.untilMs ?? 0) - LONG_MS + 150);
      }));

    test('does not let a busy host starve the others', () =>
      withFrontier(async ({ frontier }) => {
        const now = await frontier.now();
        const crowd = await Promise.all(
          Array.from({ length: 200 }, (_, n) => job(frontier, { id: `crowd-${n}`, host: 'busy.example', dueAtMs: now - 5000 + n })),
        );
        await frontier.add([...crowd, await job(frontier, { id: 'quiet', host: 'quiet.example', dueAtMs: now - 1 })]);
        const seen: string[] = [];
        await until(async () => {
          seen.push(...(await frontier.claim(ask({ limit: 5, gapMs: LONG_MS }))).map((lease) => lease.job.id));
          return seen.includes('quiet');
        });
        expect(seen.filter((id) => id.startsWith('crowd'))).toHaveLength(1);
      }));

    test('holds a host for as long as asked', () =>
      withFrontier(async ({ frontier, other }) => {
        await frontier.add([await job(frontier, { host: 'tired.example' })]);
        const untilMs = (await frontier.now()) + 200;
        await frontier.hold('tired.example', untilMs);
        await frontier.hold('tired.example', untilMs - 150);
        expect(await other.claim(ask())).toEqual([]);
        await until(async () => (await other.claim(ask())).length === 1);
        expect(await other.now()).toBeGreaterThanOrEqual(untilMs);
      }));

    test('keeps a domain’s pause for all who use it, and never shortens it', () =>
      withFrontier(async ({ frontier, other }) => {
        const untilMs = (await frontier.now()) + LONG_MS;
        await frontier.pause('tired.example', untilMs);
        await other.pause('tired.example', untilMs - 30_000);
        const leftMs = await other.pauseLeftMs('tired.example');
        expect(leftMs).toBeGreaterThan(LONG_MS - 20_000);
        expect(leftMs).toBeLessThanOrEqual(LONG_MS);
        expect(await other.pauseLeftMs('fresh.example')).toBe(0);
        await frontier.pause('brief.example', (await frontier.now()) - 1);
        expect(await other.pauseLeftMs('brief.example')).toBe(0);
      }));

    test('leaves a sound schedule as it is when it is mended', () =>
      withFrontier(async ({ frontier, other }) => {
        const now = await frontier.now();
        const jobs = ['waits', 'out', 'over', 'crowded'].map((id, n) =>
          job(frontier, { id, dueAtMs: id === 'waits' ? now + LONG_MS : now - 10 + n, host: id === 'crowded' ? 'out.example' : `${id}.example` }),
        );
        await frontier.add(await Promise.all(jobs));
        for (const lease of await frontier.claim(ask({ gapMs: LONG_MS })))
          if (lease.job.id === 'over') await frontier.done(lease, { kind: 'finished', state: '{}' });
        const [counts, dueAtMs] = [await frontier.counts(), await frontier.nextDueAtMs()];
        expect(counts).toEqual({ waiting: 2, leased: 1, finished: 1 });
        expect(await other.mend()).toBe(0);
        expect(await frontier.counts()).toEqual(counts);
        expect(await frontier.nextDueAtMs()).toBe(dueAtMs);
      }));

    test('offers a job again when its lease has expired, and ignores the late holder', () =>
      withFrontier(async ({ frontier, other }) => {
        await frontier.add([await job(frontier, { id: 'lost' })]);
        const [late] = await frontier.claim(ask({ leaseMs: 30 }));
        const [lease] = await until(async () => {
          const leases = await other.claim(ask());
          return leases.length > 0 && leases;
        });
        if (!late || !lease) throw new Error('no lease');
        expect(lease.job.id).toBe('lost');
        expect(lease.token).not.toBe(late.token);
        expect(await frontier.done(late, { kind: 'finished', state: '"late"' })).toBe(false);
        expect(await other.done(lease, { kind: 'finished', state: '"right"' })).toBe(true);
        expect((await frontier.get('lost'))?.state).toBe('"right"');
        expect(await other.done(lease, { kind: 'finished', state: '"twice"' })).toBe(false);
      }));

    test('makes a job due again at the time and with the state it ended with', () =>
      withFrontier(async ({ frontier }) => {
        await frontier.add([await job(frontier, { id: 'feed', kind: 'feed' })]);
        const [lease] = await frontier.claim(ask());
        if (!lease) throw new Error('no lease');
        const dueAtMs = (await frontier.now()) + LONG_MS;
        await frontier.done(lease, { kind: 'again', dueAtMs, state: '{"n":1}' });
        expect(await frontier.nextDueAtMs()).toBe(dueAtMs);
        expect(await frontier.claim(ask())).toEqual([]);
        expect((await frontier.get('feed'))?.state).toBe('{"n":1}');
      }));

    test('keeps a finished job, and wakes it only for another wish', () =>
      withFrontier(async ({ frontier }) => {
        const page = await job(frontier, { id: 'page' });
        await frontier.add([page]);
        const [lease] = await frontier.claim(ask());
        if (!lease) throw new Error('no lease');
        await frontier.done(lease, { kind: 'finished', state: '{"etag":"x"}' });
        expect(await frontier.nextDueAtMs()).toBeNull();
        expect(await frontier.counts()).toEqual({ waiting: 0, leased: 0, finished: 1 });
        expect(await frontier.add([page])).toBe(0);
        expect(await frontier.add([{ ...page, wish: 'second', state: '{"ignored":true}' }])).toBe(1);
        const [again] = await frontier.claim(ask());
        expect(again?.job).toMatchObject({ id: 'page', wish: 'second', state: '{"etag":"x"}' });
      }));

    test('does not lose a wish that comes while the job is out', () =>
      withFrontier(async ({ frontier }) => {
        const page = await job(frontier, { id: 'page' });
        await frontier.add([page]);
        const [lease] = await frontier.claim(ask());
        if (!lease) throw new Error('no lease');
        await frontier.add([{ ...page, wish: 'second' }]);
        await frontier.done(lease, { kind: 'finished', state: '{}' });
        const [again] = await frontier.claim(ask());
        expect(again?.job.wish).toBe('second');
      }));

    test('adds a job that is there already without touching it', () =>
      withFrontier(async ({ frontier }) => {
        const page = await job(frontier, { id: 'page', dueAtMs: (await frontier.now()) + LONG_MS });
        expect(await frontier.add([page])).toBe(1);
        expect(await frontier.add([{ ...page, dueAtMs: 0 }])).toBe(0);
        expect(await frontier.claim(ask())).toEqual([]);
      }));

    test('removes a job for good, under lease too', () =>
      withFrontier(async ({ frontier }) => {
        await frontier.add([await job(frontier, { id: 'gone' })]);
        const [lease] = await frontier.claim(ask());
        if (!lease) throw new Error('no lease');
        expect(await frontier.remove('gone')).toBe(true);
        expect(await frontier.remove('gone')).toBe(false);
        expect(await frontier.done(lease, { kind: 'again', dueAtMs: 0, state: '{}' })).toBe(false);
        expect(await frontier.counts()).toEqual({ waiting: 0, leased: 0, finished: 0 });
      }));

    test('never hands one job to two of eight who ask at once', () =>
      withFrontier(async ({ frontier, other }) => {
        await frontier.add(await Promise.all(Array.from({ length: 400 }, (_, n) => job(frontier, { id: `${n}` }))));
        const seen: string[] = [];
        const fetcher = async (own: Frontier): Promise<void> => {
          for (;;) {
            const leases = await own.claim(ask({ limit: 7 }));
            if (leases.length === 0) return;
            seen.push(...leases.map((lease) => lease.job.id));
            await Promise.all(leases.map((lease) => own.done(lease, { kind: 'finished', state: '{}' })));
          }
        };
        await Promise.all([frontier, other, frontier, other, frontier, other, frontier, other].map(fetcher));
        expect(seen).toHaveLength(400);
        expect(new Set(seen).size).toBe(400);
        expect(await frontier.counts()).toEqual({ waiting: 0, leased: 0, finished: 400 });
      }));
  });
}
