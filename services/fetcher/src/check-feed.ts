import type { ErrorCode } from '@tallywire/shared/domain/errors';
import { statusReason, validatorsOf } from './ask-feed.ts';
import { cacheHint } from './cache-hint.ts';
import { type DiscoveredFeed, discoverFeeds } from './discover-feeds.ts';
import type { ReadFeedDocument } from './feed-document.ts';
import { newestOf, rhythmOf } from './feed-rhythm.ts';
import { hostOf } from './feed-state.ts';
import { type PoliteMeans, politeGet } from './polite-get.ts';
import type { PollHint } from './poll-rules.ts';

const ACCEPT = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.1';

/** What stands at an address: a feed, a page with the feeds it names, or neither. */
export type FeedCheck =
  | {
      readonly kind: 'feed';
      readonly finalUrl: string;
      readonly title: string | null;
      readonly items: number;
      /** Milliseconds since the epoch. */
      readonly newestMs: number | null;
      readonly rhythmMs: number | null;
      readonly isConditional: boolean;
      readonly hints: readonly PollHint[];
    }
  | { readonly kind: 'page'; readonly finalUrl: string; readonly reason: string; readonly feeds: readonly DiscoveredFeed[] }
  | { readonly kind: 'fault'; readonly code: ErrorCode; readonly reason: string };

/** Looks once at an address, by the rules that polling keeps to. Nothing is published or kept. */
export async function checkFeed(url: string, polite: PoliteMeans, readFeed: ReadFeedDocument, signal: AbortSignal): Promise<FeedCheck> {
  const { maxFeedBytes, respectRobotsForFeeds } = polite.settings;
  const options = { url, host: hostOf(url), headers: { accept: ACCEPT }, maxBytes: maxFeedBytes, respectRobots: respectRobotsForFeeds };
  const result = await politeGet(options, polite, signal);
  if (result.kind !== 'response') return { kind: 'fault', code: result.code, reason: result.reason };
  const { response } = result;
  const { status, finalUrl, headers, body } = response;
  if (status < 200 || status > 299) return { kind: 'fault', code: 'TW_FETCH_STATUS', reason: statusReason(response) };
  const document = await readFeed({ bytes: body, url: finalUrl, feedUrl: url, contentType: headers['content-type'] ?? null }, signal);
  if (document.kind === 'feed') {
    const { title, items, hint } = document;
    const nowMs = polite.world.clock.now();
    const hints = [hint, cacheHint(headers, nowMs)].filter((one) => one !== null);
    const [newestMs, rhythmMs] = [newestOf(items, nowMs), rhythmOf(items, nowMs)];
    return { kind: 'feed', finalUrl, title, items: items.length, newestMs, rhythmMs, isConditional: validatorsOf(response) !== null, hints };
  }
  // Tags are ASCII in every charset a page may have, and addresses nearly always.
  const feeds = document.code === 'TW_FEED_NOT_A_FEED' ? discoverFeeds(new TextDecoder().decode(body), finalUrl) : [];
  if (feeds.length > 0) return { kind: 'page', finalUrl, reason: document.reason, feeds };
  return { kind: 'fault', code: document.code, reason: document.reason };
}
