import type { ErrorCode } from '@tallywire/shared/domain/errors';
import type { OutRecord } from '@tallywire/shared/domain/event';
import type { Page } from '@tallywire/shared/domain/page';
import type { JobOutcome, Lease } from '@tallywire/shared/ports/frontier';
import { askPage, type PageAnswer } from './ask-page.ts';
import { tellUrl } from './http/address-guard.ts';
import { bodyHashOf, type PageBody, pageRecord } from './page-body.ts';
import { type PageState, readPageState } from './page-state.ts';
import { isPlaceInFeed } from './place-in-feed.ts';
import type { PoliteWorld } from './polite-get.ts';
import type { FetcherSettings } from './settings.ts';

/** Less text than this in a feed's own content says nothing that its title does not. */
const MIN_CONTENT_CHARS = 40;

/** Refusals that no later look would change. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  'TW_FETCH_BLOCKED_URL',
  'TW_FETCH_BLOCKED_ADDRESS',
  'TW_FETCH_CONTENT_TYPE',
  'TW_FETCH_STOPPED',
  'TW_PAGE_NONE',
]);

/** The answer for an item that leads no further than to its feed: nothing is asked for. */
const NO_PAGE: PageAnswer = { kind: 'refused', code: 'TW_PAGE_NONE', reason: 'The item names no page of its own.' };

/**
 * How a look at a page ended. `feed-content`: the feed's own text stands in for it; `skipped`: there is none to stand in; `kept`: what was sent on before stays,
 * since the page can't be had now; `later`: it is tried again.
 */
export type PageOutcome =
  | { readonly kind: 'fetched'; readonly bytes: number }
  | { readonly kind: 'unchanged' | 'dropped' }
  | { readonly kind: 'feed-content' | 'skipped' | 'kept' | 'later'; readonly code: ErrorCode; readonly reason: string };

/** What a look came to: what is published, and what is kept. */
interface Looked {
  readonly outcome: PageOutcome;
  readonly record: OutRecord | null;
  readonly state: PageState;
  /** No less than this until the next look. */
  readonly pauseMs: number;
}

/**
 * Looks at a page: fetches it, publishes it where its body is another than before, and last of all saves when to look again. Throws only when our own stores fail;
 * then nothing is saved and the look is repeated.
 */
export async function fetchPage(lease: Lease, polite: PoliteWorld, signal: AbortSignal): Promise<PageOutcome> {
  const { world, settings } = polite;
  const before = readPageState(lease.job);
  if (before === null) return drop(lease, polite);
  const answer = isPlaceInFeed(before.item) ? NO_PAGE : await askPage(before, lease.job.host, polite, signal);
  const looked = await digest(lease.job.id, before, answer, polite);
  if (looked.record !== null) await world.bus.publish([looked.record]);
  const outcome = nextLook(looked, settings, await world.frontier.now());
  await world.frontier.done(lease, outcome);
  tell(before, looked.outcome, outcome, polite);
  return looked.outcome;
}

/** A page whose job can't be read any more: if an item speaks of it again, it is fetched anew. */
async function drop({ job }: Lease, { world }: PoliteWorld): Promise<PageOutcome> {
  await world.frontier.remove(job.id);
  world.log.warn({ job: job.id, host: job.host }, 'Page dropped, its state is of another version.');
  return { kind: 'dropped' };
}

function digest(articleId: string, state: PageState, answer: PageAnswer, polite: PoliteWorld): Promise<Looked> | Looked {
  switch (answer.kind) {
    case 'not-modified':
      return { outcome: { kind: 'unchanged' }, record: null, state: { ...state, attempts: 0 }, pauseMs: 0 };
    case 'body':
      return digestBody(articleId, state, answer, polite);
    case 'later': {
      if (state.attempts >= polite.settings.pageRetryMs.length) return fallBack(articleId, state, answer, polite);
      const { code, reason, pauseMs } = answer;
      return { outcome: { kind: 'later', code, reason }, record: null, state: { ...state, attempts: state.attempts + 1 }, pauseMs };
    }
    case 'refused':
      return fallBack(articleId, state, answer, polite);
  }
}

