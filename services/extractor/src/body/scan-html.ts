import type { ErrorCode } from '@tallywire/shared/domain/errors';

/** What a scan gives: HTML without scripts, styles, drawings and comments, and the JSON-LD that stood in it; or why it is refused. */
export type ScannedHtml = { kind: 'html'; html: string; jsonLd: string[]; elements: number } | { kind: 'refused'; code: ErrorCode; reason: string };

export const MAX_PAGE_CHARS = 3_000_000;
export const MAX_DEPTH = 200;
export const MAX_ATTRIBUTES = 512;
export const MAX_ELEMENTS = 100_000;

const VOID = new Set('area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '));
/** Elements whose content is text up to their own end tag. */
const RAW = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'xmp', 'textarea', 'title', 'noscript']);
const DROPPED = new Set(['script', 'style', 'iframe', 'svg', 'noembed', 'noframes', 'noscript']);
/** An end tag that may be left out: the open elements that a start tag ends, where they are innermost. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  li: ['li', 'p'],
  dd: ['dd', 'dt', 'p'],
  dt: ['dd', 'dt', 'p'],
  tr: ['td', 'th', 'tr'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tbody: ['td', 'th', 'tr', 'tbody', 'thead'],
  option: ['option'],
  a: ['a'],
};
const ENDS_P = new Set(
  'address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul'.split(
    ' ',
  ),
);

/**
 * One pass over a page's characters, before any tree is built: counts depth and attributes against their limits, and drops what no
 * reader sees. It is no parser: a limit is met to within the end tags that HTML lets authors leave out.
 */
export function scanHtml(html: string): ScannedHtml {
  if (html.length > MAX_PAGE_CHARS) return { kind: 'refused', code: 'TW_PAGE_TOO_LARGE', reason: `The page has ${html.length} characters.` };
  const scan: Scan = { html, kept: [], keptTo: 0, jsonLd: [], open: [], elements: 0 };
  let at = html.indexOf('<');
  while (at >= 0) {
    const next = html.charCodeAt(at + 1) | 32;
    let end: number;
    if (next >= 97 && next <= 122) end = startTag(scan, at);
    else if (html.startsWith('<!--', at)) end = comment(scan, at);
    else if (html.charCodeAt(at + 1) === SLASH) end = endTag(scan, at);
    else end = at + 1;
    if (scan.open.length > MAX_DEPTH) return { kind: 'refused', code: 'TW_PAGE_TOO_DEEP', reason: `Elements nest deeper than ${MAX_DEPTH}.` };
    if (end === TOO_MANY_ATTRIBUTES) return { kind: 'refused', code: 'TW_PAGE_TOO_DEEP', reason: `A tag has more than ${MAX_ATTRIBUTES} attributes.` };
    if (scan.elements > MAX_ELEMENTS) return { kind: 'refused', code: 'TW_PAGE_TOO_DEEP', reason: `The page has more than ${MAX_ELEMENTS} elements.` };
    at = html.indexOf('<', end);
  }
  scan.kept.push(html.slice(scan.keptTo));
  return { kind: 'html', html: scan.kept.join(''), jsonLd: scan.jsonLd, elements: scan.elements };
}

type Scan = { html: string; kept: string[]; keptTo: number; jsonLd: string[]; open: string[]; elements: number };

const SLASH = 47;
const GREATER = 62;
const QUOTE = 34;
const APOSTROPHE = 39;
const EQUALS = 61;
const SPACE = 32;
const TOO_MANY_ATTRIBUTES = -2;

function startTag(scan: Scan, at: number): number {
  const { html } = scan;
  const afterName = tagNameEnd(html, at + 1);
  const name = html.slice(at + 1, afterName).toLowerCase();
  const keptBefore = { pieces: scan.kept.length, to: scan.keptTo };
  const end = tagEnd(scan, name, afterName);
  if (end === TOO_MANY_ATTRIBUTES) return end;
  scan.elements += 1;
  const closes = name === 'svg' || RAW.has(name) ? contentEnd(html, name, end) : null;
  if (closes !== null) {
    if (name === 'script' && /ld\+json/i.test(html.slice(afterName, end))) scan.jsonLd.push(html.slice(end, html.lastIndexOf('<', closes - 1)));
    if (!DROPPED.has(name)) return closes;
    scan.kept.length = keptBefore.pieces; // the whole element goes, with what was kept of its tag
    scan.keptTo = keptBefore.to;
    return drop(scan, at, closes);
  }
  if (!VOID.has(name)) open(scan.open, name);
  return end;
}

function open(stack: string[], name: string): void {
  const ends = ENDS[name];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (!(ends?.includes(top) || (top === 'p' && ENDS_P.has(name)))) break;
    stack.pop();
  }
  stack.push(name);
}

function endTag(scan: Scan, at: number): number {
  const { html, open: stack } = scan;
  const afterName = tagNameEnd(html, at + 2);
  const opened = stack.lastIndexOf(html.slice(at + 2, afterName).toLowerCase());
  if (opened >= 0) stack.length = opened;
  const end = html.indexOf('>', afterName);
  return end < 0 ? html.length : end + 1;
}

