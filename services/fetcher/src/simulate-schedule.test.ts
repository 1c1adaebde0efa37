import { expect, test } from 'vitest';
import { DEFAULT_FETCHER_SETTINGS } from './settings.ts';
import { seededRandom, simulate, simulatedFeed } from './simulate-schedule.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 0, 5);
const DAYS = 10;

test('the schedule finds news sooner than hourly polling, at fewer requests than quarter-hourly polling', () => {
  const random = seededRandom(1);
  const feeds = Array.from({ length: 150 }, () => simulatedFeed(random, START_MS, DAYS));
  const [ours, quarterly, hourly] = [
    { kind: 'adaptive' as const, settings: DEFAULT_FETCHER_SETTINGS },
    { kind: 'fixed' as const, intervalMs: 15 * MINUTE_MS },
    { kind: 'fixed' as const, intervalMs: 60 * MINUTE_MS },
  ].map((policy) => simulate(feeds, policy, seededRandom(2), START_MS, DAYS));
  if (!ours || !quarterly || !hourly) throw new Error('no figures');
  expect(ours.delayP50Ms).toBeLessThan(hourly.delayP50Ms / 2);
  expect(ours.delayP95Ms).toBeLessThan(hourly.delayP95Ms);
  expect(ours.requestsPerDay).toBeLessThan(quarterly.requestsPerDay / 2);
  expect(ours.missed).toBeLessThanOrEqual(hourly.missed);
});