async function digestBody(articleId: string, state: PageState, answer: Extract<PageAnswer, { kind: 'body' }>, polite: PoliteWorld): Promise<Looked> {
  const { response, validators } = answer;
  const body: PageBody = {
    bodyFrom: 'page',
    whyFeed: null,
    finalUrl: response.finalUrl,
    contentType: response.headers['content-type'] ?? null,
    bytes: response.body,
  };
  const looked = await send(articleId, { ...state, validators }, body, polite);
  if (looked !== null) return looked;
  return fallBack(articleId, state, { code: 'TW_PAGE_TOO_LARGE', reason: `The page's ${body.bytes.length} bytes are too many even when compressed.` }, polite);
}

type Refusal = { readonly code: ErrorCode; readonly reason: string };

/** Takes the feed's own content in place of a page that can't be had, unless the page was had before. */
async function fallBack(articleId: string, before: PageState, { code, reason }: Refusal, polite: PoliteWorld): Promise<Looked> {
  const state = { ...before, attempts: 0 };
  const none: Looked = { outcome: { kind: state.emitted === null ? 'skipped' : 'kept', code, reason }, record: null, state, pauseMs: 0 };
  const { content, url } = state.item;
  if (state.emitted?.bodyFrom === 'page' || content === null || !isUsable(content)) return none;
  const bytes = new TextEncoder().encode(content);
  const body: PageBody = { bodyFrom: 'feed', whyFeed: `${code}: ${reason}`, finalUrl: url, contentType: 'text/html; charset=utf-8', bytes };
  const looked = await send(articleId, state, body, polite);
  return looked === null ? none : { ...looked, outcome: { kind: 'feed-content', code, reason } };
}

/** The record of a body that was not sent before; null where it is too large. What was sent needs its feed's content no more. */
async function send(articleId: string, state: PageState, body: PageBody, { world }: PoliteWorld): Promise<Looked | null> {
  const hash = bodyHashOf(body);
  const kept = { ...state, attempts: 0 };
  if (state.emitted?.hash === hash) return { outcome: { kind: 'unchanged' }, record: null, state: kept, pauseMs: 0 };
  const { content, ...item } = state.item;
  const record = await pageRecord(articleId, item satisfies Page['item'], body, world.clock.now());
  if (record === null) return null;
  const sent = { ...kept, item: { ...item, content: null }, emitted: { bodyFrom: body.bodyFrom, hash } };
  return { outcome: { kind: 'fetched', bytes: body.bytes.length }, record, state: sent, pauseMs: 0 };
}

function isUsable(content: string): boolean {
  return (
    content
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim().length >= MIN_CONTENT_CHARS
  );
}

/** When to look again: after a pause where it failed, else after the next of the delays since the first reading, else never. */
function nextLook({ outcome, state, pauseMs }: Looked, { pageRetryMs, pageRevisitMs }: FetcherSettings, nowMs: number): JobOutcome {
  if (outcome.kind === 'later') {
    const dueAtMs = nowMs + Math.max(pauseMs, pageRetryMs[state.attempts - 1] ?? 0);
    return { kind: 'again', dueAtMs, state: JSON.stringify(state) };
  }
  const isFinal = 'code' in outcome && FINAL.has(outcome.code);
  // Not after now: a clock may have run ahead then.
  const firstReadMs = Math.min(state.firstReadMs ?? nowMs, nowMs);
  const visits = state.firstReadMs === null ? 0 : state.visits + 1;
  const told = JSON.stringify({ ...state, firstReadMs, visits });
  const delayMs = pageRevisitMs[visits];
  if (isFinal || delayMs === undefined) return { kind: 'finished', state: told };
  return { kind: 'again', dueAtMs: Math.max(firstReadMs + delayMs, nowMs), state: told };
}

function tell(state: PageState, outcome: PageOutcome, next: JobOutcome, { world, settings }: PoliteWorld): void {
  const { kind, ...told } = outcome;
  const url = URL.parse(state.item.url);
  const nextLookAt = next.kind === 'again' ? new Date(next.dueAtMs).toISOString() : null;
  const facts = { page: url === null ? state.item.url.slice(0, 100) : tellUrl(url), outcome: kind, ...told, next: nextLookAt };
  if (kind === 'skipped') world.log.info(facts, 'Page skipped.');
  else world.log[settings.tellPagesAs](facts, 'Page looked at.');
}
