import { idOf } from '@tallywire/shared/domain/ids';
import type { Job, NewJob } from '@tallywire/shared/ports/frontier';
import { z } from 'zod';
import { HINT_RULES, POLL_RULES, type PollRule } from './poll-rules.ts';
import { expandFeedState, storeFeedState } from './stored-feed-state.ts';

/** What a server gave to ask again by: verbatim, and only for the address that gave them. */
export const validatorsSchema = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
});
export type Validators = z.infer<typeof validatorsSchema>;

/** How the last poll of a feed ended, for people. */
export const lastPollSchema = z.object({
  atMs: z.number(),
  outcome: z.string().describe('read, unchanged, refused, failed, paused or gone.'),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  status: z.number().nullable(),
  items: z.number(),
  new: z.number(),
  changed: z.number(),
});

/** All the fetcher keeps of a feed: the state of its job in the frontier. */
export const feedStateSchema = z.object({
  url: z.string().describe('As configured.'),
  fetchUrl: z.string().describe('Where it is polled: the configured address, or where that has moved for good.'),
  effectiveUrl: z.string().nullable().describe('Where the last answer came from, after redirects.'),
  title: z.string().nullable(),
  validators: validatorsSchema.nullable(),
  bodyHash: z.string().nullable(),
  intervalMs: z.number().nullable().describe('Between polls while all goes well; null before the first answer.'),
  failures: z.number().describe('Weighted sum of the failures since the last success.'),
  rhythmMs: z.number().nullable().describe('Median gap between its recent items.'),
  lastNewMs: z.number().nullable().default(null).describe('When something new was last found in it; of a new feed, the date of its newest item.'),
  hintMs: z.number().nullable().describe('The least interval that the feed or its server asks for.'),
  hintRule: z.enum(HINT_RULES).nullable(),
  skipHours: z.array(z.number()),
  lastFullMs: z.number().nullable().describe('When a whole body was last asked for without conditions.'),
  distrustUntilMs: z.number().nullable().describe('Its "not modified" is not believed until then: a full request differed.'),
  moved: z.object({ to: z.string(), count: z.number(), sinceMs: z.number() }).nullable(),
  gone: z.object({ count: z.number(), lastMs: z.number() }).nullable(),
  lastPoll: lastPollSchema.nullable(),
  nextPollMs: z.number().nullable(),
  whyNext: z.custom<PollRule>((rule) => typeof rule === 'string' && Object.hasOwn(POLL_RULES, rule)).describe('The rule that set the next poll.'),
});
export type FeedState = z.infer<typeof feedStateSchema>;

/** A feed as a list of feeds names it. */
export interface ConfiguredFeed {
  readonly url: string;
  readonly title?: string;
}

/** The id of a feed: of its configured address. */
export function feedIdOf(url: string): string {
  return idOf('feed', url);
}

/** The job that polls a feed for the first time. */
export function newFeedJob({ url, title }: ConfiguredFeed, dueAtMs: number): NewJob {
  const state = { ...newFeedState(url), title: title ?? null, nextPollMs: dueAtMs };
  return { id: feedIdOf(url), kind: 'feed', host: hostOf(url), state: writeFeedState(state), wish: 'poll', dueAtMs };
}

/** The state of a feed's job. One of another version that can't be read begins anew, so that the feed lives on; one that does not even name its feed throws. */
export function readFeedState(job: Job): FeedState {
  const kept: unknown = JSON.parse(job.state);
  const told = expandFeedState(kept) ?? kept;
  const { url } = z.object({ url: z.string() }).parse(told);
  const read = feedStateSchema.safeParse({ ...newFeedState(url), ...z.record(z.string(), z.unknown()).parse(told) });
  return read.success ? read.data : newFeedState(url);
}

/** A feed's state as its job keeps it. */
export function writeFeedState(state: FeedState): string {
  return storeFeedState(state, newFeedState(state.url));
}

function newFeedState(url: string): FeedState {
  return {
    url,
    fetchUrl: url,
    effectiveUrl: null,
    title: null,
    validators: null,
    bodyHash: null,
    intervalMs: null,
    failures: 0,
    rhythmMs: null,
    lastNewMs: null,
    hintMs: null,
    hintRule: null,
    skipHours: [],
    lastFullMs: null,
    distrustUntilMs: null,
    moved: null,
    gone: null,
    lastPoll: null,
    nextPollMs: null,
    whyNext: 'first-poll',
  };
}

/** The host by which requests are spaced; an address that is no URL stands for itself. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url.slice(0, 200);
}
