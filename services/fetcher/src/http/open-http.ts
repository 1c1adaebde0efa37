import { TwError } from '@tallywire/shared/domain/errors';
import type { Http, HttpRequest, HttpResponse } from '@tallywire/shared/ports/http';
import { Agent, type Dispatcher } from 'undici';
import { createAddressGuard, tellUrl } from './address-guard.ts';
import { fetchFault } from './fetch-fault.ts';
import { guardedConnector } from './guarded-connector.ts';
import { readBody } from './read-body.ts';
import { MAX_URL_CHARS, misdirected, redirectTarget } from './redirect.ts';
import { type ResolveHost, resolveBy } from './resolve-host.ts';

const MAX_HEADER_BYTES = 32_768;
/** What is taken off a body that nobody reads, so that its connection can be kept; else it is cut. */
const MAX_DUMP_BYTES = 16_384;
const MAX_DUMP_MS = 250;
/** Long enough for a page after its robots.txt; a host's next job comes later than it would be polite to hold a connection. */
const KEEP_ALIVE_MS = 2000;

export interface HttpOptions {
  /** Sent with each request. */
  readonly userAgent: string;
  /** How to reach the operator (a URL or mailto); null refuses all public addresses. */
  readonly contact: string | null;
  /** `address:port` that may be fetched although they are not public. */
  readonly allow: readonly string[];
  readonly connectMs: number;
  /** Ports of public addresses; 80 and 443 unless given. */
  readonly ports?: readonly number[];
  /** Resolves names; the machine's name servers unless given. */
  readonly resolve?: ResolveHost;
}

/**
 * Reads addresses with undici: one connection an origin, each hop guarded, nothing followed that the limits do not allow, no cookies and no referrer.
 * Bodies are read only of answers 200 to 299; all others come back empty.
 */
export function openHttp({ userAgent, contact, allow, connectMs, ports, resolve = resolveBy() }: HttpOptions): Http {
  const guard = createAddressGuard({ allow, contact, ...(ports ? { ports } : {}) });
  const agent = new Agent({
    connect: guardedConnector({ guard, resolve, connectMs }),
    connections: 1,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    // The deadline of the whole request stands in for the agent's own.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    allowH2: false,
  });

  const hop = async (url: URL, request: HttpRequest, signal: AbortSignal): Promise<Hop> => {
    const refused = guard.refuseUrl(url);
    if (refused) throw refused;
    if (request.beforeHop) await orAborted(request.beforeHop(url), signal);
    signal.throwIfAborted();
    const response = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { 'accept-encoding': 'gzip, br, zstd', ...request.headers, 'user-agent': userAgent },
      signal,
    });
    return readHop(response, url, request.limits.maxBytes);
  };

  return {
    async get(request, signal) {
      const startedMs = performance.now();
      const url = parseUrl(request.url);
      using deadline = deadlineOf(request.limits.totalMs, url, signal);
      try {
        const { answer, finalUrl, redirects } = await follow(url, request, (at) => hop(at, request, deadline.signal));
        return { ...answer, finalUrl: finalUrl.href, redirects, ms: Math.round(performance.now() - startedMs) };
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        throw fetchFault(deadline.signal.aborted ? deadline.signal.reason : error, tellUrl(url));
      }
    },
    async [Symbol.asyncDispose]() {
      await agent.destroy();
    },
  };
}

type Answer = Pick<HttpResponse, 'status' | 'headers' | 'body'>;
type Hop = { readonly answer: Answer; readonly next: URL | null };

async function follow(
  start: URL,
  { limits }: HttpRequest,
  hop: (url: URL) => Promise<Hop>,
): Promise<{ answer: Answer; finalUrl: URL; redirects: HttpResponse['redirects'] }> {
  const redirects: { status: number; url: string }[] = [];
  const visited = new Set<string>();
  for (let url = start; ; ) {
    visited.add(url.href);
    const { answer, next } = await hop(url);
    if (next === null) return { answer, finalUrl: url, redirects };
    redirects.push({ status: answer.status, url: url.href });
    if (visited.has(next.href)) throw misdirected(start, `redirects in a circle (${tellUrl(next)})`);
    if (redirects.length > limits.maxRedirects) throw misdirected(start, `redirects more than ${limits.maxRedirects} times`);
    url = next;
  }
}

async function readHop(response: Dispatcher.ResponseData, url: URL, maxBytes: number): Promise<Hop> {
  const { statusCode: status, body } = response;
  const headers = joinHeaders(response.headers);
  if (status < 200 || status > 299) {
    await dump(body);
    return { answer: { status, headers, body: new Uint8Array(0) }, next: redirectTarget(url, status, headers['location']) };
  }
  try {
    const told = Number(headers['content-length'] ?? 0);
    if (told > maxBytes) throw new TwError('TW_FETCH_TOO_LARGE', `${tellUrl(url)} has ${told} bytes, more than ${maxBytes}.`);
    return { answer: { status, headers, body: await readBody(body, headers['content-encoding'] ?? '', maxBytes) }, next: null };
  } catch (error) {
    body.on('error', () => {}).destroy();
    throw error;
  }
}

async function dump(body: Dispatcher.ResponseData['body']): Promise<void> {
  const late = setTimeout(() => body.destroy(), MAX_DUMP_MS);
  await body.dump({ limit: MAX_DUMP_BYTES });
  clearTimeout(late);
}

function joinHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(', ') : value;
  return joined;
}

function parseUrl(text: string): URL {
  const url = text.length > MAX_URL_CHARS ? null : URL.parse(text);
  if (url === null) throw new TwError('TW_FETCH_BLOCKED_URL', `"${text.slice(0, 100)}" is no URL that can be fetched.`);
  url.hash = '';
  return url;
}

/** A signal that aborts with the caller's, or with `TW_FETCH_TIMEOUT` when the time is over. */
function deadlineOf(totalMs: number, url: URL, signal: AbortSignal | undefined): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const late = (): void => controller.abort(new TwError('TW_FETCH_TIMEOUT', `${tellUrl(url)} was not read to its end within ${totalMs} ms.`));
  const given = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(late, totalMs);
  signal?.addEventListener('abort', given, { once: true });
  if (signal?.aborted) given();
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', given);
    },
  };
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
