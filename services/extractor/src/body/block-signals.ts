import type { Block } from './blocks.ts';
import type { DomElement } from './dom.ts';
import { namesOf } from './noise.ts';
import { type PageBlocks, proseOf } from './page-blocks.ts';
import { PlaceReader } from './place-signals.ts';
import { endsSentence, flag, textSignals, wordsOf } from './text-signals.ts';

/** What speaks for and against each block of a page being part of the article: a row of numbers a block, in the order of `names`. */
export type BlockSignals = { names: string[]; rows: number[][] };

/** The signals of a page's blocks that do not depend on Readability, and what sort of block each is. */
export type OwnSignals = BlockSignals & { kinds: string[] };

/** Reads the signals that do not depend on Readability. To be done before it changes the tree. */
export function ownSignals(page: PageBlocks, title: string): OwnSignals {
  const places = new PlaceReader();
  const titleWords = wordsOf(title);
  const kindsOf = new KindNamer();
  const kinds = page.blocks.map((block) => kindsOf.kindOf(block));
  const texts = countEach(page.blocks.map(({ text }) => text));
  const kindCounts = countEach(kinds);
  const kindProse = new Map<string, number>();
  for (const block of page.blocks) addTo(kindProse, kinds[block.at] ?? '', proseOf(block));
  const main = proseContainer(page);
  const total = Math.max(1, page.proseTotal);
  const shareOf = (element: DomElement | undefined): number => (element === undefined ? 0 : (page.proseChars.get(element) ?? 0) / total);
  const names: string[] = [];
  const rows = page.blocks.map((block) => {
    const { at, path, text, linkChars } = block;
    const noise = page.noise[at];
    const kind = kinds[at] ?? '';
    const around = {
      noiseTag: flag(noise === 'tag'),
      noiseRole: flag(noise === 'role'),
      noiseHidden: flag(noise === 'hidden'),
      noiseWord: flag(noise === 'word'),
      noiseFaint: flag(noise === 'faint'),
      repeated: flag((texts.get(text) ?? 0) > 1),
      position: at / page.blocks.length,
      proseParent: shareOf(path[1]),
      proseGrandparent: shareOf(path[2]),
      proseGreatGrandparent: shareOf(path[3]),
      proseKind: (kindProse.get(kind) ?? 0) / total,
      kindCount: Math.log1p(kindCounts.get(kind) ?? 0),
      inProseContainer: flag(main !== null && path.includes(main)),
      pageProse: Math.log1p(page.proseTotal),
    };
    return rowOf(names, around, ...places.signalsOf(block), textSignals(text, linkChars, titleWords), neighbours(page.blocks, at));
  });
  return { names, rows, kinds };
}

