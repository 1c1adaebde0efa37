import { describe, expect, test } from 'vitest';
import { MAX_HOLDERS, type SketchedArticle, type SketchIndex } from '../ports/sketch-index.ts';
import { withOpened } from './with-opened.ts';

export interface SketchIndexUnderTest {
  /** An empty index. */
  readonly index: SketchIndex;
  /** The same one as another process would open it. */
  readonly other: SketchIndex;
  dispose(): Promise<void>;
}

const sketched = (id: string, hashes: readonly number[] = [], copyOf: string | null = null): SketchedArticle => ({
  id,
  copyOf,
  sketch: { modulus: 2, hashes },
});

/** What every sketch index promises; each adapter's test runs it. `open` is called for each test. */
export function sketchIndexContract(name: string, open: () => Promise<SketchIndexUnderTest>): void {
  describe(`sketch-index contract: ${name}`, () => {
    test('gives back articles as they were stored, in the order asked for, unknown ones left out', () =>
      withOpened(open, async ({ index, other }) => {
        const [one, two] = [sketched('one', [0, 2, 4_294_967_294]), sketched('two', [], 'one')];
        await index.add(one, [0]);
        await other.add(two, []);
        expect(await other.load(['two', 'none', 'one'])).toEqual([two, one]);
        expect(await index.load([])).toEqual([]);
      }));

    test('finds the holders of each hash, first stored first, at most as many as asked for', () =>
      withOpened(open, async ({ index, other }) => {
        await index.add(sketched('one'), [8, 4_294_967_288]);
        await other.add(sketched('two'), [8, 16]);
        await index.add(sketched('three'), [8]);
        expect(await other.lookup([16, 8, 24, 4_294_967_288], 2)).toEqual([['two'], ['one', 'two'], [], ['one']]);
        expect(await index.lookup([], 2)).toEqual([]);
      }));

    test('lets the first to store an id decide', () =>
      withOpened(open, async ({ index, other }) => {
        await index.add(sketched('one', [8]), [8]);
        await other.add(sketched('one', [16], 'two'), [16]);
        expect(await index.load(['one'])).toEqual([sketched('one', [8])]);
        expect(await index.lookup([8, 16], 5)).toEqual([['one'], []]);
      }));

    test('keeps a bounded number of holders of a hash, and posts an article once under it', () =>
      withOpened(open, async ({ index }) => {
        for (let n = 0; n < MAX_HOLDERS + 5; n++) await index.add(sketched(`${n}`), [8, 8]);
        const [holders] = await index.lookup([8], 1000);
        expect(holders).toEqual(Array.from({ length: MAX_HOLDERS }, (_, n) => `${n}`));
        expect(await index.load([`${MAX_HOLDERS + 4}`])).toHaveLength(1);
      }));

    test('takes a full sketch', () =>
      withOpened(open, async ({ index, other }) => {
        const whole = sketched(
          'whole',
          Array.from({ length: 2048 }, (_, n) => 2_000_000 * n),
        );
        await index.add(whole, whole.sketch.hashes);
        expect(await other.load(['whole'])).toEqual([whole]);
        expect(await other.lookup([2_000_000, 1], 1)).toEqual([['whole'], []]);
      }));
  });
}
