import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atModulus, containment, MAX_SKETCH_HASHES, meeting, sketchOf } from './sketch.ts';

const text = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 300 }).map((words) => words.join(' '));
const numbered = (from: number, to: number): string => Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ');

describe('a sketch', () => {
  it('is ascending, distinct, bounded and of its modulus, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (any) => {
        const { hashes, modulus } = sketchOf(any);
        expect(hashes.length).toBeLessThanOrEqual(MAX_SKETCH_HASHES);
        for (const [at, hash] of hashes.entries()) {
          expect(hash % modulus).toBe(0);
          expect(at === 0 || hash > (hashes[at - 1] ?? 0)).toBe(true);
        }
      }),
    );
  });

  it('does not change with case, punctuation or line breaks', () => {
    fc.assert(
      fc.property(text, (plain) => {
        expect(sketchOf(`${plain.toUpperCase().replaceAll(' ', ' — \n')}!`)).toEqual(sketchOf(plain));
      }),
    );
  });

  it('of a very long text is coarser, and a subset of the finer one', () => {
    const long = sketchOf(numbered(0, 20_000));
    expect(long.modulus).toBeGreaterThan(2);
    expect(long.hashes.length).toBeLessThanOrEqual(MAX_SKETCH_HASHES);
    expect(atModulus(long, long.modulus * 2).every((hash) => long.hashes.includes(hash))).toBe(true);
  });
});

describe('containment', () => {
  it('lies between 0 and 1, and is 1 for a text in itself or in a longer telling', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other, both] = [sketchOf(a), sketchOf(b), sketchOf(`${a}\n${b}`)];
        expect(containment(one, other)).toBeGreaterThanOrEqual(0);
        expect(containment(one, other)).toBeLessThanOrEqual(1);
        if (one.hashes.length > 0) expect(containment(one, one)).toBe(1);
        if (one.hashes.length > 0 && both.modulus === one.modulus) expect(containment(one, both)).toBe(1);
      }),
    );
  });

  it('counts shared hashes the same from both sides', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(meeting(sketchOf(a), sketchOf(b)).shared).toBe(meeting(sketchOf(b), sketchOf(a)).shared);
      }),
    );
  });

  it('estimates the share of a trimmed copy, between texts of very different length too', () => {
    const whole = sketchOf(numbered(0, 12_000));
    expect(containment(sketchOf(numbered(100, 2_100)), whole)).toBe(1);
    expect(containment(sketchOf(`${numbered(100, 1_100)} ${numbered(20_000, 21_000)}`), whole)).toBeCloseTo(0.5, 1);
  });

  it('is 0 for a text too short for a shingle', () => {
    expect(containment(sketchOf('too short'), sketchOf('too short'))).toBe(0);
  });
});
