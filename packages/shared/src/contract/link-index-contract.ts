import { describe, expect, test } from 'vitest';
import { type LinkedTraits, type LinkIndex, MAX_POSTED } from '../ports/link-index.ts';
import { withOpened } from './with-opened.ts';

export interface LinkIndexUnderTest {
  /** An empty index. */
  readonly index: LinkIndex;
  /** The same one as another process would open it. */
  readonly other: LinkIndex;
  dispose(): Promise<void>;
}

const linked = (id: string, incidentId = 'incident-1', traits = `{"of":"${id}"}`): LinkedTraits => ({ id, incidentId, traits });

/** What every link index promises; each adapter's test runs it. `open` is called for each test. */
export function linkIndexContract(name: string, open: () => Promise<LinkIndexUnderTest>): void {
  describe(`link-index contract: ${name}`, () => {
    test('gives back articles as they were stored, in the order asked for, unknown ones left out', () =>
      withOpened(open, async ({ index, other }) => {
        const [one, two] = [linked('one'), linked('two', 'incident-2', 'lines\nand „words“')];
        await index.add(one, [], []);
        await other.add(two, [], []);
        expect(await other.load(['two', 'none', 'one'])).toEqual([two, one]);
        expect(await index.load([])).toEqual([]);
      }));

    test('counts articles, and those that hold a term', () =>
      withOpened(open, async ({ index, other }) => {
        expect(await index.frequencies(['strait'])).toEqual({ articles: 0, holding: [0] });
        await index.add(linked('one'), ['strait', 'größe', 'strait'], []);
        await other.add(linked('two'), ['strait'], []);
        expect(await other.frequencies(['größe', 'none', 'strait'])).toEqual({ articles: 2, holding: [1, 0, 2] });
        expect(await index.frequencies([])).toEqual({ articles: 2, holding: [] });
      }));

    test('finds the latest articles of each key, oldest first', () =>
      withOpened(open, async ({ index, other }) => {
        for (const id of ['one', 'two', 'three']) await index.add(linked(id), [], id === 'two' ? ['calder', 'petra lind'] : ['calder']);
        expect(await other.postings(['petra lind', 'none', 'calder'], 2)).toEqual([['two'], [], ['two', 'three']]);
        expect(await index.postings([], 2)).toEqual([]);
      }));

    test('counts the articles of each incident', () =>
      withOpened(open, async ({ index, other }) => {
        await index.add(linked('one'), [], []);
        await other.add(linked('two'), [], []);
        await index.add(linked('three', 'incident-2'), [], []);
        expect(await other.sizes(['incident-2', 'none', 'incident-1'])).toEqual([1, 0, 2]);
      }));

    test('lets the first to store an id decide', () =>
      withOpened(open, async ({ index, other }) => {
        await index.add(linked('one'), ['strait'], ['strait']);
        await other.add(linked('one', 'incident-2', 'other'), ['strait', 'sea'], ['strait', 'sea']);
        expect(await index.load(['one'])).toEqual([linked('one')]);
        expect(await index.frequencies(['strait', 'sea'])).toEqual({ articles: 1, holding: [1, 0] });
        expect(await index.postings(['strait', 'sea'], 5)).toEqual([['one'], []]);
        expect(await index.sizes(['incident-1', 'incident-2'])).toEqual([1, 0]);
      }));

    test('keeps a bounded number of articles of a key, the latest, and posts an article once under it', () =>
      withOpened(open, async ({ index }) => {
        for (let n = 0; n < MAX_POSTED + 5; n++) await index.add(linked(`${n}`), [], ['calder', 'calder']);
        const [ids] = await index.postings(['calder'], 1000);
        expect(ids).toEqual(Array.from({ length: MAX_POSTED }, (_, n) => `${n + 5}`));
      }));

    test('takes thousands of terms', () =>
      withOpened(open, async ({ index, other }) => {
        const terms = Array.from({ length: 4000 }, (_, n) => `term${n}`);
        await index.add(linked('one'), terms, terms.slice(0, 48));
        expect((await other.frequencies(terms)).holding.every((held) => held === 1)).toBe(true);
      }));
  });
}
