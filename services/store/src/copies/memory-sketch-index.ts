import type { SketchedArticle, SketchIndex } from './sketch-index.ts';

/** A sketch index in memory: for tests, evaluation and small runs. */
export function memorySketchIndex(): SketchIndex {
  const postings = new Map<number, string[]>();
  const articles = new Map<string, SketchedArticle>();
  return {
    async lookup(hashes, limit) {
      return hashes.map((hash) => (postings.get(hash) ?? []).slice(0, limit));
    },
    async load(articleIds) {
      return articleIds.map((id) => articles.get(id)).filter((article) => article !== undefined);
    },
    async add(article, hashes) {
      if (articles.has(article.id)) return;
      articles.set(article.id, article);
      for (const hash of hashes) {
        const ids = postings.get(hash);
        if (ids === undefined) postings.set(hash, [article.id]);
        else ids.push(article.id);
      }
    },
  };
}
