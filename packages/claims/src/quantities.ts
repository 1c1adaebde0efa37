import type { Qualifier } from '@tallywire/shared/domain/claim';
import { COUNT_FILLERS, ORDINALS, QUALIFIER_PHRASES, type QualifierPhrase } from './lexicon/numbers.ts';
import { type Core, readCore } from './number-core.ts';
import { type Sentence, touches, wordAt } from './sentences.ts';

/** A quantity in a sentence: token bounds, inclusive readings, and how it was written. */
export interface Quantity {
  readonly from: number;
  readonly to: number;
  /** Where the number itself starts, behind its qualifier. */
  readonly core: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly qualifier: Qualifier;
  readonly vague: string | null;
  readonly kind: Core['kind'];
}

const QUALIFIERS_BY_START: ReadonlyMap<string, readonly QualifierPhrase[]> = Map.groupBy(QUALIFIER_PHRASES, ({ words }) => words[0] ?? '');

/** Every quantity of the sentence, left to right, without overlaps. What only looks like a count is still in it. */
export function findQuantities(sentence: Sentence): Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < sentence.tokens.length; ) {
    const quantity = readQuantity(sentence, at);
    if (quantity === undefined) {
      at++;
      continue;
    }
    found.push(quantity);
    at = quantity.to;
  }
  return found;
}

/** The quantity that starts at a token, with its qualifier in front of it. */
export function readQuantity(sentence: Sentence, from: number): Quantity | undefined {
  let at = from;
  let qualifier: Qualifier | undefined;
  for (let depth = 0; depth < 3; depth++) {
    const start = at;
    const phrase = QUALIFIERS_BY_START.get(wordAt(sentence, at))?.find(({ words }) => words.every((word, offset) => wordAt(sentence, start + offset) === word));
    if (phrase === undefined) break;
    if (phrase.words[0] === 'over' && /^(?:hand|tak|took|turn|r[au]n|ran|pull|knock|sign)/.test(wordAt(sentence, at - 1))) return undefined;
    // "about the five people" tells whom it is about.
    if (phrase.words.length === 1 && /^(?:the|their|its|his|her|these|those)$/.test(wordAt(sentence, at + 1)) && SPATIAL.test(wordAt(sentence, at)))
      return undefined;
    at += phrase.words.length;
    if (qualifier === undefined || qualifier === 'exact') qualifier = phrase.qualifier;
  }
  const filled = skipFillers(sentence, at);
  const core = readOrdinal(sentence, filled) ?? readCore(sentence, filled);
  if (core === undefined) return undefined;
  // "under two landslides": these words qualify only larger numbers, before small ones they are prepositions.
  if (qualifier !== undefined && SPATIAL.test(wordAt(sentence, filled - 1)) && wordAt(sentence, filled - 1) !== 'about' && (core.max ?? 10) < 10)
    return undefined;
  if (qualifier !== undefined && qualifier !== 'exact' && (core.kind === 'article' || core.kind === 'zero')) return undefined;
  return bounded(from, filled, core, qualifier, sentence);
}

/** "another 12", "the 14", "a confirmed 12", "all five": the number is what counts. */
function skipFillers(sentence: Sentence, at: number): number {
  let next = at;
  const article = /^an?$/.test(wordAt(sentence, next));
  if (article || /^(?:another|the|these|those|all|further|additional|its|their)$/.test(wordAt(sentence, next))) next++;
  if (next === at && wordAt(sentence, at) === 'reported') return at;
  while (next - at < 3 && COUNT_FILLERS.has(wordAt(sentence, next))) next++;
  if (next === at || (article && next === at + 1)) return at;
  const core = readCore(sentence, next);
  // "another 19-year-old": the number is an age.
  if (core !== undefined && wordAt(sentence, core.to) === '-' && touches(sentence, core.to - 1)) return at;
  return core !== undefined && (core.kind === 'number' || core.kind === 'range') ? next : at;
}

const SPATIAL = /^(?:under|over|above|below|near|around|about)$/;

function readOrdinal(sentence: Sentence, at: number): Core | undefined {
  if (wordAt(sentence, at) !== 'a' || !ORDINALS.has(wordAt(sentence, at + 1))) return undefined;
  const to = wordAt(sentence, at + 2) === 'one' ? at + 3 : at + 2;
  return { kind: 'ordinal', to, min: 1, max: 1, vague: null };
}

function bounded(from: number, core: number, read: Core, qualifier: Qualifier | undefined, sentence: Sentence): Quantity {
  const base = { from, core, to: read.to, kind: read.kind };
  if (read.vague !== null) return { ...base, min: null, max: null, qualifier: 'vague', vague: read.vague };
  if (read.kind === 'range') return { ...base, min: read.min, max: read.max, qualifier: 'range', vague: null };
  if (wordAt(sentence, read.to) === 'or' && wordAt(sentence, read.to + 1) === 'more') {
    return { ...base, to: read.to + 2, min: read.min, max: null, qualifier: 'at_least', vague: null };
  }
  if (qualifier === 'at_least' || qualifier === 'more_than') return { ...base, min: read.min, max: null, qualifier, vague: null };
  if (qualifier === 'at_most' || qualifier === 'less_than') return { ...base, min: null, max: read.max, qualifier, vague: null };
  const roughly = wordAt(sentence, read.to) === 'or' && wordAt(sentence, read.to + 1) === 'so';
  return { ...base, min: read.min, max: read.max, qualifier: roughly ? 'about' : (qualifier ?? 'exact'), vague: null };
}
