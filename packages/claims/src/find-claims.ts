import type { Claim } from '@tallywire/shared/domain/claim';
import { idOf } from '@tallywire/shared/domain/ids';
import { type Credit, type Credited, creditAt } from './attribute.ts';
import { type Bound, bindSentence } from './bind.ts';
import { claimantOf } from './claimant.ts';
import { predicateNoun, readCounted } from './counted.ts';
import { affiliationOf, joinTokens, sidesIn, statusOf } from './group.ts';
import { modalityOf } from './modality.ts';
import { findQuantities } from './quantities.ts';
import { rejectReason } from './rejects.ts';
import { createRoster, type Roster, speakerShape } from './roster.ts';
import { type Sentence, splitSentences, tokenAt, wordAt } from './sentences.ts';
import { findAttributions } from './speakers.ts';
import { tokenise } from './tokens.ts';

/** What the caller knows about the text. */
export interface FindOptions {
  /** Goes into the claims' ids: the article's id, so that two articles' claims never share one. */
  readonly seed?: string;
  /** Publication date, ISO 8601 or as written; relative dates are resolved against it. */
  readonly published?: string | null;
  readonly title?: string;
}

/** Most characters read; what stands behind them is left unread. */
const MAX_TEXT_CHARS = 2_000_000;

/** The claim figures of an English news text, in the order of their evidence. Pure; never throws. */
export function findClaims(text: string, options: FindOptions = {}): Claim[] {
  const read = text.slice(0, MAX_TEXT_CHARS);
  const sentences = splitSentences(read, tokenise(read));
  const credited: Credited[] = sentences.map((sentence) => ({ sentence, attributions: findAttributions(sentence) }));
  const roster = createRoster();
  const drafts: Draft[] = [];
  for (const [index, { sentence, attributions }] of credited.entries()) {
    const bound = bindAll(sentence);
    for (const { speaker } of attributions) if (!speaker.pronoun) roster.add(speaker.words);
    const first = drafts.length;
    for (const figure of bound) {
      const credit = creditAt(credited, index, figure.counted.quantity.core);
      drafts.push(draft(read, sentence, figure, credit, roster, bound, first));
    }
  }
  return finish(drafts, options.seed ?? '');
}

interface Draft {
  readonly claim: Omit<Claim, 'id' | 'partOf'>;
  readonly whole: number;
}

function bindAll(sentence: Sentence): Bound[] {
  const quantities = findQuantities(sentence).filter((quantity) => rejectReason(sentence, quantity) === undefined);
  return bindSentence(
    sentence,
    quantities.map((quantity) => readCounted(sentence, quantity)),
  );
}

function draft(text: string, sentence: Sentence, figure: Bound, credit: Credit | undefined, roster: Roster, all: readonly Bound[], first: number): Draft {
  const { counted, binding, wholeOf } = figure;
  const span = evidenceSpan(sentence, figure);
  const claimant = claimantOf(credit, roster);
  const owner = claimant === null ? [] : claimant.affiliation.length > 0 || speakerShape(claimant.name) !== 'body' ? claimant.affiliation : [claimant.name];
  const of = groupOf(sentence, figure, all, owner);
  const { quantity } = counted;
  return {
    whole: wholeOf < 0 ? -1 : first + wholeOf,
    claim: {
      effect: binding.effect,
      figure: {
        words: joinTokens(sentence, quantity.from, quantity.to).slice(0, 300) || 'x',
        min: quantity.min,
        max: quantity.max,
        qualifier: quantity.qualifier,
        vague: quantity.vague,
      },
      of,
      claimant,
      by: null,
      via: viaOf(credit),
      modality: modalityOf(sentence, figure),
      relation: 'unknown',
      scope: 'incident',
      when: null,
      where: null,
      previous: isPrevious(sentence, figure),
      evidence: {
        quote: text.slice(span.start, span.end),
        prefix: text.slice(Math.max(0, span.start - 60), span.start),
        suffix: text.slice(span.end, span.end + 60),
        start: span.start,
        end: span.end,
      },
      rules: [`figure:${quantity.kind}`, binding.rule, ...(credit === undefined ? ['voice:text'] : [credit.rule])],
    },
  };
}

function viaOf(credit: Credit | undefined): string[] {
  if (credit === undefined) return [];
  const relay = credit.relayedBy === undefined ? [] : [credit.relayedBy.speaker.words];
  return [...relay, ...credit.attribution.via];
}

