import type { ErrorCode } from '@tallywire/shared/domain/errors';
import type { JobOutcome, Lease } from '@tallywire/shared/ports/frontier';
import type { HttpResponse } from '@tallywire/shared/ports/http';
import { askFeed, type FeedAnswer, validatorsOf } from './ask-feed.ts';
import { cacheHint } from './cache-hint.ts';
import type { FeedDocument, ReadFeedDocument } from './feed-document.ts';
import { newestOf, rhythmOf } from './feed-rhythm.ts';
import { type FeedState, readFeedState, writeFeedState } from './feed-state.ts';
import { tellUrl } from './http/address-guard.ts';
import { countMoves, returnHome } from './moved-feed.ts';
import type { PoliteWorld } from './polite-get.ts';
import { publishItems } from './publish-items.ts';
import { type NextPoll, nextPoll, type PollResult } from './schedule.ts';

/** How long "not modified" of a feed is not believed after a whole body differed under the same validators. */
const DISTRUST_MS = 7 * 24 * 3_600_000;

/** How a poll ended; `dropped`: the feed is not configured any more. Faults name their code and the reason. */
export type PollOutcome =
  | { readonly kind: 'dropped' }
  | {
      readonly kind: 'read';
      readonly items: number;
      readonly new: number;
      readonly changed: number;
      /** Items with neither a page nor words of their own. */
      readonly withoutPage: number;
    }
  | { readonly kind: 'unchanged'; readonly status: number }
  | { readonly kind: 'refused' | 'failed' | 'paused' | 'gone'; readonly code: ErrorCode; readonly reason: string; readonly status: number | null };

type Fault = Extract<PollOutcome, { code: ErrorCode }>;

export interface PollWorld extends PoliteWorld {
  readonly readFeed: ReadFeedDocument;
  readonly random: () => number;
}

/** What a poll came to: its outcome, what is known of the feed by it, and what its next poll depends on. */
interface Polled {
  readonly outcome: PollOutcome;
  readonly state: FeedState;
  readonly result: PollResult;
}

/**
 * Polls a feed: asks its server, reads what came, publishes what is new, and last of all saves where it stands with the time of the next poll. One line is logged,
 * whatever the outcome. Throws only when our own stores fail; then nothing is saved and the poll is repeated.
 */
export async function pollFeed(lease: Lease, poll: PollWorld, signal: AbortSignal): Promise<PollOutcome> {
  const { world, settings } = poll;
  const startedMs = world.clock.now();
  const before = readFeedState(lease.job);
  if (settings.feeds !== null && !settings.feeds.has(before.url)) return drop(lease, before, poll);
  const answer = await askFeed(before, lease.job.host, poll, signal);
  const { outcome, state, result } = await digest(lease.job.id, before, answer, poll, signal);
  // The frontier's clock: those of several fetchers may differ.
  const nowMs = await world.frontier.now();
  const next = nextPoll(state, result, { nowMs, random: poll.random(), settings, override: settings.feedOverrides.get(state.url) });
  await world.frontier.done(lease, outcomeOf(state, outcome, next, nowMs));
  tell(state, outcome, next, world.clock.now() - startedMs, poll);
  return outcome;
}

async function drop({ job }: Lease, state: FeedState, { world }: PollWorld): Promise<PollOutcome> {
  await world.frontier.remove(job.id);
  world.log.info({ feed: told(state) }, 'Feed dropped.');
  return { kind: 'dropped' };
}

async function digest(feedId: string, state: FeedState, answer: FeedAnswer, poll: PollWorld, signal: AbortSignal): Promise<Polled> {
  switch (answer.kind) {
    case 'not-modified': {
      const { response } = answer;
      const known = { ...state, ...countMoves(state, response, poll.world.clock.now()), effectiveUrl: response.finalUrl };
      return { outcome: { kind: 'unchanged', status: 304 }, state: known, result: { kind: 'unchanged' } };
    }
    case 'body':
      return digestBody(feedId, state, answer, poll, signal);
    case 'pause':
      return { outcome: faultOf('paused', answer), state, result: { kind: 'pause', pauseMs: answer.pauseMs } };
    case 'gone':
      return { outcome: faultOf('gone', { code: 'TW_FETCH_STATUS', reason: answer.reason, status: 410 }), state: returnHome(state), result: { kind: 'gone' } };
    case 'failed':
      return { outcome: faultOf('failed', answer), state: returnHome(state), result: { kind: 'failed', weight: answer.weight } };
  }
}

function faultOf(kind: Fault['kind'], { code, reason, status }: Omit<Fault, 'kind'>): Fault {
  return { kind, code, reason, status };
}

type Body = Extract<FeedAnswer, { kind: 'body' }>;