/** Adds what Readability's choice says about each block, and how the blocks around and of its kind fared. */
export function addKeptSignals(page: PageBlocks, own: OwnSignals, kept: ReadonlySet<number>): BlockSignals {
  const { blocks } = page;
  const ats = [...kept].sort((a, b) => a - b);
  const first = ats[0] ?? blocks.length;
  const last = ats.at(-1) ?? -1;
  const kinds = new KeptShares<string>();
  const elements = new KeptShares<DomElement>();
  const keptBlocks = blocks.filter(({ at }) => kept.has(at));
  for (const block of blocks) {
    const isKept = kept.has(block.at);
    kinds.add(own.kinds[block.at] ?? '', block.text.length, isKept);
    for (const element of block.path) elements.add(element, block.text.length, isKept);
  }
  const container = elements.inmostWith(0.8);
  const main = proseContainer(page);
  const chars = (some: readonly Block[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  const inMain = main === null ? 0 : chars(keptBlocks.filter(({ path }) => path.includes(main))) / Math.max(1, chars(keptBlocks));
  const keptProse = keptBlocks.reduce((sum, { text, linkChars }) => sum + text.length - linkChars, 0) / Math.max(1, page.proseTotal);
  const names: string[] = [];
  const rows = blocks.map(({ at, path }) =>
    rowOf(names, {
      kept: flag(kept.has(at)),
      before: at < first ? Math.min(FAR, first - at) : 0,
      after: at > last ? Math.min(FAR, at - last) : 0,
      between: flag(at >= first && at <= last),
      keptPosition: last > first ? Math.min(1.5, Math.max(-0.5, (at - first) / (last - first))) : 0,
      inKeptContainer: flag(container !== null && path.includes(container)),
      keptParent: elements.shareOf(path[1]),
      keptGrandparent: elements.shareOf(path[2]),
      keptGreatGrandparent: elements.shareOf(path[3]),
      keptKind: kinds.shareOf(own.kinds[at]),
      keptBefore: flag(kept.has(at - 1)),
      keptAfter: flag(kept.has(at + 1)),
      keptNear: NEAR.filter((distance) => kept.has(at + distance)).length / NEAR.length,
      keptInMain: inMain,
      keptProse: Math.min(1.5, keptProse),
      keptCount: Math.log1p(kept.size),
    }),
  );
  return { names: [...own.names, ...names], rows: rows.map((row, at) => [...(own.rows[at] ?? []), ...row]) };
}

/** The values of some signals as one row; `names` gets theirs with the first. */
function rowOf(names: string[], ...some: readonly Readonly<Record<string, number>>[]): number[] {
  const row: number[] = [];
  for (const signals of some) row.push(...Object.values(signals));
  if (names.length === 0) for (const signals of some) names.push(...Object.keys(signals));
  return row;
}

/** Beyond this many blocks off, farther makes no difference. */
const FAR = 10;
const NEAR = [-3, -2, -1, 1, 2, 3];

/** Names what blocks of one template position share: tag, class and id of the element and of its parent. */
class KindNamer {
  readonly known = new Map<DomElement, string>();

  kindOf({ path }: Block): string {
    return `${this.nameOf(path[0])}<${this.nameOf(path[1])}`;
  }

  private nameOf(element: DomElement | undefined): string {
    if (element === undefined) return '';
    const known = this.known.get(element);
    if (known !== undefined) return known;
    const name = `${element.tagName}.${namesOf(element)}`;
    this.known.set(element, name);
    return name;
  }
}

/** How many of the characters under each key Readability kept. */
class KeptShares<K> {
  readonly sums = new Map<K, { all: number; kept: number }>();
  keptInAll = 0;

  add(key: K, chars: number, isKept: boolean): void {
    const sum = this.sums.get(key) ?? { all: 0, kept: 0 };
    sum.all += chars;
    if (isKept) sum.kept += chars;
    this.keptInAll = Math.max(this.keptInAll, sum.kept);
    this.sums.set(key, sum);
  }

  shareOf(key: K | undefined): number {
    const sum = key === undefined ? undefined : this.sums.get(key);
    return sum === undefined || sum.all === 0 ? 0 : sum.kept / sum.all;
  }

  /** The key with the least of what was kept that still has this share of it. */
  inmostWith(share: number): K | null {
    return leastAtLeast(
      [...this.sums].map(([key, { kept }]) => [key, kept]),
      share * this.keptInAll,
    );
  }
}

/** The inmost element with most of the prose that is not noise. */
function proseContainer(page: PageBlocks): DomElement | null {
  const sums = new Map<DomElement, number>();
  let total = 0;
  for (const block of page.blocks) {
    const chars = page.noise[block.at] === null ? proseOf(block) : 0;
    if (chars === 0) continue;
    total += chars;
    for (const element of block.path) addTo(sums, element, chars);
  }
  return leastAtLeast([...sums], 0.6 * total);
}

function leastAtLeast<K>(sums: readonly (readonly [K, number])[], least: number): K | null {
  let best: readonly [K, number] | null = null;
  for (const sum of sums) if (sum[1] > 0 && sum[1] >= least && (best === null || sum[1] < best[1])) best = sum;
  return best === null ? null : best[0];
}

function neighbours(blocks: readonly Block[], at: number): Record<string, number> {
  const previous = blocks[at - 1];
  const next = blocks[at + 1];
  const links = (block: Block | undefined): number => (block === undefined ? 1 : block.linkChars / (block.text.length + 1));
  return {
    charsBefore: Math.log1p(previous?.text.length ?? 0),
    charsAfter: Math.log1p(next?.text.length ?? 0),
    linksBefore: links(previous),
    linksAfter: links(next),
    endsBefore: flag(previous !== undefined && endsSentence(previous.text)),
    endsAfter: flag(next !== undefined && endsSentence(next.text)),
  };
}

function countEach(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) addTo(counts, key, 1);
  return counts;
}

function addTo<K>(sums: Map<K, number>, key: K, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
