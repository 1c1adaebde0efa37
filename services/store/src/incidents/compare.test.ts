import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare, FEATURES } from './compare.ts';
import { logOdds, reasonsOf } from './pair-model.ts';
import { termWeights, totalsOf, weighedTerms } from './term-weight.ts';
import { traitsOf } from './traits.ts';

const comparable = (text: string, published: string | null) => {
  const traits = traitsOf({ id: 'any', title: '', text, published });
  return { traits, totals: totalsOf(traits, termWeights([], 0, [])) };
};
const weightOf = (text: string) => termWeights(weighedTerms(traitsOf({ id: 'any', title: '', text, published: null })), 0, []);
const text = fc
  .array(fc.constantFrom('ferry', 'Ana', 'Lima', 'in', 'Porto', 'on', 'Friday', '34-year-old', '9:30 p.m.', 'killed 3', 'burned', '.'), { maxLength: 40 })
  .map((words) => words.join(' '));

it('gives finite features, shares between 0 and 1, and the same from both sides while weights are the same', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [a, b] = [comparable(one, '2031-05-09'), comparable(other, '2031-05-12')];
      const [forth, back] = [compare(a, b, weightOf(one)), compare(b, a, weightOf(other))];
      for (const feature of FEATURES) expect(forth[feature]).toBeCloseTo(back[feature], 6);
      for (const share of ['names', 'lead', 'leadWords', 'leadNames'] as const) {
        expect(forth[share]).toBeGreaterThanOrEqual(0);
        expect(forth[share]).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('counts a clash only where both sides say something', () => {
  const features = (a: string, b: string) => compare(comparable(a, null), comparable(b, null), weightOf(a));
  expect(features('a 34-year-old man', 'a 51-year-old man').otherAge).toBe(1);
  expect(features('a 34-year-old man', 'a man').otherAge).toBe(0);
  expect(features('a 34-year-old and a 9-year-old', 'a 9-year-old boy')).toMatchObject({ ages: 1, otherAge: 0 });
});

it('adds up its reasons to the log-odds', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const features = compare(comparable(one, null), comparable(other, '2031-05-12'), weightOf(one));
      expect(reasonsOf(features).reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(logOdds(features), 6);
    }),
  );
});
