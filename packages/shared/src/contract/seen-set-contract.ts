import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeenSet } from '../ports/seen-set.ts';

export interface SeenSetUnderTest {
  readonly seen: SeenSet;
  readonly other: SeenSet;
  dispose(): Promise<void>;
}

/** What every seen-set promises; each adapter's test runs it. */
export function seenSetContract(name: string, open: () => Promise<SeenSetUnderTest>): void {
  describe(`seen-set contract: ${name}`, () => {
    let under: SeenSetUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under?.dispose());

    test('tells what is not marked, in order and once', async () => {
      const scope = randomUUID();
      expect(await under.seen.unseen(scope, ['b', 'a', 'b', 'ü'])).toEqual(['b', 'a', 'ü']);
      await under.seen.mark(scope, ['a']);
      expect(await under.other.unseen(scope, ['b', 'a', 'ü'])).toEqual(['b', 'ü']);
    });

    test('keeps scopes apart', async () => {
      const [one, two] = [randomUUID(), randomUUID()];
      await under.seen.mark(one, ['a']);
      expect(await under.seen.unseen(two, ['a'])).toEqual(['a']);
    });

    test('may be marked twice, and asked or told about nothing', async () => {
      const scope = randomUUID();
      await under.seen.mark(scope, ['a', 'a']);
      await under.other.mark(scope, ['a']);
      await under.seen.mark(scope, []);
      expect(await under.seen.unseen(scope, ['a'])).toEqual([]);
      expect(await under.seen.unseen(scope, [])).toEqual([]);
    });

    test('takes thousands of ids at once', async () => {
      const scope = randomUUID();
      const ids = Array.from({ length: 5000 }, (_, n) => `${n}`);
      await under.seen.mark(scope, ids.slice(0, 4999));
      expect(await under.seen.unseen(scope, ids)).toEqual(['4999']);
    });
  });
}
