import type { FeedState } from './feed-state.ts';
import type { PollRule } from './poll-rules.ts';
import type { FeedOverride, FetcherSettings } from './settings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const SLOWER = 1.3;
const FASTER = 0.7;
const OVERRUN = 0.5;
const JITTER = 0.1;
/** Weighted failures after which a feed is only looked at once a week. */
const DORMANT_FAILURES = 30;
const DORMANT_MS = 7 * DAY_MS;
/** A pause is lengthened by a random time, so that those who were sent away do not come back together. */
const MAX_EXTRA_PAUSE_MS = HOUR_MS;
/** A feed may be left alone for this part of the time for which it has been silent. */
const SILENCE_PART = 1 / 24;
/** 410 answers, a day apart, until a feed counts as gone. */
const GONE_ANSWERS = 3;

/** How a poll ended, as far as the next one depends on it. */
export type PollResult =
  | { readonly kind: 'read'; readonly items: number; readonly fresh: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly weight: number }
  | { readonly kind: 'pause'; readonly pauseMs: number }
  | { readonly kind: 'gone' };

/** When a feed is polled next and by which rule; `dueAtMs` null: never again. */
export interface NextPoll {
  readonly dueAtMs: number | null;
  readonly rule: PollRule;
  readonly intervalMs: number;
  readonly failures: number;
  readonly gone: FeedState['gone'];
}

export interface ScheduleWorld {
  readonly nowMs: number;
  /** In [0, 1). */
  readonly random: number;
  readonly settings: Pick<FetcherSettings, 'feedFloorMs' | 'feedFloorBlindMs' | 'feedLiveMs' | 'feedCeilingMs' | 'feedDefaultMs'>;
  /** What its list says of this feed. */
  readonly override?: FeedOverride | undefined;
}

type Known = Pick<FeedState, 'intervalMs' | 'failures' | 'rhythmMs' | 'lastNewMs' | 'hintMs' | 'hintRule' | 'skipHours' | 'validators' | 'gone'>;

/** Sets the next poll. A feed that fails is slowed down and never given up; only one that says it is gone, three days running, is. */
export function nextPoll(state: Known, result: PollResult, world: ScheduleWorld): NextPoll {
  const { nowMs, random, override } = world;
  const settings = settingsOf(world);
  const { intervalMs, rule } = override?.intervalMs === undefined ? nextInterval(state, result, nowMs, settings) : fixed(override.intervalMs);
  const kept = { intervalMs, failures: 0, gone: null };
  switch (result.kind) {
    case 'read':
    case 'unchanged':
      return { ...kept, ...goodPoll(state, intervalMs, rule, { ...world, settings }) };
    case 'pause': {
      const pauseMs = Math.max(intervalMs, result.pauseMs) + random * Math.min(result.pauseMs, MAX_EXTRA_PAUSE_MS);
      return { ...kept, failures: state.failures, gone: state.gone, dueAtMs: Math.round(nowMs + pauseMs), rule: 'retry-after' };
    }
    case 'failed': {
      const failures = state.failures + result.weight;
      const isDormant = failures >= DORMANT_FAILURES;
      const delayMs = isDormant ? DORMANT_MS : Math.min(intervalMs * Math.max(1, failures), Math.max(settings.feedCeilingMs, intervalMs));
      const dueAtMs = Math.round(nowMs + jittered(delayMs, random));
      return { ...kept, failures, gone: null, dueAtMs, rule: isDormant ? 'dormant' : 'failures' };
    }
    case 'gone': {
      const gone = countGone(state.gone, nowMs);
      const isGone = gone.count >= GONE_ANSWERS;
      return { ...kept, failures: state.failures, gone, dueAtMs: isGone ? null : nowMs + DAY_MS, rule: isGone ? 'gone' : 'gone-check' };
    }
  }
}

/** The settings as they are for one feed. */
function settingsOf({ settings, override = {} }: ScheduleWorld): ScheduleWorld['settings'] {
  const { floorMs, ceilingMs } = override;
  return {
    ...settings,
    ...(floorMs === undefined ? {} : { feedFloorMs: floorMs, feedFloorBlindMs: floorMs }),
    ...(ceilingMs === undefined ? {} : { feedCeilingMs: ceilingMs, feedLiveMs: Math.min(settings.feedLiveMs, ceilingMs) }),
  };
}

