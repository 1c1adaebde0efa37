import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cacheHint } from './cache-hint.ts';
import { rhythmOf } from './feed-rhythm.ts';
import { newFeedJob, readFeedState } from './feed-state.ts';
import { retryAfterMs } from './retry-after.ts';
import { nextPoll, type PollResult, type ScheduleWorld } from './schedule.ts';
import { DEFAULT_FETCHER_SETTINGS, type FeedOverride } from './settings.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const nowMs = Date.UTC(2026, 0, 5, 12, 30);
const fresh = readFeedState(newFeedJob({ url: 'https://h.example/feed' }, 0));
const validators = { url: 'https://h.example/feed', etag: '"1"', lastModified: null };
const known = { ...fresh, validators, intervalMs: 30 * MINUTE_MS };
const world: ScheduleWorld = { nowMs, random: 0.5, settings: DEFAULT_FETCHER_SETTINGS };
const nothingNew: PollResult = { kind: 'read', items: 10, fresh: 0 };

describe('the next poll', () => {
  test.each<[string, Partial<typeof fresh>, PollResult, number, string]>([
    ['the default for a feed without dates', fresh, nothingNew, 60, 'default'],
    ['half the rhythm of a feed at first', { ...fresh, validators, rhythmMs: HOUR_MS }, nothingNew, 30, 'rhythm'],
    ['the floor for a feed that is faster than we may be', { ...fresh, validators, rhythmMs: MINUTE_MS }, nothingNew, 5, 'floor'],
    ['the ceiling for a feed that sleeps', { ...fresh, validators, rhythmMs: 90 * DAY_MS, lastNewMs: 0 }, nothingNew, 24 * 60, 'ceiling'],
    ['every hour for a feed that is alive, however slow', { ...known, intervalMs: 55 * MINUTE_MS, lastNewMs: nowMs - DAY_MS }, nothingNew, 60, 'ceiling'],
    ['less often the longer a feed is silent', { ...known, intervalMs: 10 * HOUR_MS, lastNewMs: nowMs - 6 * DAY_MS }, nothingNew, 6 * 60, 'ceiling'],
    ['later when nothing is new', known, nothingNew, 39, 'nothing-new'],
    ['later when nothing has changed', known, { kind: 'unchanged' }, 39, 'nothing-new'],
    ['sooner when something is new', known, { kind: 'read', items: 10, fresh: 1 }, 21, 'new-items'],
    ['much sooner when all is new', known, { kind: 'read', items: 10, fresh: 10 }, 15, 'window-overrun'],
    ['a higher floor without validators', { ...known, validators: null, intervalMs: 6 * MINUTE_MS }, nothingNew, 15, 'floor'],
    ['no sooner than the feed asks', { ...known, hintMs: 3 * HOUR_MS, hintRule: 'ttl' }, nothingNew, 180, 'ttl'],
    ['no later than the ceiling, whatever the feed asks', { ...known, hintMs: 90 * DAY_MS, hintRule: 'expires' }, nothingNew, 24 * 60, 'expires'],
    ['after the hours the feed does not want', { ...known, skipHours: [13, 14] }, nothingNew, 150, 'skip-hours'],
    ['as before after a failure', known, { kind: 'failed', weight: 0.5 }, 30, 'failures'],
    ['later after several', { ...known, failures: 3 }, { kind: 'failed', weight: 1 }, 120, 'failures'],
    ['once a week after many', { ...known, failures: 29.5 }, { kind: 'failed', weight: 0.5 }, 7 * 24 * 60, 'dormant'],
    ['half as long again as a server asks', known, { kind: 'pause', pauseMs: 2 * HOUR_MS }, 150, 'retry-after'],
    ['a day later when it is gone', known, { kind: 'gone' }, 24 * 60, 'gone-check'],
  ])('comes %s', (_, state, result, minutes, rule) => {
    const next = nextPoll({ ...known, ...state }, result, world);
    expect([Math.round(((next.dueAtMs ?? 0) - nowMs) / MINUTE_MS), next.rule]).toEqual([minutes, rule]);
  });

  test('is at the floor for a hot feed, until it cools down', () => {
    const state = { ...known, hintMs: HOUR_MS, hintRule: 'ttl' as const };
    expect(nextPoll(state, nothingNew, { ...world, override: { hotUntilMs: nowMs + 1 } })).toMatchObject({ dueAtMs: nowMs + 5 * MINUTE_MS, rule: 'hot' });
    expect(nextPoll(state, nothingNew, { ...world, override: { hotUntilMs: nowMs } })).toMatchObject({ rule: 'ttl' });
  });

  test.each<[string, FeedOverride, Partial<typeof fresh>, PollResult, number, string]>([
    ['its interval, whatever it asks for', { intervalMs: 10 * MINUTE_MS }, { hintMs: HOUR_MS, hintRule: 'ttl', skipHours: [12] }, nothingNew, 10, 'fixed'],
    ['its interval, below the floor too', { intervalMs: 2 * MINUTE_MS }, { validators: null }, nothingNew, 2, 'fixed'],
    ['its interval, beyond the ceiling too', { intervalMs: 2 * DAY_MS }, {}, { kind: 'failed', weight: 1 }, 48 * 60, 'failures'],
    ['its interval, but for pauses', { intervalMs: 10 * MINUTE_MS }, {}, { kind: 'pause', pauseMs: 2 * HOUR_MS }, 150, 'retry-after'],
    ['its interval, but while it is hot', { intervalMs: HOUR_MS, hotUntilMs: nowMs + 1 }, {}, nothingNew, 5, 'hot'],
    ['a lower floor', { floorMs: MINUTE_MS }, { intervalMs: 2 * MINUTE_MS, validators: null }, { kind: 'read', items: 9, fresh: 1 }, 1, 'new-items'],
    ['a higher floor', { floorMs: HOUR_MS }, {}, nothingNew, 60, 'floor'],
    ['a lower ceiling', { ceilingMs: 20 * MINUTE_MS }, {}, nothingNew, 20, 'ceiling'],
    ['a lower ceiling for what it asks for', { ceilingMs: 20 * MINUTE_MS }, { hintMs: HOUR_MS, hintRule: 'ttl' }, nothingNew, 20, 'ceiling'],
  ])('keeps to what its list says: %s', (_, override, state, result, minutes, rule) => {
    const next = nextPoll({ ...known, ...state }, result, { ...world, override });
    expect([Math.round(((next.dueAtMs ?? 0) - nowMs) / MINUTE_MS), next.rule]).toEqual([minutes, rule]);
  });

  test('does not count answers that say "gone" on one day twice', () => {
    const gone = { count: 2, lastMs: nowMs - HOUR_MS };
    expect(nextPoll({ ...known, gone }, { kind: 'gone' }, world)).toMatchObject({ rule: 'gone-check', gone });
    expect(nextPoll({ ...known, gone: { ...gone, lastMs: nowMs - DAY_MS } }, { kind: 'gone' }, world)).toMatchObject({ rule: 'gone', dueAtMs: null });
  });

  test('is spread by a tenth either way', () => {
    const at = (random: number): number => (nextPoll(known, nothingNew, { ...world, random }).dueAtMs ?? 0) - nowMs;
    expect(at(0)).toBeCloseTo(0.9 * 39 * MINUTE_MS, -1);
    expect(at(0.999_999_9)).toBeCloseTo(1.1 * 39 * MINUTE_MS, -1);
  });

  test('always comes, never before the floor, and never later than a week and a bit', () => {
    const results: fc.Arbitrary<PollResult> = fc.oneof(
      fc.record({ kind: fc.constant('read' as const), items: fc.nat(100), fresh: fc.nat(100) }),
      fc.constant({ kind: 'unchanged' as const }),
      fc.record({ kind: fc.constant('failed' as const), weight: fc.constantFrom(0.25, 0.5, 1) }),
      fc.record({ kind: fc.constant('pause' as const), pauseMs: fc.nat(DAY_MS) }),
    );
    const states = fc.record({
      intervalMs: fc.option(fc.nat(30 * DAY_MS)),
      rhythmMs: fc.option(fc.nat(400 * DAY_MS)),
      lastNewMs: fc.option(fc.nat(nowMs)),
      hintMs: fc.option(fc.nat(400 * DAY_MS)),
      failures: fc.double({ min: 0, max: 100, noNaN: true }),
      skipHours: fc.array(fc.nat(23)),
    });
    fc.assert(
      fc.property(states, results, fc.double({ min: 0, max: 0.999, noNaN: true }), (state, result, random) => {
        const { dueAtMs, intervalMs } = nextPoll({ ...known, ...state }, result, { ...world, random });
        const waitMs = (dueAtMs ?? 0) - nowMs;
        expect(waitMs).toBeGreaterThanOrEqual(0.9 * 5 * MINUTE_MS);
        expect(waitMs).toBeLessThanOrEqual(8 * DAY_MS);
        expect(intervalMs).toBeLessThanOrEqual(DAY_MS);
      }),
    );
  });
});

