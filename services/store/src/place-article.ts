import type { Article } from '@tallywire/shared/domain/article';
import type { FoundClaims } from '@tallywire/shared/domain/found-claims';
import type { Placement } from '@tallywire/shared/ports/claim-store';
import type { LineMemory } from '@tallywire/shared/ports/line-memory';
import type { LinkIndex } from '@tallywire/shared/ports/link-index';
import type { SketchIndex } from '@tallywire/shared/ports/sketch-index';
import { copyFinder } from './copies/find-copy.ts';
import { ownText } from './copies/own-lines.ts';
import { declaredIncident, ownIncident } from './incident.ts';
import { linkArticle } from './incidents/link-article.ts';
import { traitsIndex } from './traits-index.ts';

/** What is known of the articles before: to find copies, and the incident an article tells of. */
export interface Indexes {
  readonly sketches: SketchIndex;
  readonly links: LinkIndex;
  readonly lines: LineMemory;
}

/**
 * Places an article among those before it: the original it copies, and its incident. The incident its feed declares wins, then its original's, then the one it
 * resembles; else it starts one. The first answer for an article stands in the indexes and is given again, so that a crash after it changes nothing.
 * An article without claims is not linked.
 */
export async function placeArticle({ article, claims }: FoundClaims, { sketches, links, lines }: Indexes): Promise<Placement> {
  const text = await ownText({ id: article.id, site: siteOf(article), text: article.text }, lines);
  const declared = declaredIncident(article);
  if (claims.length === 0) return { incidentId: declared ?? ownIncident(article.id), copyOf: null };
  const copyOf = await findOriginal(article.id, text, sketches);
  return { incidentId: await findIncident({ ...article, text }, copyOf, declared, links), copyOf };
}

async function findOriginal(articleId: string, text: string, sketches: SketchIndex): Promise<string | null> {
  const [known] = await sketches.load([articleId]);
  if (known !== undefined) return known.copyOf;
  const found = await copyFinder(sketches).find(articleId, text);
  // Another writer may have been first: what stands in the index is the answer.
  const [stored] = await sketches.load([articleId]);
  return stored === undefined ? found.copyOf : stored.copyOf;
}

async function findIncident(article: Article, copyOf: string | null, declared: string | null, links: LinkIndex): Promise<string> {
  const index = traitsIndex(links);
  const { id, title, text, published } = article;
  const asDeclared: typeof index = { ...index, add: (linked, terms, keys) => index.add({ ...linked, incidentId: declared ?? linked.incidentId }, terms, keys) };
  const { incidentId } = await linkArticle({ id, title, text, published, copyOf }, asDeclared);
  const [stored] = await links.load([id]);
  return stored?.incidentId ?? declared ?? incidentId;
}

function siteOf({ canonicalUrl }: Article): string | null {
  return URL.canParse(canonicalUrl) ? new URL(canonicalUrl).host : null;
}