function comment(scan: Scan, at: number): number {
  const { html } = scan;
  // "<!-->" and "<!--->" are whole comments; "--!>" ends one too, but so rarely that the next "-->" serves.
  if (html.startsWith('>', at + 4)) return drop(scan, at, at + 5);
  if (html.startsWith('->', at + 4)) return drop(scan, at, at + 6);
  const end = html.indexOf('-->', at + 4);
  return drop(scan, at, end < 0 ? html.length : end + 3);
}

function drop(scan: Scan, from: number, to: number): number {
  scan.kept.push(scan.html.slice(scan.keptTo, from));
  scan.keptTo = to;
  return to;
}

function tagNameEnd(html: string, from: number): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code <= SPACE || code === SLASH || code === GREATER) break;
  }
  return at;
}

/** Goes over a start tag's attributes and drops what no reader asks for: the position past its ">". */
function tagEnd(scan: Scan, name: string, from: number): number {
  const { html } = scan;
  // An image may name its file in any attribute until a script puts it in place.
  const isKept = name === 'img' && !/\ssrc(?:set)?\s*=/i.test(html.slice(from, html.indexOf('>', from)));
  let at = from;
  for (let attributes = 0; ; attributes++) {
    while (at < html.length && isBetween(html.charCodeAt(at))) at += 1;
    if (at >= html.length) return html.length;
    if (html.charCodeAt(at) === GREATER) return at + 1;
    if (attributes === MAX_ATTRIBUTES) return TOO_MANY_ATTRIBUTES;
    const start = at;
    at = nameEnd(html, at);
    const attribute = html.slice(start, at).toLowerCase();
    const value = valueSpan(html, at);
    if (value !== null) at = value.end;
    if (isKept) continue;
    if (!READ_ATTRIBUTES.has(attribute)) drop(scan, start, at);
    else if (value !== null && isAddress(name, attribute)) dropRest(scan, value);
  }
}

/** Attributes that Readability or the reader asks for. */
const READ_ATTRIBUTES = new Set(
  (
    'class id href src srcset data-src data-srcset style hidden aria-hidden aria-modal role itemprop rel datetime pubdate content name property http-equiv ' +
    'lang xml:lang dir rowspan colspan summary datatable type charset'
  ).split(' '),
);
const ADDRESS_CHARS = 2;

/** Of a link's and an image's address it only matters that there is one, and whether it stays on the page. */
function isAddress(name: string, attribute: string): boolean {
  return (name === 'a' && attribute === 'href') || (name === 'img' && (attribute.endsWith('src') || attribute.endsWith('srcset')));
}

function dropRest(scan: Scan, { start, stop }: ValueSpan): void {
  const isScript = scan.html.startsWith('java', start);
  if (!isScript && stop - start > ADDRESS_CHARS) drop(scan, start + ADDRESS_CHARS, stop);
}

function isBetween(code: number): boolean {
  return code <= SPACE || code === SLASH;
}

function nameEnd(html: string, from: number): number {
  let at = from + 1; // a name may begin with "="
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === EQUALS || code === GREATER || isBetween(code)) break;
  }
  return at;
}

/** Where a value stands between its quotes, and where it ends with them. */
type ValueSpan = { start: number; stop: number; end: number };

function valueSpan(html: string, from: number): ValueSpan | null {
  let at = from;
  while (at < html.length && html.charCodeAt(at) <= SPACE) at += 1;
  if (html.charCodeAt(at) !== EQUALS) return null;
  at += 1;
  while (at < html.length && html.charCodeAt(at) <= SPACE) at += 1;
  const code = html.charCodeAt(at);
  if (code === QUOTE || code === APOSTROPHE) {
    const close = html.indexOf(code === QUOTE ? '"' : "'", at + 1);
    const stop = close < 0 ? html.length : close;
    return { start: at + 1, stop, end: Math.min(html.length, stop + 1) };
  }
  let end = at;
  while (end < html.length && html.charCodeAt(end) > SPACE && html.charCodeAt(end) !== GREATER) end += 1;
  return { start: at, stop: end, end };
}

/** The position past the end tag of an element of raw text or a drawing; null where a drawing has none and so its content stays. */
function contentEnd(html: string, name: string, from: number): number | null {
  if (name === 'svg') return drawingEnd(html, from);
  const end = rawEnd(html, name, from);
  if (end < 0) return html.length;
  const close = html.indexOf('>', end);
  return close < 0 ? html.length : close + 1;
}

function drawingEnd(html: string, from: number): number | null {
  if (html.charCodeAt(from - 2) === SLASH) return from;
  let depth = 1;
  const edges = /<\/?svg(?=[\s/>])/gi;
  edges.lastIndex = from;
  for (let edge = edges.exec(html); edge !== null; edge = edges.exec(html)) {
    const close = html.indexOf('>', edges.lastIndex);
    if (close < 0) return null;
    if (edge[0].startsWith('</')) depth -= 1;
    else if (html.charCodeAt(close - 1) !== SLASH) depth += 1;
    edges.lastIndex = close + 1;
    if (depth === 0) return close + 1;
  }
  return null;
}

function rawEnd(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    const after = at + 2 + name.length;
    const follows = html.charCodeAt(after);
    const isEnd = follows <= SPACE || follows === GREATER || follows === SLASH;
    if (isEnd && html.slice(at + 2, after).toLowerCase() === name) return at;
  }
  return -1;
}
