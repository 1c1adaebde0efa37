import { type Block, markBlocks } from './blocks.ts';
import { type DomDocument, type DomElement, detach } from './dom.ts';
import { type Noise, noiseOf } from './noise.ts';

/** A page's blocks, with what was found out about the elements around them. */
export type PageBlocks = {
  blocks: Block[];
  /** Characters of prose within an element, and in all. */
  proseChars: ReadonlyMap<DomElement, number>;
  proseTotal: number;
  /** For each block the noise of an element around it, small enough to be furniture; null where there is none. */
  noise: (Noise | null)[];
};

/** Fewer characters outside links than this are no prose: a label, a teaser's headline. */
const PROSE_CHARS = 60;
/** Furniture is a small part of a page: an element with more of its prose than this is no furniture, whatever its name. */
const MAX_NOISE_SHARE = 0.25;
/** Likewise all elements of a kind of noise together: then the name means something else on this page. */
const MAX_KIND_SHARES: Partial<Record<Noise, number>> = { faint: 0.25, hidden: 0.4, word: 0.6 };

/** Finds the blocks and takes what looks like furniture out of the tree, so that Readability does not see it. */
export function splitPage(document: DomDocument, body: DomElement): PageBlocks {
  const blocks = markBlocks(document, body);
  const { proseChars, proseTotal } = measureProse(blocks);
  const judge = new NoiseJudge(body, (element) => (proseChars.get(element) ?? 0) / Math.max(1, proseTotal));
  const roots = judge.rootsAround(blocks);
  for (const root of new Set(roots)) if (root !== null) detach(root);
  return { blocks, proseChars, proseTotal, noise: roots.map((root) => (root === null ? null : judge.noiseAt(root))) };
}

/** A block's characters outside links, where they are many enough to be prose; else 0. */
export function proseOf(block: Block): number {
  const chars = block.text.length - block.linkChars;
  return chars < PROSE_CHARS ? 0 : chars;
}

function measureProse(blocks: readonly Block[]): { proseChars: Map<DomElement, number>; proseTotal: number } {
  const proseChars = new Map<DomElement, number>();
  let proseTotal = 0;
  for (const block of blocks) {
    const chars = proseOf(block);
    if (chars === 0) continue;
    proseTotal += chars;
    for (const element of block.path) proseChars.set(element, (proseChars.get(element) ?? 0) + chars);
  }
  return { proseChars, proseTotal };
}

class NoiseJudge {
  readonly body: DomElement;
  readonly shareOf: (element: DomElement) => number;
  readonly noises = new Map<DomElement, Noise | null>();

  constructor(body: DomElement, shareOf: (element: DomElement) => number) {
    this.body = body;
    this.shareOf = shareOf;
  }

  /** For each block the outermost element around it that is furniture. */
  rootsAround(blocks: readonly Block[]): (DomElement | null)[] {
    const roots = this.search(blocks, new Set());
    const shares = new Map<Noise, number>();
    for (const root of new Set(roots)) {
      const noise = root === null ? null : this.noiseAt(root);
      if (root !== null && noise !== null) shares.set(noise, (shares.get(noise) ?? 0) + this.shareOf(root));
    }
    const acquitted = new Set([...shares].filter(([noise, share]) => share > (MAX_KIND_SHARES[noise] ?? 1)).map(([noise]) => noise));
    return acquitted.size === 0 ? roots : this.search(blocks, acquitted);
  }

  noiseAt(element: DomElement): Noise | null {
    const known = this.noises.get(element);
    if (known !== undefined) return known;
    const noise = element === this.body ? null : noiseOf(element);
    this.noises.set(element, noise);
    return noise;
  }

  private search(blocks: readonly Block[], acquitted: ReadonlySet<Noise>): (DomElement | null)[] {
    return blocks.map(({ path }) => {
      const root = path.findLast((element) => {
        const noise = this.noiseAt(element);
        return noise !== null && !acquitted.has(noise) && this.shareOf(element) <= MAX_NOISE_SHARE;
      });
      return root ?? null;
    });
  }
}
