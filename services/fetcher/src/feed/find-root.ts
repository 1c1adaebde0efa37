import type { FeedFormat } from './feed-reading.ts';
import type { XmlLexer } from './xml-lexer.ts';
import { DocumentEntities } from './xml-text.ts';

const ROOTS: Record<string, FeedFormat> = { rss: 'rss', channel: 'rss', rdf: 'rdf', feed: 'atom', entry: 'atom', urlset: 'sitemap' };

export type FeedRoot = { format: FeedFormat; entities: DocumentEntities; junk: boolean };

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
      if (format) return { format, entities, junk };
      junk = true;
    }
  }
  return null;
}
