import { MAX_HOLDERS, type SketchedArticle, type SketchIndex } from '../ports/sketch-index.ts';

/** Sketches in maps, for tests. */
export function openMemorySketchIndex(): SketchIndex {
  const postings = new Map<number, string[]>();
  const articles = new Map<string, SketchedArticle>();
  return {
    lookup: async (hashes, limit) => hashes.map((hash) => (postings.get(hash) ?? []).slice(0, limit)),
    load: async (articleIds) => articleIds.map((id) => articles.get(id)).filter((article) => article !== undefined),
    async add(article, hashes) {
      if (articles.has(article.id)) return;
      articles.set(article.id, article);
      for (const hash of new Set(hashes)) {
        const holders = postings.get(hash) ?? [];
        if (holders.length < MAX_HOLDERS) postings.set(hash, [...holders, article.id]);
      }
    },
    async [Symbol.asyncDispose]() {},
  };
}