describe('a feed’s rhythm', () => {
  const at = (...hoursAgo: number[]) => hoursAgo.map((hours) => ({ published: new Date(nowMs - hours * HOUR_MS).toISOString() }));
  test.each([
    ['unknown of too few dates', at(1, 2), null],
    ['the median gap', at(1, 2, 3, 5, 9), HOUR_MS],
    ['the same in any order', at(9, 1, 3, 2, 5), HOUR_MS],
    ['longer the longer nothing came', at(50, 100, 150), 50 * HOUR_MS],
    ['unmoved by dates far ahead', [...at(1, 2, 3), ...at(-1000)], HOUR_MS],
    ['unmoved by missing dates', [...at(1, 2, 3), { published: null }], HOUR_MS],
    ['unmoved by what was long ago', [...at(...Array.from({ length: 20 }, (_, n) => n + 1)), ...at(9000, 99_000)], HOUR_MS],
  ])('is %s', (_, items, gapMs) => expect(rhythmOf(items, nowMs)).toBe(gapMs));
});

describe('a server’s hints', () => {
  const date = new Date(nowMs).toUTCString();
  const later = new Date(nowMs + HOUR_MS).toUTCString();
  test.each<[Record<string, string>, ReturnType<typeof cacheHint>]>([
    [{}, null],
    [{ 'cache-control': 'public, max-age=600' }, { ms: 600_000, rule: 'cache-control' }],
    [
      { 'cache-control': 'max-age=600', age: '500', expires: later },
      { ms: 100_000, rule: 'cache-control' },
    ],
    [{ 'cache-control': 'max-age=0', expires: later }, null],
    [{ 'cache-control': 'no-cache', expires: later }, null],
    [{ 'cache-control': 's-maxage=600' }, null],
    [
      { expires: later, date },
      { ms: HOUR_MS, rule: 'expires' },
    ],
    [{ expires: later }, { ms: HOUR_MS, rule: 'expires' }],
    [{ expires: '0' }, null],
    [{ expires: 'whenever' }, null],
  ])('%j', (headers, hint) => expect(cacheHint(headers, nowMs)).toEqual(hint));

  test.each<[string | undefined, number | null]>([
    ['120', 120_000],
    [' 0 ', 0],
    [later, HOUR_MS],
    [date, 0],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['999999999', DAY_MS],
    [new Date(nowMs + 90 * DAY_MS).toUTCString(), DAY_MS],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('Retry-After: %s', (header, pauseMs) => expect(retryAfterMs(header, nowMs)).toBe(pauseMs));
});
