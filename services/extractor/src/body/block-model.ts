import type { BlockSignals } from './block-signals.ts';

/**
 * A sum of small decision trees over block signals, learnt from pages with known bodies (`npm run train:articles`).
 * In a tree, inner node i asks whether signal `signal[i]` is at most `limit[i]` and goes on at `yes[i]` or `no[i]`;
 * a negative number is the leaf `~number`.
 */
export type BlockModel = { signals: string[]; trees: Tree[] };
export type Tree = { signal: number[]; limit: number[]; yes: number[]; no: number[]; leaf: number[] };

/** How likely each block is part of the article, from 0 to 1. */
export function likelihoods(model: BlockModel, { names, rows }: BlockSignals): number[] {
  const places = model.signals.map((name) => names.indexOf(name));
  const trees = model.trees.map(packTree);
  return rows.map((row) => {
    let sum = 0;
    for (const tree of trees) sum += treeValue(tree, row, places);
    return 1 / (1 + Math.exp(-sum));
  });
}

/** Four numbers a node, so that a walk down stays in one stretch of memory. */
type PackedTree = { nodes: Float64Array; leaf: Float64Array };

const packed = new WeakMap<Tree, PackedTree>();

function packTree(tree: Tree): PackedTree {
  const known = packed.get(tree);
  if (known !== undefined) return known;
  const nodes = Float64Array.from(tree.signal.flatMap((signal, at) => [signal, tree.limit[at] ?? 0, tree.yes[at] ?? -1, tree.no[at] ?? -1]));
  const made = { nodes, leaf: Float64Array.from(tree.leaf) };
  packed.set(tree, made);
  return made;
}

function treeValue({ nodes, leaf }: PackedTree, row: readonly number[], places: readonly number[]): number {
  let at = nodes.length === 0 ? -1 : 0;
  while (at >= 0) {
    const value = row[places[nodes[4 * at] ?? 0] ?? 0] ?? 0;
    at = nodes[4 * at + (value <= (nodes[4 * at + 1] ?? 0) ? 2 : 3)] ?? -1;
  }
  return leaf[~at] ?? 0;
}