function groupOf(sentence: Sentence, figure: Bound, all: readonly Bound[], owner: readonly string[]): Claim['of'] {
  const { counted } = figure;
  const source = counted.head >= 0 ? counted : antecedent(figure, all);
  if (source === undefined || source.head < 0) {
    return { words: joinTokens(sentence, counted.from, counted.to), noun: counted.others ? 'others' : 'people', affiliation: [], status: 'unknown' };
  }
  const told = figure.binding.rule === 'effect:of-the-dead' ? predicateNoun(sentence, counted.to) : -1;
  const noun = antecedentNoun(joinNoun(sentence, told >= 0 ? told : source.head), figure, source);
  return {
    words: joinTokens(sentence, source.quantity.to, source.to) || noun,
    noun,
    affiliation: groupSides(sentence, figure, source, all, owner),
    status: statusOf(noun),
  };
}

/** One man before "three more" makes people of them; others stay others only by name. */
function antecedentNoun(noun: string, { counted }: Bound, source: Bound['counted']): string {
  if (counted.head >= 0) return noun;
  if (/^(?:deaths?|casualt|injur|fatalit|arrests?|dead|wounded)/.test(noun)) return 'people';
  if (counted.others || noun === 'others') return counted.others ? 'others' : 'people';
  return source.quantity.kind === 'article' || (source.quantity.max === 1 && counted.quantity.max !== 1) ? 'people' : noun;
}

function joinNoun(sentence: Sentence, head: number): string {
  if (wordAt(sentence, head) === 'old' && wordAt(sentence, head - 1) === '-') return joinTokens(sentence, head - 4, head + 1);
  return wordAt(sentence, head - 1) === 'and' ? joinTokens(sentence, head - 2, head + 1) : joinTokens(sentence, head, head + 1);
}

/** Parts are of the whole's side where they name none; those a country keeps somewhere are its own. */
function groupSides(sentence: Sentence, figure: Bound, source: Bound['counted'], all: readonly Bound[], owner: readonly string[]): string[] {
  const own = affiliationOf(sentence, source, owner);
  if (own.length > 0) return own;
  const whole = all[figure.wholeOf];
  if (whole !== undefined) return affiliationOf(sentence, whole.counted, owner);
  if (figure.binding.effect === 'deployed' && figure.binding.side === 'object')
    return sidesIn(sentence, Math.max(0, figure.binding.from - 6), figure.binding.from);
  return [];
}

/** The phrase an elliptic figure goes on with: the whole it is a part of, or the one coordinated before it. */
function antecedent(figure: Bound, all: readonly Bound[]): Bound['counted'] | undefined {
  const index = all.indexOf(figure);
  const whole = all[figure.wholeOf];
  if (whole !== undefined) return whole.counted;
  const previous = all.slice(0, index).findLast(({ counted, wholeOf }) => wholeOf < 0 && counted.head >= 0 && counted.from !== figure.counted.from);
  if (previous === undefined || figure.counted.from - Math.max(previous.binding.to, previous.counted.to) > 14) return undefined;
  return previous.counted.nounClass === 'occurrence' ? undefined : previous.counted;
}

/** The superseded figure of an update: "from 38 to 43", "an earlier toll of 27". */
function isPrevious(sentence: Sentence, { counted, binding }: Bound): boolean {
  const before = wordAt(sentence, counted.from - 1);
  if (before === 'from' && binding.side === 'act') return true;
  for (let at = counted.from - 1; at >= counted.from - 5; at--)
    if (/^(?:earlier|previous|previously|initial|initially)$/.test(wordAt(sentence, at))) return binding.side === 'act' || binding.side === 'noun';
  return false;
}

function evidenceSpan(sentence: Sentence, { counted, binding }: Bound): { start: number; end: number } {
  const from = Math.min(counted.from, binding.side === 'default' ? counted.from : binding.from);
  const to = Math.max(counted.to, binding.side === 'default' ? counted.to : binding.to);
  const lead = leads(sentence, from) ? from - 1 : from;
  const list = binding.rule === 'effect:object-list';
  return { start: tokenAt(sentence, list ? counted.from : lead).start, end: tokenAt(sentence, (list ? counted.to : to) - 1).end };
}

/** "leaving 25 dead": the verb belongs to the words. */
function leads(sentence: Sentence, from: number): boolean {
  return /^(?:left|leaving|leaves)$/.test(wordAt(sentence, from - 1));
}

function finish(drafts: readonly Draft[], seed: string): Claim[] {
  const seen = new Map<string, number>();
  const ids = drafts.map(({ claim }) => {
    const { effect, figure, of, claimant, evidence } = claim;
    const parts = [seed, effect, String(figure.min), String(figure.max), figure.vague ?? figure.qualifier, of.words, claimant?.name ?? '', evidence.quote];
    const key = JSON.stringify(parts);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return idOf('claim', ...parts, String(occurrence));
  });
  const claims = drafts.map(({ claim, whole }, index) => ({ id: ids[index] ?? '', ...claim, partOf: ids[whole] ?? null }));
  return claims.filter(({ effect }) => effect !== 'other').sort((a, b) => a.evidence.start - b.evidence.start);
}