async function digestBody(feedId: string, state: FeedState, answer: Body, poll: PollWorld, signal: AbortSignal): Promise<Polled> {
  const { response, bodyHash, wasConditional } = answer;
  const nowMs = poll.world.clock.now();
  const answered = { ...state, effectiveUrl: response.finalUrl, validators: validatorsOf(response), lastFullMs: wasConditional ? state.lastFullMs : nowMs };
  if (bodyHash === state.bodyHash) {
    const known = { ...answered, ...countMoves(state, response, nowMs) };
    return { outcome: { kind: 'unchanged', status: response.status }, state: known, result: { kind: 'unchanged' } };
  }
  const bytes = { bytes: response.body, url: response.finalUrl, feedUrl: state.url, contentType: response.headers['content-type'] ?? null };
  const document = await poll.readFeed(bytes, signal);
  if (document.kind === 'refused') {
    const outcome = faultOf('refused', { ...document, status: response.status });
    return { outcome, state: returnHome(state), result: { kind: 'failed', weight: 1 } };
  }
  const counts = await publishItems(feedId, document.items, poll.world);
  const fresh = counts.new + counts.changed;
  const isLiar = !wasConditional && fresh > 0 && sameValidators(state, response);
  const known: FeedState = {
    ...answered,
    ...countMoves(state, response, nowMs),
    ...wishesOf(document, response, nowMs),
    title: document.title ?? state.title,
    bodyHash,
    lastNewMs: state.bodyHash === null ? newestOf(document.items, nowMs) : fresh > 0 ? nowMs : state.lastNewMs,
    distrustUntilMs: isLiar ? nowMs + DISTRUST_MS : state.distrustUntilMs,
  };
  const items = document.items.length;
  const { withoutPage } = document;
  return {
    outcome: { kind: 'read', items, ...counts, withoutPage },
    state: known,
    result: { kind: 'read', items, fresh: state.bodyHash === null ? 0 : fresh },
  };
}

/** True where a whole body came under the very validators for which the server says "not modified". */
function sameValidators({ validators }: FeedState, response: HttpResponse): boolean {
  const now = validatorsOf(response);
  return validators !== null && now !== null && validators.url === now.url && validators.etag === now.etag && validators.lastModified === now.lastModified;
}

function wishesOf(
  document: Extract<FeedDocument, { kind: 'feed' }>,
  response: HttpResponse,
  nowMs: number,
): Pick<FeedState, 'rhythmMs' | 'hintMs' | 'hintRule' | 'skipHours'> {
  const hints = [document.hint, cacheHint(response.headers, nowMs)].filter((hint) => hint !== null).sort((a, b) => b.ms - a.ms);
  const [hint] = hints;
  return { rhythmMs: rhythmOf(document.items, nowMs), hintMs: hint?.ms ?? null, hintRule: hint?.rule ?? null, skipHours: [...document.skipHours] };
}

function outcomeOf(state: FeedState, outcome: PollOutcome, next: NextPoll, nowMs: number): JobOutcome {
  const { dueAtMs, rule, intervalMs, failures, gone } = next;
  const counts = outcome.kind === 'read' ? { items: outcome.items, new: outcome.new, changed: outcome.changed } : { items: 0, new: 0, changed: 0 };
  const faults = 'code' in outcome ? { code: outcome.code, reason: outcome.reason } : { code: null, reason: null };
  const status = 'status' in outcome ? outcome.status : 200;
  const lastPoll = { atMs: nowMs, outcome: outcome.kind, ...faults, status, ...counts };
  const text = writeFeedState({ ...state, intervalMs, failures, gone, lastPoll, nextPollMs: dueAtMs, whyNext: rule });
  return dueAtMs === null ? { kind: 'finished', state: text } : { kind: 'again', dueAtMs, state: text };
}

function tell(state: FeedState, outcome: PollOutcome, next: NextPoll, ms: number, { world }: PollWorld): void {
  const { kind, ...particulars } = outcome;
  const nextPollAt = next.dueAtMs === null ? null : new Date(next.dueAtMs).toISOString();
  const facts = { feed: told(state), outcome: kind, ...particulars, next: nextPollAt, rule: next.rule, ms };
  const isWell = kind === 'read' || kind === 'unchanged';
  const isLossy = kind === 'read' && next.rule === 'window-overrun';
  if (isWell && !isLossy) world.log.info(facts, 'Feed polled.');
  else world.log.warn(isLossy ? { ...facts, warning: 'All items are new: some before them may have been missed.' } : facts, 'Feed polled.');
}

function told({ url: text }: FeedState): string {
  const url = URL.parse(text);
  return url === null ? text.slice(0, 100) : tellUrl(url);
}
