import { codeOf } from '@tallywire/shared/domain/errors';
import type { Lease } from '@tallywire/shared/ports/frontier';
import { describeError, isOutage, retry } from '@tallywire/shared/runtime/retry';
import { openDomainPauses } from './domain-pauses.ts';
import { fetchPage } from './fetch-page.ts';
import { type PollWorld, pollFeed } from './poll-feed.ts';
import { openFeedReader } from './read-feed-document.ts';
import { openRobots } from './robots.ts';
import type { FetcherSettings } from './settings.ts';
import { openSlots, type Slots } from './slots.ts';
import type { FetcherWorld } from './world.ts';

const MIN_REST_MS = 50;
const MAX_REST_MS = 5000;
/** After a job ended, others are waited for this long, so that one claim fills all their slots. */
const SETTLE_MS = 20;
/** The longest rest while a job is due that can't be had, because its host is held back. */
const MAX_HELD_REST_MS = 1000;
/** When a job that failed by our own fault is tried again. */
const REPEAT_MS = 60_000;
/** When a job whose host is at work already is offered again, at the least. */
const BUSY_HOST_MS = 50;
const CLAIM_ATTEMPTS = 5;

/**
 * Polls feeds and fetches pages as they come due, until the signal: then the jobs at hand end, or are given back after the drain time. One bad feed takes no more
 * than its own slot. Outages of the frontier and the bus are waited out.
 */
export async function runFetcher(world: FetcherWorld, settings: FetcherSettings, signal: AbortSignal): Promise<void> {
  await using reader = openFeedReader(settings);
  const poll: PollWorld = {
    world,
    settings,
    robots: openRobots(world.http, world.clock, settings.totalMs),
    pauses: openDomainPauses(world.frontier),
    readFeed: reader.read,
    random: Math.random,
  };
  using drain = openDrain(world, settings.drainMs, signal);
  const slots = openSlots(world.clock);
  try {
    for (let rests = 0; !signal.aborted; ) {
      const claimed = await claimDue(slots, poll, signal);
      for (const lease of claimed) slots.run(lease.job, () => handle(lease, poll, drain.signal));
      rests = claimed.length === 0 ? rests + 1 : 0;
      const isFull = slots.taken() >= settings.concurrency;
      await slots.rest(isFull ? MAX_REST_MS : await restMs(world, rests), signal);
      await world.clock.sleep(SETTLE_MS, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await slots.ended();
  }
}

/** Due jobs for the slots that are free: feeds first, pages for what is left beyond the feeds' reserve. A host has one job at work at a time. */
async function claimDue(slots: Slots, { world, settings }: PollWorld, signal: AbortSignal): Promise<Lease[]> {
  const { frontier } = world;
  const claim = async (kind: 'feed' | 'page', limit: number): Promise<Lease[]> => {
    if (limit <= 0) return [];
    const options = { limit, leaseMs: settings.leaseMs, gapMs: settings.hostGapMs, kind };
    const tried = await retry(() => frontier.claim(options), { ...world, signal, maxAttempts: CLAIM_ATTEMPTS, what: 'claim' });
    if (tried.kind === 'failed') throw tried.error;
    return tried.value;
  };
  const free = settings.concurrency - slots.taken();
  const feeds = await claim('feed', free);
  const pages = await claim('page', free - feeds.length - Math.floor(settings.concurrency / 4));
  const ready: Lease[] = [];
  const hosts = new Set<string>();
  for (const lease of [...feeds, ...pages]) {
    const { host } = lease.job;
    if (slots.isBusy(host) || hosts.has(host)) await giveBack(lease, Math.max(settings.hostGapMs, BUSY_HOST_MS), world);
    else ready.push(lease);
    hosts.add(host);
  }
  return ready;
}

/** Until the next job is due; where one is and still was not handed out, a little longer each time. */
async function restMs({ frontier }: FetcherWorld, rests: number): Promise<number> {
  try {
    const [dueAtMs, nowMs] = await Promise.all([frontier.nextDueAtMs(), frontier.now()]);
    const leastMs = Math.min(MIN_REST_MS * 2 ** Math.min(Math.max(rests - 1, 0), 10), MAX_HELD_REST_MS);
    return dueAtMs === null ? MAX_REST_MS : Math.min(Math.max(dueAtMs - nowMs, leastMs), MAX_REST_MS);
  } catch (error) {
    if (isOutage(error)) return MAX_REST_MS;
    throw error;
  }
}

async function handle(lease: Lease, poll: PollWorld, signal: AbortSignal): Promise<void> {
  const { world } = poll;
  const { job } = lease;
  try {
    if (job.kind === 'feed') await pollFeed(lease, poll, signal);
    else await fetchPage(lease, poll, signal);
  } catch (error) {
    const facts = { job: job.id, kind: job.kind, host: job.host, code: codeOf(error), cause: describeError(error) };
    if (signal.aborted) world.log.debug(facts, 'Job given back.');
    else if (isOutage(error)) world.log.warn(facts, 'Job failed, it is repeated.');
    else world.log.error(facts, 'Job failed, it is repeated.');
    await giveBack(lease, signal.aborted ? 0 : REPEAT_MS, world);
  }
}

/** Ends a lease as if it had not been. Where the frontier is away, the lease runs out by itself. */
async function giveBack({ job, ...lease }: Lease, delayMs: number, { frontier }: FetcherWorld): Promise<void> {
  try {
    await frontier.done({ job, ...lease }, { kind: 'again', dueAtMs: (await frontier.now()) + delayMs, state: job.state });
  } catch (error) {
    if (!isOutage(error)) throw error;
  }
}

/** A signal that aborts the drain time after the given one. */
function openDrain({ clock }: FetcherWorld, drainMs: number, signal: AbortSignal): Disposable & { readonly signal: AbortSignal } {
  const over = new AbortController();
  const closed = new AbortController();
  const start = async (): Promise<void> => {
    await clock.sleep(drainMs, closed.signal);
    over.abort(new Error('The fetcher ends.'));
  };
  const onAbort = (): void => void start(); // never rejects
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  return {
    signal: over.signal,
    [Symbol.dispose]() {
      signal.removeEventListener('abort', onAbort);
      closed.abort();
    },
  };
}
