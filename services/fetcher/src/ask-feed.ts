import type { ErrorCode } from '@tallywire/shared/domain/errors';
import { contentHash } from '@tallywire/shared/domain/ids';
import type { HttpResponse } from '@tallywire/shared/ports/http';
import type { FeedState, Validators } from './feed-state.ts';
import { type PoliteWorld, politeGet } from './polite-get.ts';

const ACCEPT = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1';
/** How often a feed is asked for its whole body though it could be asked conditionally: its "not modified" may be wrong. */
const FULL_EVERY_MS = 24 * 3_600_000;

/** Hex digits kept of a body's SHA-256: 128 bits tell one body of a feed from its last. */
const HASH_DIGITS = 32;

/** How a feed's server answered. A failure weighs more the less likely it ends by itself. */
export type FeedAnswer =
  | { readonly kind: 'not-modified'; readonly response: HttpResponse }
  | { readonly kind: 'body'; readonly response: HttpResponse; readonly bodyHash: string; readonly wasConditional: boolean }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'pause'; readonly status: number; readonly pauseMs: number; readonly code: ErrorCode; readonly reason: string }
  | { readonly kind: 'failed'; readonly status: number | null; readonly code: ErrorCode; readonly reason: string; readonly weight: number };

/** A status that comes as a fault is that of the site's robots.txt. */
const FAULT_WEIGHTS: Partial<Record<ErrorCode, number>> = { TW_FETCH_DNS: 0.25, TW_FETCH_TIMEOUT: 0.5, TW_FETCH_CONNECTION: 0.5, TW_FETCH_STATUS: 0.5 };
const HARD_WEIGHT = 1;
const SOFT_WEIGHT = 0.5;

/** Asks a feed's address, conditionally where it gave validators; at least once a day, and while its answers are distrusted, for the whole body. */
export async function askFeed(state: FeedState, host: string, polite: PoliteWorld, signal: AbortSignal): Promise<FeedAnswer> {
  const nowMs = polite.world.clock.now();
  // A time that is yet to come was told by a clock that ran ahead.
  const isFullDue = state.lastFullMs === null || state.lastFullMs > nowMs || nowMs - state.lastFullMs >= FULL_EVERY_MS || (state.distrustUntilMs ?? 0) > nowMs;
  const { validators } = state;
  if (isFullDue || validators === null) return askOnce(state, host, null, polite, signal);
  const answer = await askOnce(state, host, validators, polite, signal);
  // Redirected elsewhere than before: the conditions were not meant for that address.
  const isOthers = answer.kind === 'not-modified' && answer.response.finalUrl !== validators.url;
  return isOthers ? askOnce(state, host, null, polite, signal) : answer;
}

async function askOnce(state: FeedState, host: string, validators: Validators | null, polite: PoliteWorld, signal: AbortSignal): Promise<FeedAnswer> {
  const { settings } = polite;
  const override = settings.feedOverrides.get(state.url);
  const options = {
    url: state.fetchUrl,
    host,
    headers: { accept: ACCEPT, ...conditionsOf(validators) },
    maxBytes: override?.maxBytes ?? settings.maxFeedBytes,
    respectRobots: override?.respectRobots ?? settings.respectRobotsForFeeds,
  };
  const result = await politeGet(options, polite, signal);
  if (result.kind === 'pause') return result;
  if (result.kind === 'fault') return { ...result, kind: 'failed', status: null, weight: FAULT_WEIGHTS[result.code] ?? HARD_WEIGHT };
  return classify(result.response, validators !== null);
}

function classify(response: HttpResponse, wasConditional: boolean): FeedAnswer {
  const { status } = response;
  if (status === 304 && wasConditional) return { kind: 'not-modified', response };
  if (status >= 200 && status < 300) return { kind: 'body', response, bodyHash: contentHash(response.body).slice(0, HASH_DIGITS), wasConditional };
  if (status === 410) return { kind: 'gone', reason: 'The server says that the feed is gone (410).' };
  const weight = status >= 500 || status === 404 ? SOFT_WEIGHT : HARD_WEIGHT;
  return { kind: 'failed', status, code: 'TW_FETCH_STATUS', reason: statusReason(response), weight };
}

/** What an error status says, a challenge for browsers named as such. */
export function statusReason({ status, headers }: HttpResponse): string {
  return headers['cf-mitigated'] === undefined ? `The server answered ${status}.` : `The server answered ${status} with a challenge for browsers.`;
}

/** Headers that make a request conditional. */
export function conditionsOf(validators: Validators | null): Record<string, string> {
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

/** The validators of a response; null where it gave none. */
export function validatorsOf({ finalUrl, headers }: HttpResponse): Validators | null {
  const etag = headers['etag'] ?? null;
  const lastModified = headers['last-modified'] ?? null;
  return etag === null && lastModified === null ? null : { url: finalUrl, etag, lastModified };
}
