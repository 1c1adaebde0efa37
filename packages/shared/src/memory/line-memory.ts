import { type LineMemory, MAX_LINE_HOLDERS } from '../ports/line-memory.ts';

/** Sites' lines in maps, for tests. */
export function openMemoryLineMemory(): LineMemory {
  const sites = new Map<string, Map<number, Set<string>>>();
  return {
    async count(site, articleId, lines) {
      const held = sites.get(site) ?? new Map<number, Set<string>>();
      sites.set(site, held);
      const counts = lines.map((line) => held.get(line)).map((holders) => (holders?.size ?? 0) - (holders?.has(articleId) ? 1 : 0));
      for (const line of lines) {
        const holders = held.get(line) ?? new Set();
        if (holders.size < MAX_LINE_HOLDERS) holders.add(articleId);
        held.set(line, holders);
      }
      return counts;
    },
    async [Symbol.asyncDispose]() {},
  };
}
