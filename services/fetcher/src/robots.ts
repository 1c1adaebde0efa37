import { type ErrorCode, TwError } from '@tallywire/shared/domain/errors';
import type { Clock } from '@tallywire/shared/ports/clock';
import type { Http, HttpRequest, HttpResponse } from '@tallywire/shared/ports/http';
import { parseRobots } from './robots-rules.ts';
import { ROBOT_NAME } from './settings.ts';

/** RFC 9309 2.5 asks for at least 500 KiB. */
const MAX_ROBOTS_BYTES = 512_000;
const MAX_LINE_CHARS = 2000;
/** Each wildcard may cost as much as an address is long, and that for every address asked about: files beyond this are made to cost. */
const MAX_WILDCARDS = 5000;
const MAX_TOTAL_MS = 10_000;
const MAX_REDIRECTS = 5;
const KEEP_MS = 24 * 3_600_000;
/** How soon a site that gave no rules because of a fault is asked again. */
const KEEP_FAULT_MS = 5 * 60_000;
const MAX_SITES = 5000;
const MAX_CRAWL_DELAY_MS = 120_000;

/** What a site's rules say of one address; `unknown` where they could not be had, which is taken for a refusal until they can (RFC 9309 2.3.1.4). */
export type RobotsVerdict =
  | { readonly kind: 'allowed'; readonly crawlDelayMs: number }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly code: ErrorCode; readonly reason: string };

/** The robots.txt rules of sites, remembered for a day. */
export interface Robots {
  ask(url: URL, signal?: AbortSignal): Promise<RobotsVerdict>;
}

interface Site {
  readonly keepUntilMs: number;
  readonly readAtMs: number;
  readonly judge: (url: URL) => RobotsVerdict;
  readonly isFault: boolean;
}

/**
 * Rules by RFC 9309: without a file (any 4xx but 429) all is allowed; where a site fails (5xx, 429, no connection) nothing is for now, unless rules read within a
 * day are at hand. A file is waited for at most `totalMs`, or 10 s. Faults never throw; only `signal` does.
 */
export function openRobots(http: Http, clock: Clock, totalMs = MAX_TOTAL_MS): Robots {
  const limits = { maxBytes: MAX_ROBOTS_BYTES, totalMs: Math.min(totalMs, MAX_TOTAL_MS), maxRedirects: MAX_REDIRECTS };
  const sites = new Map<string, Site>();
  const asked = new Map<string, Promise<Site>>();

  const siteOf = async (origin: string, signal: AbortSignal | undefined): Promise<Site> => {
    const known = sites.get(origin);
    if (known && known.keepUntilMs > clock.now() && known.readAtMs <= clock.now()) return known;
    const running =
      asked.get(origin) ??
      readSite(http, { url: `${origin}/robots.txt`, headers: { accept: 'text/plain, */*;q=0.1' }, limits }, clock.now(), signal).finally(() =>
        asked.delete(origin),
      );
    asked.set(origin, running);
    const read = await running;
    const site = read.isFault && known && !known.isFault && known.readAtMs + KEEP_MS > clock.now() ? { ...known, keepUntilMs: read.keepUntilMs } : read;
    sites.delete(origin);
    sites.set(origin, site);
    const [oldest] = sites.keys();
    if (sites.size > MAX_SITES && oldest !== undefined) sites.delete(oldest);
    return site;
  };

  return {
    async ask(url, signal) {
      const site = await siteOf(url.origin, signal);
      return site.judge(url);
    },
  };
}

async function readSite(http: Http, request: HttpRequest, nowMs: number, signal: AbortSignal | undefined): Promise<Site> {
  const fault = (code: ErrorCode, reason: string): Site => ({
    keepUntilMs: nowMs + KEEP_FAULT_MS,
    readAtMs: nowMs,
    judge: () => ({ kind: 'unknown', code, reason }),
    isFault: true,
  });
  let response: HttpResponse;
  try {
    response = await http.get(request, signal);
  } catch (error) {
    if (!(error instanceof TwError)) throw error;
    return fault(error.code, error.message);
  }
  const { status } = response;
  if (status >= 500 || status === 429) return fault('TW_FETCH_STATUS', `The site's robots.txt could not be had: it answered ${status}.`);
  const text = status >= 200 && status < 300 ? new TextDecoder().decode(response.body) : '';
  return { keepUntilMs: nowMs + KEEP_MS, readAtMs: nowMs, judge: judgeBy(request.url, text), isFault: false };
}

function judgeBy(robotsUrl: string, text: string): (url: URL) => RobotsVerdict {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.length <= MAX_LINE_CHARS);
  const wildcards = lines.reduce((sum, line) => sum + line.split('*').length - 1, 0);
  if (wildcards > MAX_WILDCARDS) return () => ({ kind: 'refused', reason: `${robotsUrl} has ${wildcards} wildcards, too many to be judged.` });
  const rules = parseRobots(robotsUrl, lines.join('\n'));
  const crawlDelayMs = Math.min(Math.max(0, (rules.getCrawlDelay(ROBOT_NAME) ?? 0) * 1000), MAX_CRAWL_DELAY_MS);
  return (url) => {
    if (rules.isAllowed(url.href, ROBOT_NAME) !== false) return { kind: 'allowed', crawlDelayMs };
    const line = rules.getMatchingLineNumber(url.href, ROBOT_NAME);
    return { kind: 'refused', reason: `Line ${line} of ${robotsUrl} keeps ${url.pathname.slice(0, 200)} from robots.` };
  };
}
