import { styleText } from 'node:util';
import type { FeedReport } from '@tallywire/fetcher/feed-report';
import { cleanText } from '@tallywire/shared/runtime/pino-log';

const WIDEST_NAME = 40;
const MINUTE_MS = 60_000;

/** Feeds for people: how the last poll of each ended, when the next one is, and the rule that set it; the rules' meanings below. */
export function feedsTable(reports: readonly FeedReport[], nowMs: number): string {
  if (reports.length === 0) return 'No feeds are listed.\n';
  const rows = [['feed', 'last poll', 'outcome', 'items', 'next poll', 'rule'], ...reports.map((report) => cellsOf(report, nowMs))];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const [heading = '', ...rest] = lines.map((line) => line.trimEnd());
  const rules = new Map(reports.map(({ rule, why }) => [rule, why]));
  const legend = [...rules].map(([rule, why]) => styleText('dim', `  ${rule}: ${why}`));
  return `${[styleText('bold', heading), ...rest, '', ...legend].join('\n')}\n`;
}

function cellsOf({ title, url, lastPoll, outcome, items, nextPoll, rule, hotUntil }: FeedReport, nowMs: number): string[] {
  const name = title ?? url;
  const ruled = hotUntil === null ? rule : `${rule} (hot until ${hotUntil})`;
  return [
    name.length > WIDEST_NAME ? `${name.slice(0, WIDEST_NAME - 1)}…` : name,
    awayFrom(lastPoll, nowMs),
    outcome,
    String(items),
    awayFrom(nextPoll, nowMs),
    ruled,
  ].map(cleanText);
}

function awayFrom(time: string | null, nowMs: number): string {
  if (time === null) return '–';
  const minutes = Math.round((Date.parse(time) - nowMs) / MINUTE_MS);
  const amount = Math.abs(minutes);
  const told = amount < 1 ? 'now' : amount < 120 ? `${amount} min` : amount < 2880 ? `${Math.round(amount / 60)} h` : `${Math.round(amount / 1440)} d`;
  return told === 'now' ? told : minutes < 0 ? `${told} ago` : `in ${told}`;
}
