import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RAREST, termWeights } from './term-weight.ts';

it('weighs a rarer term more, an unseen one most', () => {
  const weight = termWeights(['everywhere', 'often', 'once'], 1000, [1000, 100, 1], new Map());
  const weights = ['everywhere', 'often', 'once', 'never'].map(weight);
  expect(weights).toEqual(weights.toSorted((a, b) => a - b));
  expect(weights[3]).toBeCloseTo(RAREST, 1);
});

it('knows ordinary words before anything is stored', () => {
  const weight = termWeights([], 0, [], new Map([['police', 500]]));
  expect(weight('police')).toBeLessThan(weight('pelican') / 2);
});

it('stays between 0 and the rarest', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (articles, holding) => {
      const weight = termWeights(['term'], articles, [Math.min(articles, holding)])('term');
      expect(weight).toBeGreaterThanOrEqual(0);
      expect(weight).toBeLessThanOrEqual(RAREST);
    }),
  );
});
