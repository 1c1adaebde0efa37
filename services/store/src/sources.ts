import type { ArticleRef, RecordedClaim } from '@tallywire/shared/domain/recorded-claim';

/** Who told it first, of each text: a publisher for the texts of its own, and for their copies whoever printed them. */
export type Sources = (article: ArticleRef) => string;

/**
 * The sources of a tally's claims. Articles with one text are one source, that of the earliest of them: so the outcome does not depend on which was read first
 * and taken for the original.
 */
export function sourcesOf(claims: readonly RecordedClaim[]): Sources {
  const earliest = new Map<string, ArticleRef>();
  for (const { article } of claims) {
    const before = earliest.get(textOf(article));
    if (before === undefined || comesBefore(article, before)) earliest.set(textOf(article), article);
  }
  return (article) => (earliest.get(textOf(article)) ?? article).publisher;
}

/** How many independent publishers tell the claims. */
export function countSources(claims: readonly RecordedClaim[], sourceOf: Sources): number {
  return new Set(claims.map(({ article }) => sourceOf(article).toLowerCase())).size;
}

function textOf({ id, copyOf }: ArticleRef): string {
  return copyOf ?? id;
}

function comesBefore(a: ArticleRef, b: ArticleRef): boolean {
  const order = (a.published ?? '9').localeCompare(b.published ?? '9');
  return order < 0 || (order === 0 && a.publisher < b.publisher);
}
