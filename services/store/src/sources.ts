import type { ArticleRef, RecordedClaim } from '@tallywire/shared/domain/recorded-claim';

/** Who told it first, of each text: a publisher for the texts of its own, and for their copies whoever printed them. */
export type Sources = (article: ArticleRef) => string;

/**
 * The sources of a tally's claims. Articles with one text are one source, that of the earliest of them: so the outcome does not depend on which was read first
 * and taken for the original.
 */
export function sourcesOf(claims: readonly RecordedClaim[]): Sources {
  const originalOf = originalsAmong(claims.map(({ article }) => article));
  return (article) => originalOf(article).publisher;
}

/** The original of each article: the earliest of those with its text, itself where there is no other. */
export function originalsAmong(articles: readonly ArticleRef[]): (article: ArticleRef) => ArticleRef {
  const earliest = new Map<string, ArticleRef>();
  for (const article of articles) {
    const before = earliest.get(textOf(article));
    if (before === undefined || comesBefore(article, before)) earliest.set(textOf(article), article);
  }
  return (article) => earliest.get(textOf(article)) ?? article;
}

/** How many independent publishers tell the claims. */
export function countSources(claims: readonly RecordedClaim[], sourceOf: Sources): number {
  return new Set(claims.map(({ article }) => sourceOf(article).toLowerCase())).size;
}

function textOf({ id, copyOf }: ArticleRef): string {
  return copyOf ?? id;
}

function comesBefore(a: ArticleRef, b: ArticleRef): boolean {
  const [one, other] = [a.published ?? '~', b.published ?? '~'];
  return one < other || (one === other && a.publisher < b.publisher);
}
