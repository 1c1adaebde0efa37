import { isFeedNamespace } from './feed-names.ts';
import type { FeedFormat } from './feed-reading.ts';
import { attributesOf, type XmlLexer } from './xml-lexer.ts';
import { DocumentEntities } from './xml-text.ts';

const ROOTS: Record<string, FeedFormat> = { rss: 'rss', channel: 'rss', rdf: 'rdf', feed: 'atom', entry: 'atom', urlset: 'sitemap' };

/** `certain`: the root is of a vocabulary that only feeds use; else what is inside must show that it is a feed. */
export type FeedRoot = { format: FeedFormat; entities: DocumentEntities; junk: boolean; certain: boolean };

/** Goes to the start tag of a feed's root, past whatever a server wrote before it; null if there is none, or if HTML begins first. */
export function findRoot(lexer: XmlLexer): FeedRoot | null {
  const entities = new DocumentEntities();
  let junk = false;
  for (let kind = lexer.next(); kind !== 'end'; kind = lexer.next()) {
    if (kind === 'doctype') entities.declare(lexer.text.slice(lexer.innerStart, lexer.innerEnd));
    else if (kind === 'text') junk ||= lexer.text.slice(lexer.start, lexer.end).trim() !== '';
    else if (kind === 'open') {
      const local = lexer.name.toLowerCase().replace(/^.*:/, '');
      if (local === 'html') return null;
      const format = Object.hasOwn(ROOTS, local) ? ROOTS[local] : undefined;
      if (format) return { format, entities, junk, certain: isCertain(local, lexer.text.slice(lexer.innerStart, lexer.innerEnd)) };
      junk = true;
    }
  }
  return null;
}

/** `rss` is unmistakable; RDF, "feed" and "channel" hold other things too unless they name a feed's namespace or version. */
function isCertain(local: string, inner: string): boolean {
  if (local === 'rss' || local === 'urlset') return true;
  const attributes = attributesOf(inner);
  return [...attributes.values()].some(isFeedNamespace) || (local !== 'rdf' && attributes.has('version'));
}
