import { hashWord, wordsOf } from './word-hash.ts';

/**
 * Port: how often a site has printed a line. Backed by one hash a site (Redis) or one table of (site, line, articles)
 * rows (SQLite).
 */
export interface LineMemory {
  /** For each line, in order, how many earlier articles of the site held it; then counts this article's lines. */
  count(site: string, articleId: string, lines: readonly number[]): Promise<readonly number[]>;
}

/** Earlier articles of a site that make a line the site's, not the article's. */
const REPEATED_AT = 2;

/** Lines counted for one article; the rest of a longer one is taken as its own. */
const MAX_LINES = 400;

/** Lines that no article says: rights, sharing, subscribing, apps. */
const FURNITURE =
  /^\W*(?:copyright\b|\(c\)|©|all rights reserved|follow (?:us|\w+ on)\b|like us on|sign up\b|subscribe\b|click here|read more\b|read also\b|related(?: stories| articles)?:|photo(?:s| credit)?:|download (?:the|our)\b|share this\b|advertisement\b)|\ball rights reserved\b|\bmay not be (?:published|reproduced)\b/iu;

/**
 * The article's own text: without the lines its site repeats (from their third article on) and without rights and
 * sharing lines. The text itself where nothing would be left.
 */
export async function ownText(article: { id: string; site: string | null; text: string }, memory: LineMemory): Promise<string> {
  const lines = article.text.split('\n');
  const counted = lines.slice(0, MAX_LINES);
  const counts = article.site === null ? [] : await memory.count(article.site, article.id, counted.map(lineHash));
  const own = lines.filter((line, at) => (counts[at] ?? 0) < REPEATED_AT && !FURNITURE.test(line));
  return own.some((line) => line.trim() !== '') ? own.join('\n') : article.text;
}

/** A line memory in memory: for tests, evaluation and small runs. */
export function memoryLineMemory(): LineMemory {
  const sites = new Map<string, Map<number, Set<string>>>();
  return {
    async count(site, articleId, lines) {
      const seen = sites.get(site) ?? new Map<number, Set<string>>();
      sites.set(site, seen);
      const counts = lines.map((line) => seen.get(line)).map((articles) => (articles?.size ?? 0) - (articles?.has(articleId) ? 1 : 0));
      for (const line of lines) {
        const articles = seen.get(line) ?? new Set();
        // More articles than make a line repeated need no telling apart.
        if (articles.size <= REPEATED_AT) articles.add(articleId);
        seen.set(line, articles);
      }
      return counts;
    },
  };
}

function lineHash(line: string): number {
  return hashWord(wordsOf(line).join(' '));
}
