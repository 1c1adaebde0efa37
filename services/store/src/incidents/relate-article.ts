import { COPY_SETTINGS, type CopySettings, copyFinder } from '../copies/find-copy.ts';
import { type LineMemory, ownText } from '../copies/own-lines.ts';
import type { SketchIndex } from '../copies/sketch-index.ts';
import type { IncidentIndex } from './incident-index.ts';
import { LINK_SETTINGS, type Link, type LinkSettings, linkArticle } from './link-article.ts';
import type { LinkArticle } from './traits.ts';

/** An article as it streams in; `site` is its publisher or host, null where unknown. */
export type IncomingArticle = Omit<LinkArticle, 'copyOf'> & { readonly site: string | null };

/** The ports that remember earlier articles. */
export type ArticleMemory = { readonly lines: LineMemory; readonly sketches: SketchIndex; readonly incidents: IncidentIndex };

export type RelateSettings = { readonly copies: CopySettings; readonly links: LinkSettings };
export const RELATE_SETTINGS: RelateSettings = { copies: COPY_SETTINGS, links: LINK_SETTINGS };

/** What an article is to those before it: whose copy, with the share of text in common, and of which incident. */
export type Related = { readonly copyOf: string | null; readonly copyShare: number; readonly link: Link };

/**
 * Relates an article to those stored before and stores it: drops its site's repeated lines, finds the original it
 * copies, links it to its incident. Relating a stored id again gives the same copy and incident.
 */
export async function relateArticle(article: IncomingArticle, memory: ArticleMemory, settings: RelateSettings = RELATE_SETTINGS): Promise<Related> {
  const text = await ownText(article, memory.lines);
  const { copyOf, share } = await copyFinder(memory.sketches, settings.copies).find(article.id, text);
  return { copyOf, copyShare: share, link: await linkArticle({ ...article, text, copyOf }, memory.incidents, settings.links) };
}
