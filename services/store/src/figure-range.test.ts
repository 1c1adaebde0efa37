import { figure } from '@tallywire/shared/contract/sample-tally';
import type { Figure } from '@tallywire/shared/domain/claim';
import { describe, expect, test } from 'vitest';
import { contradict } from './figure-range.ts';

describe('figure-range', () => {
  test.each<[string, Figure, Figure, boolean]>([
    ['the same figure', figure(23), figure(23), false],
    ['at least 20 and 23', figure(20, null, 'at_least'), figure(23), false],
    ['more than 200 and nine', figure(200, null, 'more_than'), figure(9), true],
    ['more than 200 and exactly 200', figure(200, null, 'more_than'), figure(200), true],
    ['up to 50 and 60', figure(null, 50, 'at_most'), figure(60), true],
    ['20 to 30 and 25', figure(20, 30, 'range'), figure(25), false],
    ['about 100 and 95', figure(100, 100, 'about'), figure(95), false],
    ['about 100 and 80', figure(100, 100, 'about'), figure(80), true],
    ['dozens and three', { words: 'dozens', min: null, max: null, qualifier: 'vague', vague: 'dozens' }, figure(3), false],
  ])('of %s: decides by whether the ranges overlap', (_, one, other, expected) => {
    expect(contradict(one, other)).toBe(expected);
    expect(contradict(other, one)).toBe(expected);
  });
});