function fixed(intervalMs: number): { intervalMs: number; rule: PollRule } {
  return { intervalMs, rule: 'fixed' };
}

function countGone(gone: FeedState['gone'], nowMs: number): { count: number; lastMs: number } {
  if (gone === null) return { count: 1, lastMs: nowMs };
  // A time that is yet to come was told by a clock that ran ahead.
  const lastMs = Math.min(gone.lastMs, nowMs);
  return nowMs - lastMs >= DAY_MS ? { count: gone.count + 1, lastMs: nowMs } : { count: gone.count, lastMs };
}

/** The interval that the feed's behaviour leads to, and the rule that gave it. */
function nextInterval(state: Known, result: PollResult, nowMs: number, settings: ScheduleWorld['settings']): { intervalMs: number; rule: PollRule } {
  const { feedFloorMs, feedLiveMs, feedCeilingMs, feedDefaultMs } = settings;
  const silenceMs = nowMs - (state.lastNewMs ?? nowMs);
  const ceilingMs = Math.min(Math.max(feedLiveMs, silenceMs * SILENCE_PART), feedCeilingMs);
  const clamped = (ms: number, rule: PollRule): { intervalMs: number; rule: PollRule } => {
    const intervalMs = Math.round(Math.max(Math.min(ms, ceilingMs), feedFloorMs));
    return { intervalMs, rule: ms < feedFloorMs ? 'floor' : ms > ceilingMs ? 'ceiling' : rule };
  };
  if (state.intervalMs === null) return state.rhythmMs === null ? clamped(feedDefaultMs, 'default') : clamped(state.rhythmMs / 2, 'rhythm');
  if (result.kind === 'unchanged' || (result.kind === 'read' && result.fresh === 0)) return clamped(state.intervalMs * SLOWER, 'nothing-new');
  if (result.kind !== 'read') return clamped(state.intervalMs, 'kept');
  return isOverrun(result) ? clamped(state.intervalMs * OVERRUN, 'window-overrun') : clamped(state.intervalMs * FASTER, 'new-items');
}

/** True where every item of a feed was new: the ones before them may have gone by unseen. */
export function isOverrun({ items, fresh }: { readonly items: number; readonly fresh: number }): boolean {
  return items > 1 && fresh >= items;
}

/** The time of the next poll after a good one: never before what the server asks for. */
function goodPoll(state: Known, intervalMs: number, rule: PollRule, { nowMs, random, settings, override }: ScheduleWorld): { dueAtMs: number; rule: PollRule } {
  const floorMs = state.validators === null ? settings.feedFloorBlindMs : settings.feedFloorMs;
  const hintMs = Math.min(state.hintMs ?? 0, settings.feedCeilingMs);
  const isHot = (override?.hotUntilMs ?? 0) > nowMs;
  if (rule === 'fixed' && !isHot) return { dueAtMs: Math.round(nowMs + jittered(intervalMs, random)), rule };
  const wantedMs = isHot ? settings.feedFloorMs : intervalMs;
  const leastMs = Math.max(floorMs, isHot ? 0 : hintMs);
  const dueAtMs = Math.round(nowMs + Math.max(jittered(wantedMs, random), leastMs));
  const setBy = isHot ? 'hot' : wantedMs >= leastMs ? rule : hintMs > floorMs ? (state.hintRule ?? 'floor') : 'floor';
  const awakeMs = afterSkippedHours(dueAtMs, state.skipHours);
  return awakeMs === dueAtMs || isHot ? { dueAtMs, rule: setBy } : { dueAtMs: awakeMs, rule: 'skip-hours' };
}

function jittered(ms: number, random: number): number {
  return ms * (1 + JITTER * (2 * random - 1));
}

/** The time itself, or the start of the first hour that the feed does not ask to skip. */
function afterSkippedHours(atMs: number, skipHours: readonly number[]): number {
  for (let hours = 0; hours < 24; hours++) {
    const hourMs = Math.floor(atMs / HOUR_MS + hours) * HOUR_MS;
    if (!skipHours.includes((hourMs / HOUR_MS) % 24)) return hours === 0 ? atMs : hourMs;
  }
  return atMs;
}
