import { CONTINUING, DOCUMENTS, OUTLETS } from './lexicon/speech.ts';
import type { Sentence } from './sentences.ts';
import { wordAt } from './sentences.ts';
import type { Attribution } from './speakers.ts';

/** Who a place in a sentence is credited to, by which attribution. */
export interface Credit {
  readonly attribution: Attribution;
  /** Who only relayed it, where a second attribution names the source. */
  readonly relayedBy: Attribution | undefined;
  readonly inherited: boolean;
  readonly rule: string;
}

/** Sentences with their attributions, as the whole text is read. */
export interface Credited {
  readonly sentence: Sentence;
  readonly attributions: readonly Attribution[];
}

/** The attribution that governs a token; undefined where the text speaks in its own voice. */
export function creditAt(all: readonly Credited[], index: number, at: number): Credit | undefined {
  const here = all[index];
  if (here === undefined) return undefined;
  const own = creditWithin(here, at);
  if (own !== undefined) return own;
  return here.sentence.quoted[at] === true ? creditOfQuote(all, index) : undefined;
}

function creditWithin({ sentence, attributions }: Credited, at: number): Credit | undefined {
  const outside = attributions.filter(({ from, to }) => at < from || at >= to);
  const citing = outside.find(({ kind }) => kind === 'citing');
  const main = outside.filter(({ kind }) => kind !== 'citing');
  const forward = main.filter((attribution) => attribution.to <= at && governsForward(sentence, attribution, at));
  const before = forward.findLast(({ speaker }) => !isDocumentOnly(speaker.words)) ?? forward.at(-1);
  const backward = main.filter((attribution) => attribution.from > at && governsBackward(sentence, attribution, at));
  // A document alone says less than whoever is named behind it.
  const behind = backward.find(({ speaker }) => !isDocumentOnly(speaker.words)) ?? backward[0];
  const continued = before === undefined && behind === undefined ? continuing(sentence, main, at) : undefined;
  const chosen = choose(sentence, before, behind, at) ?? continued;
  if (chosen === undefined) return citing === undefined ? undefined : { attribution: citing, relayedBy: undefined, inherited: false, rule: citing.rule };
  // Whoever cites is the last one named before it.
  if (citing !== undefined && relaysOnly(chosen) && (encloses(chosen, citing) || main.filter(({ to }) => to <= citing.from).at(-1) === chosen))
    return { attribution: citing, relayedBy: chosen, inherited: false, rule: `${citing.rule}+${chosen.rule}` };
  return { attribution: chosen, relayedBy: undefined, inherited: false, rule: chosen.rule };
}

/** "State TV, citing the governor, said". */
function encloses(outer: Attribution, inner: Attribution): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** News media relay what they cite; an official who cites figures still says them. */
function relaysOnly({ speaker }: Attribution): boolean {
  return (
    speaker.pronoun ||
    speaker.words
      .toLowerCase()
      .split(/[\s’']+/)
      .some((word) => OUTLETS.has(word)) ||
    isDocumentOnly(speaker.words)
  );
}

function isDocumentOnly(words: string): boolean {
  return DOCUMENTS.has(words.toLowerCase().split(' ').at(-1) ?? '') && !/\p{Lu}/u.test(words);
}

function governsForward(sentence: Sentence, attribution: Attribution, at: number): boolean {
  if (attribution.kind === 'leading') return true;
  if (attribution.kind === 'according') {
    if (attribution.from <= 1 || attribution.rule === 'cue:told-by' || attribution.rule === 'cue:by-reports') return true;
    return /^(?:and|but|while|;)$/.test(wordAt(sentence, attribution.from - 1)) || (attribution.from <= 8 && !hasVerb(sentence, attribution.from));
  }
  return followsOn(sentence, attribution, at);
}

function hasVerb(sentence: Sentence, before: number): boolean {
  return sentence.tokens.slice(0, before).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
}

/** A trailing cue governs what follows only where the account plainly goes on (", adding that", a quote). */
function followsOn(sentence: Sentence, attribution: Attribution, at: number): boolean {
  if (sentence.quoted[at] === true) return true;
  if (attribution.kind === 'trailing' && STARTS_CONTENT.test(wordAt(sentence, attribution.to))) return true;
  if (wordAt(sentence, attribution.to) === ',' && wordAt(sentence, attribution.to + 1) === 'with') return true;
  for (let next = attribution.to; next < at; next++) if (CONTINUING.has(wordAt(sentence, next))) return true;
  return false;
}

const STARTS_CONTENT =
  /^(?:that|the|a|an|at|more|about|some|nearly|up|its|their|it|they|he|she|there|\p{Nd}[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|scores|several|many|most|no|none|only|just|over|almost|around|roughly|both|all|another|further|it's|this|these|his|her)$/u;

function governsBackward(sentence: Sentence, attribution: Attribution, at: number): boolean {
  if (attribution.kind === 'leading') return false;
  if (attribution.kind === 'according' && (attribution.from === 0 || attribution.rule === 'cue:told-by')) return false;
  if (attribution.rule === 'cue:by-reports' && attribution.to < sentence.tokens.length - 2) return false;
  for (let between = at; between < attribution.from; between++) if (wordAt(sentence, between) === ';') return false;
  return true;
}

function choose(sentence: Sentence, before: Attribution | undefined, behind: Attribution | undefined, at: number): Attribution | undefined {
  if (before === undefined) return behind;
  if (behind === undefined) return before;
  // A contrast between the first speaker and the figure hands it to the second.
  for (let between = before.to; between < at; between++) if (/^(?:while|whereas|;|but)$/.test(wordAt(sentence, between))) return behind;
  return before;
}

function continuing(sentence: Sentence, main: readonly Attribution[], at: number): Attribution | undefined {
  for (let back = at - 1; back >= 0; back--) {
    if (!CONTINUING.has(wordAt(sentence, back))) continue;
    return main.filter(({ to }) => to <= back).at(-1);
  }
  return undefined;
}

/** A quote that runs over sentences belongs to whoever is named beside it in the same paragraph. */
function creditOfQuote(all: readonly Credited[], index: number): Credit | undefined {
  const here = all[index];
  if (here === undefined) return undefined;
  for (const step of here.sentence.quoted.at(-1) === true ? [1, -1] : [-1, 1]) {
    for (let other = index + step; Math.abs(other - index) <= 6; other += step) {
      const there = all[other];
      if (there === undefined || there.sentence.paragraph !== here.sentence.paragraph) break;
      const attribution = step > 0 ? there.attributions.find(({ kind }) => kind !== 'citing') : there.attributions.findLast(({ kind }) => kind !== 'citing');
      if (attribution !== undefined) return { attribution, relayedBy: undefined, inherited: true, rule: `${attribution.rule}+quote` };
    }
  }
  return undefined;
}
