import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidNumbers } from './said-numbers.ts';

describe('numbers by what they count', () => {
  it.each([
    ['a 34-year-old man and Ann Berg, 61, of Lund', 'ages', [34, 61]],
    ['a girl aged 9', 'ages', [9]],
    ['on May 12, 30 people came', 'ages', []],
    ['between 9:30 p.m. and 12 a.m.', 'clocks', [1290, 0]],
    ['in the 1400 block of North Elm, near Mill Road', 'streets', ['mill', 'elm']],
    ['on a quiet street', 'streets', []],
    ['since 1998, and in 2031', 'years', [1998, 2031]],
    ['three people were killed', 'killed', [3]],
    ['a blast killed at least 12', 'killed', [12]],
    ['two years later he died', 'killed', []],
    ['leaving 40 others wounded', 'wounded', [40]],
  ] as const)('%s: %s', (text, kind, expected) => {
    expect(saidNumbers(text)[kind]).toEqual(expected);
  });

  it('takes killed and wounded from claim figures where they are given', () => {
    const figure = { affiliation: [], noun: 'people' };
    const figures = [
      { ...figure, effect: 'killed', min: 5, max: 7 },
      { ...figure, effect: 'wounded', min: 20, max: null },
      { ...figure, effect: 'displaced', min: 900, max: 900 },
    ];
    expect(saidNumbers('two people were killed', figures)).toMatchObject({ killed: [5, 7], wounded: [20] });
  });

  it('keeps a bounded list of each, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => Object.values(saidNumbers(text)).every((list) => list.length <= 80)));
  });
});
