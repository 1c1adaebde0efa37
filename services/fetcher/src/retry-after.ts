/** No server's wish for a pause is taken further than this. */
const MAX_RETRY_AFTER_MS = 24 * 3_600_000;

/** The pause a Retry-After header asks for, in either form (RFC 9110 10.2.3: seconds, or a date), at most a day; null where there is none that can be read. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | null {
  const told = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(told)) return Math.min(Number(told) * 1000, MAX_RETRY_AFTER_MS);
  const atMs = /[a-z]{3}/i.test(told) ? Date.parse(told) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.min(Math.max(0, atMs - nowMs), MAX_RETRY_AFTER_MS);
}
