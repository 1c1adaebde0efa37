import type { Tree } from '../src/body/block-model.ts';

/** One example: its signals, whether it belongs, and how much it matters. */
export type Example = { values: readonly number[]; isWanted: boolean; weight: number };
export type Growth = { trees: number; leaves: number; rate: number; leastWeight: number; ridge: number; rowShare: number; signalShare: number; seed: number };

const BINS = 48;

/** Gradient-boosted trees for the logistic loss, grown best leaf first on binned signals. The same examples and seed give the same trees. */
export function growTrees(examples: readonly Example[], growth: Growth): Tree[] {
  const random = mulberry32(growth.seed);
  const binned = new BinnedSignals(examples);
  const scores = new Float64Array(examples.length);
  const trees: Tree[] = [];
  for (let count = 0; count < growth.trees; count++) {
    const gradients = new Float64Array(examples.length);
    const hessians = new Float64Array(examples.length);
    examples.forEach(({ isWanted, weight }, row) => {
      const p = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      gradients[row] = weight * ((isWanted ? 1 : 0) - p);
      hessians[row] = weight * p * (1 - p);
    });
    const rows = [...examples.keys()].filter(() => random() < growth.rowShare);
    const signals = binned.limits.map((_, signal) => signal).filter(() => random() < growth.signalShare);
    const grower = new TreeGrower(binned, gradients, hessians, signals, growth);
    const tree = grower.grow(rows);
    trees.push(tree);
    for (let row = 0; row < examples.length; row++) scores[row] = (scores[row] ?? 0) + grower.valueOf(tree, row);
  }
  return trees;
}

/** Each signal's values as numbers of bins, bounded by quantiles. */
class BinnedSignals {
  readonly limits: number[][];
  readonly bins: Uint8Array[];

  constructor(examples: readonly Example[]) {
    const width = examples[0]?.values.length ?? 0;
    this.limits = Array.from({ length: width }, (_, signal) => quantiles(examples.map(({ values }) => values[signal] ?? 0)));
    this.bins = this.limits.map((limits, signal) => Uint8Array.from(examples, ({ values }) => binOf(limits, values[signal] ?? 0)));
  }
}

type Split = { gain: number; signal: number; bin: number };
type Leaf = { rows: number[]; gradient: number; hessian: number; split: Split | null; parent: number; isYes: boolean };

class TreeGrower {
  readonly binned: BinnedSignals;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly signals: readonly number[];
  readonly growth: Growth;

  constructor(binned: BinnedSignals, gradients: Float64Array, hessians: Float64Array, signals: readonly number[], growth: Growth) {
    this.binned = binned;
    this.gradients = gradients;
    this.hessians = hessians;
    this.signals = signals;
    this.growth = growth;
  }

  grow(rows: number[]): Tree {
    const tree: Tree = { signal: [], limit: [], yes: [], no: [], leaf: [] };
    const leaves: Leaf[] = [this.leafOf(rows, -1, true)];
    while (leaves.length < this.growth.leaves) {
      const best = leaves.reduce((one, other) => ((other.split?.gain ?? 0) > (one.split?.gain ?? 0) ? other : one));
      if (best.split === null) break;
      leaves.splice(leaves.indexOf(best), 1, ...this.divide(tree, best, best.split));
    }
    for (const leaf of leaves) {
      tree.leaf.push(round((this.growth.rate * leaf.gradient) / (leaf.hessian + this.growth.ridge)));
      if (leaf.parent >= 0) (leaf.isYes ? tree.yes : tree.no)[leaf.parent] = ~(tree.leaf.length - 1);
    }
    return tree;
  }

  valueOf(tree: Tree, row: number): number {
    let at = tree.signal.length === 0 ? -1 : 0;
    while (at >= 0) {
      const signal = tree.signal[at] ?? 0;
      const limit = this.binned.limits[signal]?.[this.binned.bins[signal]?.[row] ?? 0] ?? Number.POSITIVE_INFINITY;
      at = (limit <= (tree.limit[at] ?? 0) ? tree.yes[at] : tree.no[at]) ?? -1;
    }
    return tree.leaf[~at] ?? 0;
  }

  private divide(tree: Tree, leaf: Leaf, { signal, bin }: Split): Leaf[] {
    const node = tree.signal.push(signal) - 1;
    tree.limit.push(this.binned.limits[signal]?.[bin] ?? 0);
    tree.yes.push(-1);
    tree.no.push(-1);
    if (leaf.parent >= 0) (leaf.isYes ? tree.yes : tree.no)[leaf.parent] = node;
    const bins = this.binned.bins[signal];
    const yes = leaf.rows.filter((row) => (bins?.[row] ?? 0) <= bin);
    const no = leaf.rows.filter((row) => (bins?.[row] ?? 0) > bin);
    return [this.leafOf(yes, node, true), this.leafOf(no, node, false)];
  }

  private leafOf(rows: number[], parent: number, isYes: boolean): Leaf {
    let gradient = 0;
    let hessian = 0;
    for (const row of rows) {
      gradient += this.gradients[row] ?? 0;
      hessian += this.hessians[row] ?? 0;
    }
    return { rows, gradient, hessian, split: this.bestSplit(rows, gradient, hessian), parent, isYes };
  }

  private bestSplit(rows: readonly number[], gradient: number, hessian: number): Split | null {
    const { ridge, leastWeight } = this.growth;
    const worth = (g: number, h: number): number => (g * g) / (h + ridge);
    let best: Split | null = null;
    const g = new Float64Array(BINS);
    const h = new Float64Array(BINS);
    for (const signal of this.signals) {
      g.fill(0);
      h.fill(0);
      const bins = this.binned.bins[signal] ?? new Uint8Array();
      for (const row of rows) {
        const bin = bins[row] ?? 0;
        g[bin] = (g[bin] ?? 0) + (this.gradients[row] ?? 0);
        h[bin] = (h[bin] ?? 0) + (this.hessians[row] ?? 0);
      }
      let below = 0;
      let weight = 0;
      const last = (this.binned.limits[signal]?.length ?? 0) - 1;
      for (let bin = 0; bin < last; bin++) {
        below += g[bin] ?? 0;
        weight += h[bin] ?? 0;
        if (weight < leastWeight || hessian - weight < leastWeight) continue;
        const gain = worth(below, weight) + worth(gradient - below, hessian - weight) - worth(gradient, hessian);
        if (gain > (best?.gain ?? 1e-9)) best = { gain, signal, bin };
      }
    }
    return best;
  }
}

/** The upper bounds of a signal's bins; the last is its greatest value. */
function quantiles(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  const limits = new Set<number>();
  for (let bin = 1; bin <= BINS; bin++) limits.add(round(sorted[Math.ceil((bin / BINS) * sorted.length) - 1] ?? 0));
  return [...limits];
}

function binOf(limits: readonly number[], value: number): number {
  const bin = limits.findIndex((limit) => value <= limit);
  return bin < 0 ? limits.length - 1 : bin;
}

function round(value: number): number {
  return Number(value.toFixed(4));
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
