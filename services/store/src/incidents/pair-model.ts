import { FEATURES, type Feature, type Features } from './compare.ts';
import learned from './pair-weights.json' with { type: 'json' };

/** Weights of a logistic regression over the features of a pair of articles, and its constant. */
export type PairModel = { readonly constant: number; readonly weights: Readonly<Record<Feature, number>> };

/** The committed model; made by `bin/train-incidents.ts`. */
export const PAIR_MODEL: PairModel = learned;

/** What a feature adds to (or, below 0, takes from) the log-odds that two articles are about one incident. */
export type Reason = { readonly feature: Feature | 'constant'; readonly weight: number };

/** The log-odds that two articles are about one incident. */
export function logOdds(features: Features, model: PairModel = PAIR_MODEL): number {
  let sum = model.constant;
  for (const feature of FEATURES) sum += model.weights[feature] * features[feature];
  return sum;
}

/** The log-odds feature by feature, the heaviest first: their sum is {@link logOdds}. */
export function reasonsOf(features: Features, model: PairModel = PAIR_MODEL): Reason[] {
  const reasons: Reason[] = FEATURES.map((feature) => ({ feature, weight: model.weights[feature] * features[feature] }));
  return [...reasons, { feature: 'constant' as const, weight: model.constant }]
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
