import { parseArgs } from 'node:util';
import { DEFAULT_FETCHER_SETTINGS } from '../src/settings.ts';
import { type Policy, seededRandom, simulate, simulatedFeed } from '../src/simulate-schedule.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 0, 5);
const SEED = 20_260_105;

const { values } = parseArgs({ options: { feeds: { type: 'string', default: '10000' }, days: { type: 'string', default: '30' } } });
const [count, days] = [Number(values.feeds), Number(values.days)];

const policies: readonly (readonly [string, Policy])[] = [
  ['adaptive', { kind: 'adaptive', settings: DEFAULT_FETCHER_SETTINGS }],
  ['every 15 min', { kind: 'fixed', intervalMs: 15 * MINUTE_MS }],
  ['every 60 min', { kind: 'fixed', intervalMs: 60 * MINUTE_MS }],
];

const random = seededRandom(SEED);
const feeds = Array.from({ length: count }, () => simulatedFeed(random, START_MS, days));
const items = feeds.reduce((sum, { publishedMs }) => sum + publishedMs.filter((atMs) => atMs >= START_MS).length, 0);
const minutes = (ms: number): string => (ms / MINUTE_MS).toFixed(1);
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
const row = (cells: readonly string[]): string => cells.map((cell, column) => (column === 0 ? cell.padEnd(14) : cell.padStart(16))).join('');

process.stdout.write(`${count} feeds over ${days} days, ${items} items published. Delay: from publication until found.\n`);
process.stdout.write(`${row(['policy', 'requests/day', 'not modified', 'delay p50 min', 'delay p95 min', 'items missed'])}\n`);
for (const [name, policy] of policies) {
  const figures = simulate(feeds, policy, seededRandom(SEED), START_MS, days);
  const { requestsPerDay, notModified, delayP50Ms, delayP95Ms, missed } = figures;
  process.stdout.write(`${row([name, requestsPerDay.toFixed(0), percent(notModified), minutes(delayP50Ms), minutes(delayP95Ms), percent(missed)])}\n`);
}
