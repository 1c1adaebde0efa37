import { getDomain } from 'tldts';
import { isTrackingParameter } from './tracking-parameters.ts';

/** Unwrapping, folding and unwrapping again ends at the latest here: addresses nested in addresses are not followed for ever. */
const MAX_ROUNDS = 4;

/**
 * One address for one page, as a key for comparing and not for fetching: https, no credentials, default port, fragment, tracking
 * parameter, session or AMP or mobile variant, no `www.`; query sorted, escapes in one form. The same again for its own output.
 * What is not http(s) comes back trimmed.
 */
export function canonicalUrl(url: string): string {
  let told = url.trim();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const folded = foldOnce(told);
    if (folded === told) return folded;
    told = folded;
  }
  return told;
}

function foldOnce(written: string): string {
  const url = URL.parse(written);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return written;
  const wrapped = unwrap(url);
  if (wrapped !== null) return wrapped;
  const host = foldHost(url.hostname);
  const path = foldPath(url.pathname);
  const query = foldQuery(url.search, host);
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const route = url.hash.startsWith('#!') ? url.hash : '';
  const folded = `https://${host}${port}${path}${query}${route}`;
  return URL.parse(folded)?.href ?? folded;
}

/** Addresses that hold another one: AMP caches and viewers, and redirects whose target is a parameter. */
function unwrap(url: URL): string | null {
  const cached = /^\/(?:[acvi]\/)(s\/)?(.+)$/.exec(url.pathname);
  if (url.hostname.endsWith('.cdn.ampproject.org') && cached) return webUrl(`https://${cached[2]}${url.search}`);
  const viewed = /^\/amp\/(?:s\/)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\/.*)$/.exec(url.pathname);
  if (/(?:^|\.)google\.[a-z.]{2,6}$/.test(url.hostname) && viewed) return webUrl(`https://${viewed[1]}${url.search}`);
  for (const { host, path, parameter } of REDIRECTS) {
    const target = host.test(url.hostname) && path.test(url.pathname) ? url.searchParams.get(parameter) : null;
    if (target) return webUrl(target);
  }
  return null;
}

const REDIRECTS: readonly { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /(?:^|\.)google\.[a-z.]{2,6}$/, path: /^\/url$/, parameter: 'url' },
  { host: /(?:^|\.)google\.[a-z.]{2,6}$/, path: /^\/url$/, parameter: 'q' },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, parameter: 'u' },
  { host: /(?:^|\.)bing\.com$/, path: /^\/news\/apiclick\.aspx$/, parameter: 'url' },
];

function webUrl(written: string): string | null {
  const url = URL.parse(written);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

const VARIANT_HOST = /^(?:www\d?|m|mobile|amp|touch)\./;

/** Without the labels that mean "the same site": as long as a registrable domain is left. */
function foldHost(hostname: string): string {
  let host = hostname.replace(/\.$/, '');
  while (VARIANT_HOST.test(host) && getDomain(host) !== host && getDomain(host) !== null) host = host.replace(VARIANT_HOST, '');
  return host;
}

function foldPath(pathname: string): string {
  let path = foldEscapes(pathname).replace(/;jsessionid=[^/;]*/gi, '');
  for (let before = ''; before !== path; ) {
    before = path;
    path = path
      .replace(/\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i, '/')
      .replace(/\/amp\/?$/i, '/')
      .replace(/\.amp(?=\.html?$|$)/i, '')
      .replace(/^\/amp(?=\/[^/])/i, '')
      .replace(/([^/])\/$/, '$1');
  }
  return path;
}

const AMP_PARAMETER = /^(?:amp(?:=(?:1|true|)?)?|outputtype=amp|_?amp_js_v=.*|usqp=.*|amp_gsa=.*)$/i;

function foldQuery(search: string, host: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .map((pair) => foldEscapes(pair.replaceAll('+', '%20')))
    .filter((pair) => pair !== '' && !AMP_PARAMETER.test(pair))
    .filter((pair) => {
      const [name = '', ...value] = pair.split('=');
      return !isTrackingParameter(unescaped(name), unescaped(value.join('=')), host);
    })
    .sort();
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** RFC 3986 6.2.2: escapes of unreserved characters undone, the others in capitals. */
function foldEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (written) => {
    const char = String.fromCharCode(Number.parseInt(written.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(char) ? char : written.toUpperCase();
  });
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
