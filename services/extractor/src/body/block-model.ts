import type { BlockSignals } from './block-signals.ts';

/**
 * A sum of small decision trees over block signals, learnt from pages with known bodies (`npm run train:articles`).
 * In a tree, inner node i asks whether signal `signal[i]` is at most `limit[i]` and goes on at `yes[i]` or `no[i]`;
 * a negative number is the leaf `~number`.
 */
export type BlockModel = { signals: string[]; trees: Tree[] };
export type Tree = { signal: number[]; limit: number[]; yes: number[]; no: number[]; leaf: number[] };

/** How likely each block is part of the article, from 0 to 1. */
export function likelihoods(model: BlockModel, signals: readonly BlockSignals[]): number[] {
  return signals.map((of) => {
    const values = model.signals.map((name) => of[name] ?? 0);
    let sum = 0;
    for (const tree of model.trees) sum += treeValue(tree, values);
    return 1 / (1 + Math.exp(-sum));
  });
}

/** What one tree adds for a block. */
export function treeValue(tree: Tree, values: readonly number[]): number {
  let at = tree.signal.length === 0 ? -1 : 0;
  while (at >= 0) {
    const value = values[tree.signal[at] ?? 0] ?? 0;
    at = (value <= (tree.limit[at] ?? 0) ? tree.yes[at] : tree.no[at]) ?? -1;
  }
  return tree.leaf[~at] ?? 0;
}
