import { type ErrorCode, TwError } from '@tallywire/shared/domain/errors';
import type { HttpResponse } from '@tallywire/shared/ports/http';
import type { DomainPauses } from './domain-pauses.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Robots } from './robots.ts';
import type { FetcherSettings } from './settings.ts';
import type { FetcherWorld } from './world.ts';

/** A host is left alone for this many times as long as its last answer took, at most for a minute. */
const RTT_FACTOR = 4;
const MAX_RTT_GAP_MS = 60_000;
/** A 503 speaks of one resource more often than of a whole host: the others are asked again after this, however long the pause. */
const MAX_HOST_PAUSE_503_MS = 10 * 60_000;
/** The pause after a 429 or 503 that names none. */
const DEFAULT_PAUSE_MS = 5 * 60_000;

export interface GetOptions {
  readonly url: string;
  /** The job's host, whose next job is held back. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  readonly respectRobots: boolean;
}

/** What came of a request: an answer, a server that asks for a pause, or a fault with its code. */
export type GetResult =
  | { readonly kind: 'response'; readonly response: HttpResponse }
  | {
      readonly kind: 'pause';
      readonly status: number;
      readonly pauseMs: number;
      readonly code: ErrorCode;
      readonly reason: string;
      /** Who asked for it; absent where it was asked for before and nothing was requested now. */
      readonly hostname?: string;
    }
  | { readonly kind: 'fault'; readonly code: ErrorCode; readonly reason: string };

/** What a polite request needs. */
export interface PoliteMeans {
  readonly world: Pick<FetcherWorld, 'http' | 'clock' | 'frontier'>;
  readonly settings: FetcherSettings;
  readonly robots: Robots;
  readonly pauses: DomainPauses;
}

/** The same, where what comes of it is published and logged. */
export interface PoliteWorld extends PoliteMeans {
  readonly world: FetcherWorld;
}

/**
 * One GET that keeps to the rules: stop list, pauses of the domain and robots.txt are asked before each hop, and afterwards the host is held back for its gap, its
 * crawl delay, or the pause it asked for. Throws only what is no fault of the address: the signal's reason, an outage of our own stores.
 */
export async function politeGet(options: GetOptions, { world, settings, robots, pauses }: PoliteMeans, signal: AbortSignal): Promise<GetResult> {
  const { url, host, headers, maxBytes, respectRobots } = options;
  const limits = { maxBytes, totalMs: settings.totalMs, maxRedirects: settings.maxRedirects };
  const rule = { crawlDelayMs: 0, pauseMs: 0 };
  const beforeHop = async (hop: URL): Promise<void> => {
    if (settings.stoppedHosts.includes(hop.hostname)) throw new TwError('TW_FETCH_STOPPED', `${hop.hostname} is on the stop list.`);
    rule.pauseMs = await pauses.leftMs(hop.hostname);
    if (rule.pauseMs > 0) throw new TwError('TW_FETCH_STATUS', `The domain of ${hop.hostname} asked for a pause that is not over.`);
    if (!respectRobots) return;
    const verdict = await robots.ask(hop, signal);
    if (verdict.kind === 'refused') throw new TwError('TW_FETCH_ROBOTS', verdict.reason);
    if (verdict.kind === 'unknown') throw new TwError(verdict.code, verdict.reason);
    rule.crawlDelayMs = Math.max(rule.crawlDelayMs, verdict.crawlDelayMs);
  };
  const startedMs = performance.now();
  const tried = await tryGet(() => world.http.get({ url, headers, limits, beforeHop }, signal), world.clock.now());
  const result: GetResult = rule.pauseMs > 0 && tried.kind === 'fault' ? { ...tried, kind: 'pause', status: 429, pauseMs: rule.pauseMs } : tried;
  if (result.kind === 'pause' && result.hostname !== undefined && result.status === 429) await pauses.pause(result.hostname, result.pauseMs);
  const tookMs = result.kind === 'response' ? result.response.ms : performance.now() - startedMs;
  const gapMs = Math.max(settings.hostGapMs, rule.crawlDelayMs, Math.min(Math.round(RTT_FACTOR * tookMs), MAX_RTT_GAP_MS));
  await world.frontier.hold(host, (await world.frontier.now()) + Math.max(gapMs, hostPauseMs(result)));
  return result;
}

function hostPauseMs(result: GetResult): number {
  if (result.kind !== 'pause') return 0;
  return result.status === 503 ? Math.min(result.pauseMs, MAX_HOST_PAUSE_503_MS) : result.pauseMs;
}

async function tryGet(get: () => Promise<HttpResponse>, nowMs: number): Promise<GetResult> {
  try {
    const response = await get();
    const { status } = response;
    if (status !== 429 && status !== 503) return { kind: 'response', response };
    const asked = retryAfterMs(response.headers['retry-after'], nowMs);
    const reason = `The server answered ${status}${asked === null ? '' : ' and asked for a pause'}.`;
    const { hostname } = new URL(response.finalUrl);
    return { kind: 'pause', status, pauseMs: asked ?? DEFAULT_PAUSE_MS, code: 'TW_FETCH_STATUS', reason, hostname };
  } catch (error) {
    if (!(error instanceof TwError) || !error.code.startsWith('TW_FETCH_')) throw error;
    return { kind: 'fault', code: error.code, reason: error.message };
  }
}
