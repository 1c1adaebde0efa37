import { expect, it } from 'vitest';

import { likelihoods } from '../src/body/block-model.ts';
import { type Growth, growTrees } from './grow-trees.ts';

const growth: Growth = { trees: 30, leaves: 6, rate: 0.3, leastWeight: 0.01, ridge: 0.1, rowShare: 0.9, signalShare: 1, seed: 1 };
const examples = Array.from({ length: 400 }, (_, at) => {
  const [one, other, chance] = [(at % 20) / 20, (Math.floor(at / 20) % 20) / 20, ((at * 37) % 101) / 101];
  return { values: [one, other, chance], isWanted: one > 0.5 !== other > 0.3, weight: 1 };
});

it('learns what depends on two signals together', () => {
  const model = { signals: ['one', 'other', 'chance'], trees: growTrees(examples, growth) };
  const likely = likelihoods(model, {
    names: ['chance', 'one', 'other'],
    rows: examples.map(({ values: [one = 0, other = 0, chance = 0] }) => [chance, one, other]),
  });
  const right = examples.filter(({ isWanted }, at) => (likely[at] ?? 0) > 0.5 === isWanted).length;
  expect(right / examples.length).toBeGreaterThan(0.97);
});

it('grows the same trees from the same examples and seed', () => {
  expect(growTrees(examples, growth)).toEqual(growTrees(examples, growth));
  expect(growTrees(examples, growth)).not.toEqual(growTrees(examples, { ...growth, seed: 2 }));
});

it('grows bare leaves where nothing can be told apart', () => {
  const [tree] = growTrees([{ values: [1], isWanted: true, weight: 1 }], growth);
  expect(tree).toMatchObject({ signal: [], limit: [] });
});
