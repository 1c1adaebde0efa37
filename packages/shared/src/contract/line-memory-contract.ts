import { describe, expect, test } from 'vitest';
import { type LineMemory, MAX_LINE_HOLDERS } from '../ports/line-memory.ts';
import { withOpened } from './with-opened.ts';

export interface LineMemoryUnderTest {
  /** An empty memory. */
  readonly memory: LineMemory;
  /** The same one as another process would open it. */
  readonly other: LineMemory;
  dispose(): Promise<void>;
}

/** What every line memory promises; each adapter's test runs it. `open` is called for each test. */
export function lineMemoryContract(name: string, open: () => Promise<LineMemoryUnderTest>): void {
  describe(`line-memory contract: ${name}`, () => {
    test('counts the earlier articles of a site that held a line', () =>
      withOpened(open, async ({ memory, other }) => {
        expect(await memory.count('one.example', 'a', [7, 0, 4_294_967_295])).toEqual([0, 0, 0]);
        expect(await other.count('one.example', 'b', [0, 5, 7])).toEqual([1, 0, 1]);
        expect(await memory.count('one.example', 'c', [7])).toEqual([2]);
      }));

    test('keeps sites apart', () =>
      withOpened(open, async ({ memory }) => {
        await memory.count('one.example', 'a', [7]);
        expect(await memory.count('two.example', 'b', [7])).toEqual([0]);
      }));

    test('does not count an article told again, nor a line twice in one', () =>
      withOpened(open, async ({ memory, other }) => {
        await memory.count('one.example', 'a', [7, 7]);
        expect(await other.count('one.example', 'a', [7, 7])).toEqual([0, 0]);
        expect(await other.count('one.example', 'b', [7, 7])).toEqual([1, 1]);
      }));

    test('counts up to its bound', () =>
      withOpened(open, async ({ memory }) => {
        for (let n = 0; n < MAX_LINE_HOLDERS + 3; n++) await memory.count('one.example', `${n}`, [7]);
        expect(await memory.count('one.example', 'last', [7])).toEqual([MAX_LINE_HOLDERS]);
        expect(await memory.count('one.example', 'last', [])).toEqual([]);
      }));
  });
}
