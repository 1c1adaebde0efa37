import type { HttpResponse } from '@tallywire/shared/ports/http';
import type { FeedState } from './feed-state.ts';

/** Answers in a row, and the time between first and last, after which a permanent redirect is believed: a maintenance page may redirect permanently too. */
const MOVE_ANSWERS = 5;
const MOVE_MS = 48 * 3_600_000;
/** Weighted failures at a moved feed's new address until the old one is tried again. */
const RETURN_FAILURES = 3;

const PERMANENT = new Set([301, 308]);

type Whereabouts = Pick<FeedState, 'fetchUrl' | 'moved'>;

/**
 * Counts answers that came by permanent redirects alone and were the feed (read, or unchanged since). Enough of the same ones over two days, and the feed is
 * polled where it moved to; each such request was guarded like any other.
 */
export function countMoves(state: FeedState, { redirects, finalUrl }: HttpResponse, nowMs: number): Whereabouts {
  const isPermanent = redirects.length > 0 && redirects.every(({ status }) => PERMANENT.has(status));
  if (!isPermanent) return { fetchUrl: state.fetchUrl, moved: null };
  const known = state.moved?.to === finalUrl ? state.moved : { to: finalUrl, count: 0, sinceMs: nowMs };
  const moved = { ...known, count: known.count + 1, sinceMs: Math.min(known.sinceMs, nowMs) };
  const isBelieved = moved.count >= MOVE_ANSWERS && nowMs - moved.sinceMs >= MOVE_MS;
  return isBelieved ? { fetchUrl: finalUrl, moved: null } : { fetchUrl: state.fetchUrl, moved };
}

/** A moved feed that keeps failing is looked for at its configured address again. */
export function returnHome(state: FeedState): FeedState {
  const isLost = state.fetchUrl !== state.url && state.failures >= RETURN_FAILURES;
  return isLost ? { ...state, fetchUrl: state.url, moved: null } : state;
}
