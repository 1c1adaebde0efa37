import { expect, it } from 'vitest';
import { fitLogistic } from './fit-logistic.ts';

it('finds the weights that made the answers', () => {
  const samples = Array.from({ length: 4000 }, (_, at) => {
    const inputs = [((at * 37) % 101) / 50 - 1, ((at * 53) % 89) / 44 - 1];
    const chance = 1 / (1 + Math.exp(-(3 * (inputs[0] ?? 0) - 2 * (inputs[1] ?? 0) + 0.5)));
    return [
      { inputs, answer: true, counts: chance },
      { inputs, answer: false, counts: 1 - chance },
    ];
  }).flat();
  const { weights, constant } = fitLogistic(samples, 1e-6);
  expect(weights[0]).toBeCloseTo(3, 2);
  expect(weights[1]).toBeCloseTo(-2, 2);
  expect(constant).toBeCloseTo(0.5, 2);
});

it('settles where an input never varies', () => {
  const samples = [true, false].map((answer) => ({ inputs: [1, answer ? 1 : 0], answer, counts: 1 }));
  const { weights } = fitLogistic(samples, 1);
  expect(weights[0]).toBeCloseTo(0);
  expect(weights[1]).toBeGreaterThan(0);
});
