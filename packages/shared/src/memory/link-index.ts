import { type LinkedTraits, type LinkIndex, MAX_POSTED } from '../ports/link-index.ts';

/** Linked articles in maps, for tests. */
export function openMemoryLinkIndex(): LinkIndex {
  const articles = new Map<string, LinkedTraits>();
  const holding = new Map<string, number>();
  const posted = new Map<string, string[]>();
  const sizes = new Map<string, number>();
  const countUp = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    frequencies: async (terms) => ({ articles: articles.size, holding: terms.map((term) => holding.get(term) ?? 0) }),
    postings: async (keys, limit) => keys.map((key) => (posted.get(key) ?? []).slice(-limit)),
    load: async (articleIds) => articleIds.map((id) => articles.get(id)).filter((article) => article !== undefined),
    sizes: async (incidentIds) => incidentIds.map((id) => sizes.get(id) ?? 0),
    async add(article, terms, keys) {
      if (articles.has(article.id)) return;
      articles.set(article.id, article);
      countUp(sizes, article.incidentId);
      for (const term of new Set(terms)) countUp(holding, term);
      for (const key of new Set(keys)) posted.set(key, [...(posted.get(key) ?? []), article.id].slice(-MAX_POSTED));
    },
    async [Symbol.asyncDispose]() {},
  };
}
