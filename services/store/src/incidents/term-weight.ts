import common from './common-terms.json' with { type: 'json' };
import type { Traits } from './traits.ts';

/** How telling a term is: 0 for one that every article holds, about {@link RAREST} for one not seen before. */
export type TermWeight = (term: string) => number;

/** The weight of an unseen term, whatever the number of articles: weights of small and large stores compare. */
export const RAREST = 8;

/** Articles that the list of common terms stands for: what a store of few articles knows of ordinary news language. */
const COMMON_ARTICLES = 260;
/** For ordinary terms, how many of a thousand articles hold them. */
export type CommonTerms = ReadonlyMap<string, number>;
/** The committed list; made by `bin/train-incidents.ts`. */
const COMMON_TERMS: CommonTerms = new Map(Object.entries(common.holdingPerThousand));

/** Weights from how many of the stored articles hold each term; a term not among `terms` counts as unseen. */
export function termWeights(terms: readonly string[], articles: number, holding: readonly number[], commonTerms: CommonTerms = COMMON_TERMS): TermWeight {
  const all = articles + COMMON_ARTICLES;
  const scale = RAREST / Math.log(all + 3);
  const weigh = (term: string, stored: number): number => {
    const ordinary = ((commonTerms.get(term) ?? 0) * COMMON_ARTICLES) / 1000;
    return Math.max(0, scale * Math.log((all + 2) / (stored + ordinary + 1)));
  };
  const weights = new Map(terms.map((term, at) => [term, weigh(term, holding[at] ?? 0)]));
  return (term) => weights.get(term) ?? weigh(term, 0);
}

/** Every term of an article that is weighed. */
export function weighedTerms(traits: Traits): string[] {
  return [...new Set([...traits.words.keys(), ...traits.names.keys()])];
}

/** A term's share in a text, by how often it occurs. */
export function emphasis(times: number): number {
  return 1 + Math.log(times);
}

/** Sums over an article's terms at the time it was stored, so that comparing needs the new article's weights only. */
export type TraitTotals = { readonly words: number; readonly names: number; readonly lead: number; readonly leadNames: number };

/** The totals of an article: lengths of its word and name vectors, squared weights of its lead. */
export function totalsOf(traits: Traits, weight: TermWeight): TraitTotals {
  return {
    words: lengthOf(traits.words, weight),
    names: lengthOf(traits.names, weight),
    lead: squares(traits.lead, weight),
    leadNames: squares(traits.leadNames, weight),
  };
}

function lengthOf(counts: ReadonlyMap<string, number>, weight: TermWeight): number {
  let sum = 0;
  for (const [term, times] of counts) sum += (emphasis(times) * weight(term)) ** 2;
  return Math.sqrt(sum);
}

function squares(terms: ReadonlySet<string>, weight: TermWeight): number {
  let sum = 0;
  for (const term of terms) sum += weight(term) ** 2;
  return sum;
}
