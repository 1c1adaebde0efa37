import { bylineAuthors, ldAuthors, tidyAuthors } from './author-names.ts';
import type { DomDocument } from './dom.ts';
import { articleNode, isNode, type LdNode, ldNodes, texts } from './json-ld.ts';
import { type PageFacts, pageFacts } from './page-facts.ts';
import type { ArticleReading } from './page-reading.ts';
import { pageTitle } from './page-title.ts';
import { readStatedDate, readUrlDate, readVisibleDate } from './read-date.ts';

export type Metadata = Omit<ArticleReading, 'kind' | 'text' | 'engine'>;
export type PageAbout = { metadata: Metadata; nodes: readonly LdNode[]; facts: PageFacts };

/** What a page says about its article. Each field is taken from the first rung of its ladder that has it. */
export function readMetadata(document: DomDocument, jsonLd: readonly string[], url: string): PageAbout {
  const facts = pageFacts(document);
  const nodes = ldNodes(jsonLd);
  const article = articleNode(nodes);
  const publisher = publisherOf(article, facts, nodes, url);
  const { published, dateQuality } = publishedOf(article, nodes, facts, url);
  const metadata: Metadata = {
    title: pageTitle(article, facts, publisher).slice(0, 1000),
    authors: authorsOf(article, facts, nodes, publisher),
    publisher: publisher.slice(0, 200),
    published,
    modified: modifiedOf(article, facts),
    dateQuality,
    language: languageOf(article, facts),
    canonicalUrl: canonicalOf(facts, url),
    section: (texts(article?.['articleSection'])[0] ?? meta(facts, 'article:section', 'section', 'parsely-section'))?.slice(0, 200) ?? null,
    paywalled: paywalledOf(article, facts),
  };
  return { metadata, nodes, facts };
}

const PUBLISHED_METAS = [
  'article:published_time',
  'datepublished',
  'og:published_time',
  'og:article:published_time',
  'article:published',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'publish-date',
  'publish_date',
  'publication_date',
  'publicationdate',
  'published_time',
  'pubdate',
  'pdate',
  'date.release',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'dc.date.created',
  'dcterms.date',
  'article.published',
  'date',
  'datecreated',
  'article:post_date',
  'rnews:datepublished',
  'citation_publication_date',
  'bt:pubdate',
];
const MODIFIED_METAS = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'lastmod',
  'article:updated',
];
const AUTHOR_METAS = [
  'author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'cxenseparse:author',
  'byl',
  'article:author_name',
  'article:author',
];

function meta(facts: PageFacts, ...names: string[]): string | null {
  for (const name of names) {
    const value = facts.metas.get(name)?.[0];
    if (value !== undefined) return value;
  }
  return null;
}

function publisherOf(article: LdNode | null, facts: PageFacts, nodes: readonly LdNode[], url: string): string {
  const stated = ldAuthors(article?.['publisher'], nodes)[0];
  return meta(facts, 'og:site_name') ?? stated ?? meta(facts, 'application-name', 'publisher', 'dc.publisher') ?? URL.parse(url)?.hostname ?? '';
}

function authorsOf(article: LdNode | null, facts: PageFacts, nodes: readonly LdNode[], publisher: string): string[] {
  const stated = tidyAuthors(ldAuthors(article?.['author'] ?? article?.['creator'], nodes));
  const isPublisher = stated.length === 1 && stated[0]?.toLowerCase() === publisher.toLowerCase();
  if (stated.length > 0 && !isPublisher) return stated;
  const found = namedAuthors(facts);
  return found.length > 0 ? found : stated;
}

function namedAuthors(facts: PageFacts): string[] {
  for (const name of AUTHOR_METAS) {
    const found = tidyAuthors(facts.metas.get(name) ?? []);
    if (found.length > 0) return found;
  }
  const exact = facts.bylines.filter(({ isExact }) => isExact).flatMap(({ text }) => bylineAuthors(text));
  if (exact.length > 0) return tidyAuthors(exact);
  for (const { text } of facts.bylines) {
    const found = bylineAuthors(text);
    if (found.length > 0) return found;
  }
  return [];
}

function publishedOf(article: LdNode | null, nodes: readonly LdNode[], facts: PageFacts, url: string): Pick<Metadata, 'published' | 'dateQuality'> {
  const stated = [
    ...texts(article?.['datePublished']),
    ...PUBLISHED_METAS.flatMap((name) => facts.metas.get(name) ?? []),
    ...nodes.flatMap((node) => texts(node['datePublished'])).slice(0, 1),
    ...facts.times.filter(({ names }) => /publish|created/.test(names.toLowerCase())).map(({ value }) => value),
    ...facts.times.filter(({ names }) => !/modif|updat/.test(names.toLowerCase())).map(({ value }) => value),
  ];
  const isMonthFirst = facts.language === null || /^en(?:-(?:us|ca|ph))?$/i.test(facts.language);
  for (const value of stated) {
    const date = readStatedDate(value) ?? readVisibleDate(value, isMonthFirst);
    if (date !== null) return { published: date, dateQuality: 'stated' };
  }
  const seen = facts.dateTexts.filter((text) => !/updat|modif|actuali|aktuali|обновл|review/i.test(text)).concat(facts.dateTexts);
  for (const text of seen) {
    const date = readVisibleDate(text, isMonthFirst);
    if (date !== null) return { published: date, dateQuality: 'stated' };
  }
  const derived = readUrlDate(url);
  return { published: derived, dateQuality: derived === null ? 'unknown' : 'derived' };
}

function modifiedOf(article: LdNode | null, facts: PageFacts): string | null {
  const stated = [
    ...texts(article?.['dateModified']),
    ...MODIFIED_METAS.flatMap((name) => facts.metas.get(name) ?? []),
    ...facts.times.filter(({ names }) => /modif|updat/.test(names.toLowerCase())).map(({ value }) => value),
  ];
  for (const value of stated) {
    const date = readStatedDate(value);
    if (date !== null) return date;
  }
  return null;
}

function languageOf(article: LdNode | null, facts: PageFacts): string | null {
  const stated = [facts.language, texts(article?.['inLanguage'])[0], meta(facts, 'content-language', 'og:locale', 'language', 'dc.language')];
  for (const value of stated) {
    const tag =
      value
        ?.trim()
        .replaceAll('_', '-')
        .split(/[,;\s]/)[0] ?? '';
    if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) && tag.length <= 35) return tag;
  }
  return null;
}

function canonicalOf(facts: PageFacts, url: string): string | null {
  const href = facts.links.get('canonical') ?? meta(facts, 'og:url');
  if (href === null || href.trim() === '' || !URL.canParse(href, url)) return null;
  const canonical = new URL(href, url);
  return canonical.protocol === 'http:' || canonical.protocol === 'https:' ? canonical.href : null;
}

function paywalledOf(article: LdNode | null, facts: PageFacts): boolean | null {
  const parts: unknown = article?.['hasPart'];
  const stated = [
    article?.['isAccessibleForFree'],
    ...(Array.isArray(parts) ? parts : [parts]).map((part) => (isNode(part) ? part['isAccessibleForFree'] : undefined)),
  ];
  const isFree = stated.filter((value) => value !== undefined).map((value) => !/^(?:false|no|0)$/i.test(String(value)));
  if (isFree.length > 0) return isFree.includes(false);
  const tier = meta(facts, 'article:content_tier');
  return tier === null ? null : /^(?:locked|metered)$/i.test(tier);
}
