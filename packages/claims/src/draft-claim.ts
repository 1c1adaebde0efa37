import type { Claim } from '@tallywire/shared/domain/claim';
import type { Credit } from './attribute.ts';
import type { Bound } from './bind.ts';
import { claimantOf } from './claimant.ts';
import { groupOf } from './counted-group.ts';
import { evidenceSpan, isPrevious } from './evidence.ts';
import { joinTokens } from './group.ts';
import { modalityOf } from './modality.ts';
import type { Day } from './publication.ts';
import { byOf, relationOf } from './relation.ts';
import { type Roster, speakerShape } from './roster.ts';
import { scopeOf } from './scope.ts';
import { type Sentence, wordAt } from './sentences.ts';
import { DENYING } from './speakers.ts';
import { whenOf } from './when.ts';
import { whereOf } from './where.ts';

/** A claim before it has its id. */
export type Draft = Omit<Claim, 'id' | 'partOf'>;

/** What a draft is made from: the text, one bound figure among those of its sentence, who it is credited to, and who has spoken so far. */
export interface Material {
  readonly text: string;
  readonly sentence: Sentence;
  readonly figure: Bound;
  readonly all: readonly Bound[];
  readonly credit: Credit | undefined;
  readonly roster: Roster;
  readonly published: Day | undefined;
}

/** The claim a bound figure makes. */
export function draftClaim({ text, sentence, figure, all, credit, roster, published }: Material): Draft {
  const { quantity } = figure.counted;
  const claimant = claimantOf(credit, roster);
  const of = groupOf(sentence, figure, all, ownersOf(claimant));
  const time = whenOf(sentence, figure, published);
  const by = byOf(sentence, figure);
  return {
    effect: figure.binding.effect,
    figure: {
      words: joinTokens(sentence, quantity.from, quantity.to).slice(0, 300),
      min: quantity.min,
      max: quantity.max,
      qualifier: quantity.qualifier,
      vague: quantity.vague,
    },
    of,
    claimant,
    by,
    via: viaOf(credit),
    modality: deniedBy(sentence, credit) ? 'denied' : modalityOf(sentence, figure),
    relation: relationOf({ claimant, of, by }),
    scope: scopeOf(sentence, figure, time),
    when: time?.when ?? null,
    where: whereOf(sentence, figure),
    previous: isPrevious(sentence, figure),
    evidence: evidenceOf(text, sentence, figure),
    rules: rulesOf(figure, credit, of, time !== null),
  };
}

/** Whether the crediting words say that it is not so. */
function deniedBy(sentence: Sentence, credit: Credit | undefined): boolean {
  return credit !== undefined && !credit.inherited && DENYING.test(wordAt(sentence, credit.attribution.cue));
}

/** Whose "its soldiers" are: the claimant's sides, or the claimant where it is a body. */
function ownersOf(claimant: Claim['claimant']): readonly string[] {
  if (claimant === null) return [];
  return claimant.affiliation.length > 0 || speakerShape(claimant.name) !== 'body' ? claimant.affiliation : [claimant.name];
}

function viaOf(credit: Credit | undefined): string[] {
  if (credit === undefined) return [];
  const relay = credit.relayedBy === undefined ? [] : [credit.relayedBy.speaker.words];
  return [...new Set([...relay, ...credit.attribution.via])].slice(0, 10);
}

const CONTEXT_CHARS = 60;

function evidenceOf(text: string, sentence: Sentence, figure: Bound): Claim['evidence'] {
  const { start, end } = evidenceSpan(sentence, figure);
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_CHARS), start),
    suffix: text.slice(end, end + CONTEXT_CHARS),
    start,
    end,
  };
}

/** The rules that made the parts, for explanation. */
function rulesOf({ counted, binding, wholeOf }: Bound, credit: Credit | undefined, of: Claim['of'], timed: boolean): string[] {
  const noun = counted.head >= 0 ? 'noun:written' : counted.ofPronoun >= 0 || wholeOf >= 0 ? 'noun:of-whole' : 'noun:left-out';
  return [
    `figure:${counted.quantity.kind}`,
    binding.rule,
    credit?.rule ?? 'voice:text',
    noun,
    ...(of.affiliation.length > 0 ? ['side:named'] : []),
    ...(wholeOf >= 0 ? ['part'] : []),
    ...(timed ? ['when:nearest'] : []),
  ].map((rule) => rule.slice(0, 60));
}
