import { atModulus, containment, meeting, type Sketch, sketchOf } from './sketch.ts';
import type { SketchedArticle, SketchIndex } from './sketch-index.ts';

/** Settings of the copy finder: one for every kind of news. */
export type CopySettings = {
  /** Share of the shorter text's shingles, 0 to 1, that makes a copy. */
  readonly containmentAtLeast: number;
  /** Sketch hashes two texts must share: below it, a quotation or a site's phrase is all they have in common. */
  readonly sharedAtLeast: number;
  /** Only hashes that divide by this are posted and looked up: the index's size against the shortest text found. */
  readonly postedModulus: number;
  /** A hash held by this many originals is a stock phrase: it finds nothing. */
  readonly commonAt: number;
  /** Stored articles compared in full with a new one. */
  readonly comparedAtMost: number;
  /** Hashes looked up for one article. */
  readonly lookedUpAtMost: number;
};

export const COPY_SETTINGS: CopySettings = {
  containmentAtLeast: 0.6,
  sharedAtLeast: 8,
  postedModulus: 8,
  commonAt: 12,
  comparedAtMost: 8,
  lookedUpAtMost: 256,
};

/** The answer for one article: the original it copies, or none; with the sketch, and the share found, for explanation. */
export type CopyFound = { readonly copyOf: string | null; readonly share: number; readonly sketch: Sketch };

/** Finds copies as articles stream in. `text` is the article's own text: a site's repeated lines already left out. */
export type CopyFinder = {
  /** Which stored article this text copies (the original, not another copy), then stores it. An id met again gets its first answer. */
  find(articleId: string, text: string): Promise<CopyFound>;
};

/** A copy finder over an index. Its cost a text is bounded by the settings, however many articles are stored. */
export function copyFinder(index: SketchIndex, settings: CopySettings = COPY_SETTINGS): CopyFinder {
  return {
    async find(articleId, text) {
      const [known] = await index.load([articleId]);
      if (known !== undefined) return firstAnswer(known, index);
      const sketch = sketchOf(text);
      const posted = atModulus(sketch, settings.postedModulus).slice(0, settings.lookedUpAtMost);
      const holders = await index.lookup(posted, settings.commonAt);
      const ids = mostMet(holders, settings);
      const best = closest(sketch, await index.load(ids), settings);
      const copyOf = best === null ? null : (best.article.copyOf ?? best.article.id);
      // A copy is posted only under what it adds, so a story told a hundred times does not make its own words common.
      const added = best === null ? posted : posted.filter((_, at) => !(holders[at] ?? []).includes(best.article.id));
      await index.add({ id: articleId, copyOf, sketch }, added);
      return { copyOf, share: best?.share ?? 0, sketch };
    },
  };
}

async function firstAnswer({ copyOf, sketch }: SketchedArticle, index: SketchIndex): Promise<CopyFound> {
  const [original] = copyOf === null ? [] : await index.load([copyOf]);
  return { copyOf, share: original === undefined ? 0 : shareOf(sketch, original.sketch), sketch };
}

/** Ids met under the most hashes, stock phrases left out. */
function mostMet(holders: readonly (readonly string[])[], settings: CopySettings): string[] {
  const met = new Map<string, number>();
  for (const ids of holders) {
    if (ids.length >= settings.commonAt) continue;
    for (const id of ids) met.set(id, (met.get(id) ?? 0) + 1);
  }
  return [...met]
    .sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
    .slice(0, settings.comparedAtMost)
    .map(([id]) => id);
}

function closest(sketch: Sketch, stored: readonly SketchedArticle[], settings: CopySettings): { article: SketchedArticle; share: number } | null {
  let best: { article: SketchedArticle; share: number } | null = null;
  for (const article of stored) {
    const { shared } = meeting(sketch, article.sketch);
    const share = shareOf(sketch, article.sketch);
    if (shared < settings.sharedAtLeast || share < settings.containmentAtLeast) continue;
    if (best === null || share > best.share) best = { article, share };
  }
  return best;
}

/** The share of the shorter of two texts that stands in the other. */
function shareOf(a: Sketch, b: Sketch): number {
  return Math.max(containment(a, b), containment(b, a));
}
