import { attributesOf } from './feed/xml-lexer.ts';

const FEED_TYPES = new Set(['application/rss+xml', 'application/atom+xml', 'application/rdf+xml', 'application/feed+json']);
/** Tags are looked for in the head, which is near the start. */
const MAX_CHARS = 1_000_000;
const MAX_FEEDS = 50;

/** A feed that a page names as its own. */
export interface DiscoveredFeed {
  readonly url: string;
  readonly title: string | null;
  readonly type: string;
}

/** The feeds a page names by `<link rel="alternate">`, in its order and once each; addresses refer to its base. */
export function discoverFeeds(html: string, pageUrl: string): DiscoveredFeed[] {
  const tags = tagsOf(html.slice(0, MAX_CHARS));
  const base = tags.find(({ name, attributes }) => name === 'base' && attributes.has('href'))?.attributes.get('href');
  const baseUrl = URL.parse(base ?? '', pageUrl)?.href ?? pageUrl;
  const found = new Map<string, DiscoveredFeed>();
  for (const { name, attributes } of tags) {
    const type = (attributes.get('type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    const url = name === 'link' && FEED_TYPES.has(type) && relations.includes('alternate') ? URL.parse(decode(attributes.get('href') ?? ''), baseUrl) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || found.has(url.href) || found.size >= MAX_FEEDS) continue;
    const title = attributes.get('title');
    found.set(url.href, { url: url.href, title: title === undefined || title === '' ? null : decode(title), type });
  }
  return [...found.values()];
}

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** `<link>` and `<base>` tags outside comments and scripts. */
function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  const pattern = /<!--|<(script|style|link|base)(?=[\s/>])/gi;
  for (let start = pattern.exec(html); start !== null; start = pattern.exec(html)) {
    const name = start[1]?.toLowerCase();
    const end =
      name === undefined
        ? html.indexOf('-->', pattern.lastIndex)
        : name === 'link' || name === 'base'
          ? tagEnd(html, pattern.lastIndex)
          : closing(html, name, pattern.lastIndex);
    if (end < 0) break;
    if (name === 'link' || name === 'base') tags.push({ name, attributes: attributesOf(html.slice(pattern.lastIndex, end)) });
    pattern.lastIndex = end;
  }
  return tags;
}

/** Where a tag ends: a `>` in a quoted value does not end it. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at++) {
    const char = html[at] ?? '';
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '>') return at;
    else if ((char === '"' || char === "'") && html[at - 1] === '=') quote = char;
  }
  return -1;
}

function closing(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? -1;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}
