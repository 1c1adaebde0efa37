import type { IncidentIndex, LinkedArticle } from './incident-index.ts';

/** An incident index in memory: for tests, evaluation and small runs. */
export function memoryIncidentIndex(): IncidentIndex {
  const articles = new Map<string, LinkedArticle>();
  const holding = new Map<string, number>();
  const posted = new Map<string, string[]>();
  const sizes = new Map<string, number>();
  return {
    async frequencies(terms) {
      return { articles: articles.size, holding: terms.map((term) => holding.get(term) ?? 0) };
    },
    async postings(keys, limit) {
      return keys.map((key) => (posted.get(key) ?? []).slice(-limit));
    },
    async load(articleIds) {
      return articleIds.map((id) => articles.get(id)).filter((article) => article !== undefined);
    },
    async sizes(incidentIds) {
      return incidentIds.map((id) => sizes.get(id) ?? 0);
    },
    async add(article, terms, keys) {
      if (articles.has(article.id)) return;
      articles.set(article.id, article);
      sizes.set(article.incidentId, (sizes.get(article.incidentId) ?? 0) + 1);
      for (const term of terms) holding.set(term, (holding.get(term) ?? 0) + 1);
      for (const key of keys) {
        const ids = posted.get(key);
        if (ids === undefined) posted.set(key, [article.id]);
        else ids.push(article.id);
      }
    },
  };
}
