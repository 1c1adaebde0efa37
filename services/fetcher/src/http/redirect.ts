import { TwError } from '@tallywire/shared/domain/errors';
import { tellUrl } from './address-guard.ts';

/** Longer addresses are not fetched. */
export const MAX_URL_CHARS = 4000;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Where a response sends its reader; null where it is the answer itself. Throws `TW_FETCH_REDIRECTS` for targets that are no URL, or http after https. */
export function redirectTarget(from: URL, status: number, location: string | undefined): URL | null {
  if (location === undefined || !REDIRECTS.has(status)) return null;
  const url = location.length > MAX_URL_CHARS ? null : URL.parse(location, from);
  if (url === null) throw misdirected(from, 'redirects to what is no URL');
  if (from.protocol === 'https:' && url.protocol === 'http:') throw misdirected(from, `redirects from https to http (${tellUrl(url)})`);
  url.hash = '';
  return url;
}

/** The error of a redirect that is not followed. */
export function misdirected(url: URL, how: string): TwError {
  return new TwError('TW_FETCH_REDIRECTS', `${tellUrl(url)} ${how}.`);
}
