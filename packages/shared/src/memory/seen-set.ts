import type { Clock } from '../ports/clock.ts';
import { SEEN_KEEP_MS, type SeenSet } from '../ports/seen-set.ts';

/** Marks in maps, for tests. */
export function openMemorySeenSet(clock: Clock): SeenSet {
  const scopes = new Map<string, Map<string, number>>();
  return {
    async unseen(scope, ids) {
      const marks = scopes.get(scope);
      const oldestMs = clock.now() - SEEN_KEEP_MS;
      return [...new Set(ids)].filter((id) => (marks?.get(id) ?? Number.NEGATIVE_INFINITY) < oldestMs);
    },
    async mark(scope, ids) {
      const marks = scopes.get(scope) ?? new Map<string, number>();
      scopes.set(scope, marks);
      for (const id of ids) marks.set(id, clock.now());
    },
    async [Symbol.asyncDispose]() {},
  };
}
