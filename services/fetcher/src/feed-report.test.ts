import { expect, test } from 'vitest';
import { feedReport } from './feed-report.ts';
import { newFeedJob, readFeedState } from './feed-state.ts';
import { POLL_RULES } from './poll-rules.ts';

const unlisted = { name: null, overrides: {} };

test('tells of a feed that waits for its first poll', () => {
  expect(feedReport(newFeedJob({ url: 'https://user:secret@h.example/feed', title: 'A feed' }, 0), unlisted)).toEqual({
    url: 'https://h.example/feed',
    title: 'A feed',
    lastPoll: null,
    outcome: 'waiting',
    reason: null,
    items: 0,
    nextPoll: '1970-01-01T00:00:00.000Z',
    intervalMinutes: null,
    rule: 'first-poll',
    why: POLL_RULES['first-poll'],
    hotUntil: null,
    movedTo: null,
  });
});

test('tells of a feed that fails, and why it is polled when it is', () => {
  const job = newFeedJob({ url: 'https://h.example/feed' }, 0);
  const lastPoll = { atMs: 1000, outcome: 'failed', code: 'TW_FETCH_TIMEOUT', reason: 'Too slow.', status: null, items: 0, new: 0, changed: 0 };
  const state = { ...readFeedState(job), lastPoll, nextPollMs: null, intervalMs: 90_000, whyNext: 'failures', fetchUrl: 'https://i.example/feed' };
  expect(feedReport({ ...job, state: JSON.stringify(state) }, { name: 'Mine', overrides: { hotUntilMs: 5000 } })).toMatchObject({
    title: 'Mine',
    hotUntil: '1970-01-01T00:00:05.000Z',
    outcome: 'TW_FETCH_TIMEOUT',
    reason: 'Too slow.',
    lastPoll: '1970-01-01T00:00:01.000Z',
    nextPoll: null,
    intervalMinutes: 1.5,
    why: POLL_RULES['failures'],
    movedTo: 'https://i.example/feed',
  });
});
