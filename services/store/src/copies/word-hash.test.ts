import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashSequence, hashWord, wordsOf } from './word-hash.ts';

it('reads words without case, punctuation or apostrophes', () => {
  expect(wordsOf('“Don’t panic,” the mayor said — 3,400 times.')).toEqual(['dont', 'panic', 'the', 'mayor', 'said', '3', '400', 'times']);
});

it('reads words of any script', () => {
  expect(wordsOf('Пожар в порту\n港で火災')).toEqual(['пожар', 'в', 'порту', '港で火災']);
});

it('gives unsigned 32-bit hashes that tell the order of words', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const hashes = [hashWord(a), hashWord(b)];
      for (const hash of [...hashes, hashSequence(hashes, 0, 2)]) {
        expect(Number.isInteger(hash) && hash >= 0 && hash <= 0xffffffff).toBe(true);
      }
    }),
  );
  const [one, two] = [hashWord('one'), hashWord('two')];
  expect(hashSequence([one, two], 0, 2)).not.toBe(hashSequence([two, one], 0, 2));
});

it('keeps its hashes: they are stored', () => {
  expect(hashWord('harbour')).toBe(hashWord('harbour'));
  expect([hashWord(''), hashWord('harbour')]).toMatchInlineSnapshot(`
    [
      2872998923,
      3199874064,
    ]
  `);
});
