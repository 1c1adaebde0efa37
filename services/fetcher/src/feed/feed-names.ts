/**
 * The vocabulary of feeds. Whatever prefix a document uses, an element gets one canonical name: `f:` for RSS, Atom and unqualified
 * elements, `a:` for Atom inside another format, `c:` for content, and the usual prefixes for the rest; lower case throughout.
 * No name is one that rss-parser handles by itself: its own date, link and snippet code never sees a feed's text.
 */
const PREFIX_OF_NAMESPACE: Record<string, string> = {
  'http://purl.org/rss/1.0': 'f',
  'http://purl.org/net/rss1.1': 'f',
  'http://my.netscape.com/rdf/simple/0.9': 'f',
  'http://channel.netscape.com/rdf/simple/0.9': 'f',
  'http://my.netscape.com/publish/formats/rss-0.91': 'f',
  'http://www.w3.org/2005/atom': 'a',
  'http://purl.org/atom/ns': 'a',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/terms': 'dct',
  'http://purl.org/rss/1.0/modules/dcterms': 'dct',
  'http://purl.org/rss/1.0/modules/content': 'c',
  'http://search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://www.rssboard.org/media-rss': 'media',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://rssnamespace.org/feedburner/ext/1.0': 'fb',
  'http://www.pheedo.com/namespace/pheedo': 'fb',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xh',
  'http://www.sitemaps.org/schemas/sitemap/0.9': 'sm',
  'http://www.google.com/schemas/sitemap/0.84': 'sm',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://www.w3.org/xml/1998/namespace': 'xml',
};

/** Families of namespaces that came in many spellings. */
const PREFIX_OF_PATTERN: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/backend\.userland\.com\/rss/, 'f'],
  [/^https?:\/\/(?:blogs|cyber)\.(?:law\.)?harvard\.edu\/(?:tech\/)?rss/, 'f'],
  [/podcast-1\.0\.dtd$/, 'itunes'],
];

/** What a prefix means where the document doesn't declare it, or declares it as something unknown. */
const USUAL_PREFIXES: Record<string, string> = {
  f: 'f',
  a: 'a',
  c: 'c',
  rss: 'f',
  atom: 'a',
  atom03: 'a',
  atom10: 'a',
  a10: 'a',
  dc: 'dc',
  dct: 'dct',
  dcterms: 'dct',
  content: 'c',
  media: 'media',
  itunes: 'itunes',
  sy: 'sy',
  fb: 'fb',
  feedburner: 'fb',
  pheedo: 'fb',
  rdf: 'rdf',
  xhtml: 'xh',
  xh: 'xh',
  sm: 'sm',
  news: 'news',
  xml: 'xml',
};

/**
 * What the repair does with an element: `line` holds a short text and ends where a sibling begins; `body` holds a text with markup;
 * `group` holds elements; `mark` says all in its attributes; `open` is looked through.
 */
export type Role = 'line' | 'body' | 'group' | 'mark' | 'open';

const CORE: Record<Role, string> = {
  line: 'title link guid id pubdate published issued created updated modified lastbuilddate managingeditor webmaster language lang ttl category comments url uri homepage email name hour day about',
  body: 'description summary content tagline subtitle body fullitem info',
  group: 'author contributor source skiphours skipdays',
  mark: 'enclosure',
  open: '',
};

const MODULES: Record<Role, string> = {
  line: 'dc:title dc:creator dc:author dc:publisher dc:date dc:language dc:subject dc:identifier dct:created dct:issued dct:modified media:title media:category media:keywords itunes:title itunes:author itunes:name itunes:email itunes:keywords fb:origlink sy:updateperiod sy:updatefrequency sm:loc sm:lastmod news:title news:publication_date news:language news:name news:keywords',
  body: 'dc:description dct:abstract c:encoded xh:body media:description itunes:summary itunes:subtitle',
  group: 'itunes:owner news:publication',
  mark: 'media:player',
  open: 'media:group media:content news:news',
};

const ROLES = tableOfRoles();

function tableOfRoles(): Map<string, Role> {
  const table = new Map<string, Role>();
  for (const role of ['line', 'body', 'group', 'mark', 'open'] as const) {
    for (const name of CORE[role].split(' ').filter(Boolean)) {
      table.set(`f:${name}`, role);
      table.set(`a:${name}`, role);
    }
    for (const name of MODULES[role].split(' ').filter(Boolean)) table.set(name, role);
  }
  return table;
}

/** The part an element plays; null for elements that no reader field comes from. */
export function roleOf(canonical: string): Role | null {
  return ROLES.get(canonical) ?? null;
}

/** Prefixes in force at some place of a document: from prefix to canonical prefix; the key '' is the default namespace. */
export type NamespaceScope = ReadonlyMap<string, string>;

const MAX_NAMESPACE_CHARS = 200;

/** Prefixes kept of a document: real feeds declare some twenty. */
const MAX_PREFIXES = 200;

/** The scope inside an element with these attributes. */
export function scopeWith(scope: NamespaceScope, attributes: ReadonlyMap<string, string>): NamespaceScope {
  let inner: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns') || (inner ?? scope).size >= MAX_PREFIXES) continue;
    inner ??= new Map(scope);
    if (name === 'xmlns') inner.set('', prefixOfNamespace(value) ?? 'f');
    else if (name.startsWith('xmlns:')) {
      const prefix = name.slice(6);
      inner.set(prefix, prefixOfNamespace(value) ?? USUAL_PREFIXES[prefix] ?? 'other');
    }
  }
  return inner ?? scope;
}

/** Whether a namespace is RSS's or Atom's own. */
export function isFeedNamespace(uri: string): boolean {
  const prefix = prefixOfNamespace(uri);
  return prefix === 'f' || prefix === 'a';
}

function prefixOfNamespace(uri: string): string | null {
  if (uri.length > MAX_NAMESPACE_CHARS) return null;
  const told = uri
    .trim()
    .toLowerCase()
    .replace(/[/#]+$/, '')
    .replace(/^https:/, 'http:');
  if (Object.hasOwn(PREFIX_OF_NAMESPACE, told)) return PREFIX_OF_NAMESPACE[told] ?? null;
  return PREFIX_OF_PATTERN.find(([pattern]) => pattern.test(told))?.[1] ?? null;
}

/** The canonical name of an element as written (in lower case) under a scope. Atom counts as core where the document is Atom. */
export function canonicalName(written: string, scope: NamespaceScope, atomIsCore: boolean): string {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? (scope.get('') ?? 'f') : prefixOf(written.slice(0, colon), scope);
  const local = colon < 0 ? written : written.slice(colon + 1);
  return `${prefix === 'a' && atomIsCore ? 'f' : prefix}:${local}`;
}

function prefixOf(prefix: string, scope: NamespaceScope): string {
  return scope.get(prefix) ?? (Object.hasOwn(USUAL_PREFIXES, prefix) ? (USUAL_PREFIXES[prefix] ?? 'other') : 'other');
}
