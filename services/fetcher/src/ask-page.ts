import type { ErrorCode } from '@tallywire/shared/domain/errors';
import type { HttpResponse } from '@tallywire/shared/ports/http';
import { conditionsOf, statusReason, validatorsOf } from './ask-feed.ts';
import type { Validators } from './feed-state.ts';
import type { PageState } from './page-state.ts';
import { type PoliteWorld, politeGet } from './polite-get.ts';

const ACCEPT = 'text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1';
const READ_TYPES = new Set(['text/html', 'application/xhtml+xml', 'application/xml', 'text/xml', 'text/plain']);

/** Faults that may end by themselves; a status among them is that of the site's robots.txt. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['TW_FETCH_TIMEOUT', 'TW_FETCH_DNS', 'TW_FETCH_CONNECTION', 'TW_FETCH_ENCODING', 'TW_FETCH_STATUS']);
/** Statuses that may: a page is often announced before all of a site's servers have it, so 404 is among them. */
const PASSING_STATUSES = new Set([404, 408, 425, 500, 502, 504, 520, 521, 522, 523, 524]);

/** How a page's server answered. `later`: it is worth another attempt; `refused`: the page can't be had. */
export type PageAnswer =
  | { readonly kind: 'body'; readonly response: HttpResponse; readonly validators: Validators | null }
  | { readonly kind: 'not-modified'; readonly response: HttpResponse }
  | { readonly kind: 'later'; readonly code: ErrorCode; readonly reason: string; readonly pauseMs: number }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly reason: string };

/** Asks for a page, conditionally where it was read before. */
export async function askPage(state: PageState, host: string, polite: PoliteWorld, signal: AbortSignal): Promise<PageAnswer> {
  const { validators } = state;
  const answer = await askOnce(state, host, validators, polite, signal);
  const isOthers = answer.kind === 'not-modified' && answer.response.finalUrl !== validators?.url;
  return isOthers ? askOnce(state, host, null, polite, signal) : answer;
}

async function askOnce(state: PageState, host: string, validators: Validators | null, polite: PoliteWorld, signal: AbortSignal): Promise<PageAnswer> {
  const headers = { accept: ACCEPT, ...conditionsOf(validators) };
  const options = { url: state.item.url, host, headers, maxBytes: polite.settings.maxPageBytes, respectRobots: true };
  const result = await politeGet(options, polite, signal);
  if (result.kind === 'pause') return { ...result, kind: 'later' };
  if (result.kind === 'fault') return PASSING.has(result.code) ? { ...result, kind: 'later', pauseMs: 0 } : { ...result, kind: 'refused' };
  return classify(result.response, validators !== null);
}

function classify(response: HttpResponse, wasConditional: boolean): PageAnswer {
  const { status, headers, body } = response;
  if (status === 304 && wasConditional) return { kind: 'not-modified', response };
  if (status < 200 || status > 299) {
    const told = { code: 'TW_FETCH_STATUS', reason: statusReason(response) } as const;
    return PASSING_STATUSES.has(status) ? { kind: 'later', ...told, pauseMs: 0 } : { kind: 'refused', ...told };
  }
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !READ_TYPES.has(type)) {
    return { kind: 'refused', code: 'TW_FETCH_CONTENT_TYPE', reason: `The page is of type ${type.slice(0, 100)}.` };
  }
  if (body.length === 0) return { kind: 'refused', code: 'TW_PAGE_NO_BODY', reason: 'The page is empty.' };
  return { kind: 'body', response, validators: validatorsOf(response) };
}
