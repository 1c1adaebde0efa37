import type { Job } from '@tallywire/shared/ports/frontier';
import type { FeedEntry } from './feed-list.ts';
import { readFeedState } from './feed-state.ts';
import { tellUrl } from './http/address-guard.ts';
import { POLL_RULES, type PollRule } from './poll-rules.ts';

/** What is known of a feed, for a list that people read: how the last poll ended, when the next one is, and why then. */
export interface FeedReport {
  readonly url: string;
  readonly title: string | null;
  readonly lastPoll: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly items: number;
  readonly nextPoll: string | null;
  readonly intervalMinutes: number | null;
  readonly rule: PollRule;
  readonly why: string;
  /** When it stops being hot; null where it is not marked so. */
  readonly hotUntil: string | null;
  readonly movedTo: string | null;
}

/** The report of a feed's job, with what its list says of it. */
export function feedReport(job: Job, listed: Pick<FeedEntry, 'name' | 'overrides'>): FeedReport {
  const state = readFeedState(job);
  const { hotUntilMs } = listed.overrides;
  const { lastPoll, nextPollMs, intervalMs, whyNext } = state;
  return {
    url: told(state.url),
    title: listed.name ?? state.title,
    lastPoll: lastPoll === null ? null : new Date(lastPoll.atMs).toISOString(),
    outcome: lastPoll === null ? 'waiting' : (lastPoll.code ?? lastPoll.outcome),
    reason: lastPoll?.reason ?? null,
    items: lastPoll?.items ?? 0,
    nextPoll: nextPollMs === null ? null : new Date(nextPollMs).toISOString(),
    intervalMinutes: intervalMs === null ? null : Math.round(intervalMs / 6000) / 10,
    rule: whyNext,
    why: POLL_RULES[whyNext],
    hotUntil: hotUntilMs === undefined ? null : new Date(hotUntilMs).toISOString(),
    movedTo: state.fetchUrl === state.url ? null : told(state.fetchUrl),
  };
}

function told(text: string): string {
  const url = URL.parse(text);
  return url === null ? text : tellUrl(url);
}
