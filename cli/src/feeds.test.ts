import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedReport } from '@tallywire/fetcher/feed-report';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { feeds } from './feeds.ts';
import { feedsTable } from './feeds-table.ts';

let folder: string;
let printed: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tallywire-feeds-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

function call(...words: string[]): Promise<number> {
  printed = '';
  return feeds([...words, '--feeds', join(folder, 'feeds.yaml'), '--data', folder]);
}

test('feeds are added, listed, exported, imported and removed', async () => {
  expect(await call('add', 'https://one.example/rss', '--name', 'One', '--unchecked')).toBe(0);
  expect(await call('add', 'https://two.example/rss', '--unchecked')).toBe(0);
  expect(await call('add', 'https://two.example/rss', '--unchecked')).toBe(0);
  expect(printed).toContain('listed already');
  expect(await call('list', '--json')).toBe(0);
  const reports = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(reports.map(({ url, title, outcome }) => [url, title, outcome])).toEqual([
    ['https://one.example/rss', 'One', 'waiting'],
    ['https://two.example/rss', null, 'waiting'],
  ]);

  expect(await call('export')).toBe(0);
  await writeFile(join(folder, 'list.opml'), printed);
  expect(await call('remove', 'https://one.example/rss')).toBe(0);
  expect(await call('remove', 'https://one.example/rss')).toBe(3);
  expect(await call('import', join(folder, 'list.opml'))).toBe(0);
  expect(printed).toContain('1 of 2 feeds added');
  expect(await readFile(join(folder, 'feeds.yaml'), 'utf8')).toBe('feeds:\n  - https://two.example/rss\n  - url: https://one.example/rss\n    name: One\n');
});

test('calls that can’t be understood say so', async () => {
  await expect(call('fly')).rejects.toMatchObject({ code: 'TW_CLI_USAGE' });
  await expect(call('add')).rejects.toMatchObject({ code: 'TW_CLI_USAGE' });
  await expect(call('list', 'more')).rejects.toMatchObject({ code: 'TW_CLI_USAGE' });
  await expect(call('add', 'ftp://one.example/', '--unchecked')).rejects.toMatchObject({ code: 'TW_CLI_USAGE' });
  await expect(call('list', '--fly')).rejects.toMatchObject({ code: 'TW_CLI_USAGE' });
});

test('the table shows how each feed fares and what its rules mean', () => {
  const report: FeedReport = {
    url: 'https://one.example/rss',
    title: 'One\u001b[31m',
    lastPoll: '2026-01-05T11:58:00.000Z',
    outcome: 'read',
    reason: null,
    items: 12,
    nextPoll: '2026-01-05T15:00:00.000Z',
    intervalMinutes: 60,
    rule: 'ttl',
    why: 'The feed asks.',
    hotUntil: null,
    movedTo: null,
  };
  const table = feedsTable([report, { ...report, title: null, lastPoll: null, nextPoll: null }], Date.UTC(2026, 0, 5, 12));
  expect(table).toMatch(/One\S*\s+2 min ago\s+read\s+12\s+in 3 h\s+ttl\n/);
  expect(table).toMatch(/https:\/\/one\.example\/rss\s+–\s+read\s+12\s+–\s+ttl\n/);
  expect(table).toContain('ttl: The feed asks.');
  expect(table).not.toContain('\u001b[31m');
});
