import type { PollHint } from './poll-rules.ts';

/** How long a response stays fresh by its own headers (RFC 9111 4.2.1: max-age before Expires, less its age), with the name of the header; null where none says. */
export function cacheHint(headers: Readonly<Record<string, string>>, nowMs: number): PollHint | null {
  const control = headers['cache-control'] ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return null;
  const maxAge = /\bmax-age\s*=\s*"?(\d{1,10})/i.exec(control);
  if (maxAge) return positive(Number(maxAge[1]) * 1000 - secondsOf(headers['age']) * 1000, 'cache-control');
  const expiresMs = Date.parse(headers['expires'] ?? '');
  if (Number.isNaN(expiresMs)) return null;
  const dateMs = Date.parse(headers['date'] ?? '');
  return positive(expiresMs - (Number.isNaN(dateMs) ? nowMs : dateMs), 'expires');
}

function positive(ms: number, rule: PollHint['rule']): PollHint | null {
  return ms > 0 ? { ms, rule } : null;
}

function secondsOf(text: string | undefined): number {
  return /^\d{1,10}$/.test(text ?? '') ? Number(text) : 0;
}
