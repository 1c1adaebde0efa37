import type { Claim } from '@tallywire/shared/domain/claim';
import type { Bound } from './bind.ts';
import { predicateNoun } from './counted.ts';
import { affiliationOf, joinTokens, sidesIn, statusOf } from './group.ts';
import { type Sentence, wordAt } from './sentences.ts';

/** Of whom a figure is: its noun and sides, taken from the figures before it where the text leaves them out. */
export function groupOf(sentence: Sentence, figure: Bound, all: readonly Bound[], owner: readonly string[]): Claim['of'] {
  const { counted } = figure;
  const source = counted.head >= 0 ? counted : figure.binding.rule.startsWith('effect:toll') ? undefined : antecedent(figure, all);
  if (source === undefined || source.head < 0) {
    return {
      words: joinTokens(sentence, counted.from, counted.to),
      noun: counted.others ? 'others' : 'people',
      affiliation: bothSides(sentence, figure),
      status: 'unknown',
    };
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
function antecedentNoun(noun: string, { counted, binding }: Bound, source: Bound['counted']): string {
  if (counted.head >= 0) return noun === 'killed' ? 'people' : noun;
  if (/^(?:deaths?|casualt|injur|fatalit|arrests?|dead|wounded|martyrs|killed|lives|life$)/.test(noun)) return 'people';
  if (/^(?:bodies|corpses)$/.test(noun) && binding.effect !== 'killed') return 'people';
  if (counted.others || noun === 'others') return counted.others ? 'others' : 'people';
  return source.quantity.kind === 'article' || (source.quantity.max === 1 && counted.quantity.max !== 1) ? 'people' : noun;
}

function joinNoun(sentence: Sentence, head: number): string {
  if (wordAt(sentence, head) === 'old' && wordAt(sentence, head - 1) === '-') return joinTokens(sentence, head - 4, head + 1);
  return wordAt(sentence, head - 1) === 'and' ? joinTokens(sentence, head - 2, head + 1) : joinTokens(sentence, head, head + 1);
}

/** Parts are of the whole's side where they name none; those a country keeps somewhere are its own. */
function groupSides(sentence: Sentence, figure: Bound, source: Bound['counted'], all: readonly Bound[], owner: readonly string[]): string[] {
  const both = bothSides(sentence, figure);
  if (both.length > 0) return both;
  const own = affiliationOf(sentence, source, owner, LEAVING.test(figure.binding.effect));
  if (own.length > 0) return own;
  if (figure.binding.rule === 'effect:of-the-dead') {
    const noun = predicateNoun(sentence, figure.counted.to);
    return noun < 0 ? [] : sidesIn(sentence, figure.counted.to, noun + 1);
  }
  const whole = all[figure.wholeOf];
  if (whole !== undefined) return affiliationOf(sentence, whole.counted, owner, false);
  if (figure.binding.effect === 'deployed' && figure.binding.side === 'object')
    return sidesIn(sentence, wordAt(sentence, figure.binding.from - 1) === ',' ? 0 : Math.max(0, figure.binding.from - 6), figure.binding.from).slice(
      ...(wordAt(sentence, figure.binding.from - 1) === ',' ? [0, 1] : []),
    );
  return [];
}

/** "dozens hurt on both sides": those the sentence has named before. */
function bothSides(sentence: Sentence, { counted, binding }: Bound): string[] {
  const at = Math.max(counted.to, binding.to);
  const told = /^(?:on|from)$/.test(wordAt(sentence, at)) && wordAt(sentence, at + 1) === 'both' && wordAt(sentence, at + 2) === 'sides';
  return told ? sidesIn(sentence, 0, counted.from).slice(-2) : [];
}

/** Whether what was counted before can suffer the effect: missiles are not killed, and people are not damaged. */
function suits(kind: Bound['counted']['nounClass'], effect: Claim['effect']): boolean {
  if (kind === 'occurrence') return false;
  if (kind === 'body') return effect === 'killed';
  const thing = kind === 'thing' || kind === 'place' || kind === 'weapon';
  return /^(?:destroyed|damaged|seized|launched|intercepted)$/.test(effect) ? thing : effect === 'affected' || !thing;
}

/** Effects that take people from a place: "from" names where they were, not whose they are. */
const LEAVING = /^(?:abducted|displaced|evacuated|released|rescued)$/;

/** The phrase an elliptic figure goes on with: the whole it is a part of, or the one coordinated before it. */
function antecedent(figure: Bound, all: readonly Bound[]): Bound['counted'] | undefined {
  const index = all.indexOf(figure);
  const whole = all[figure.wholeOf];
  if (whole !== undefined) return whole.counted;
  const previous = all.slice(0, index).findLast(({ counted, wholeOf }) => wholeOf < 0 && counted.head >= 0 && counted.from !== figure.counted.from);
  if (previous === undefined || figure.counted.from - Math.max(previous.binding.to, previous.counted.to) > 14) return undefined;
  return suits(previous.counted.nounClass, figure.binding.effect) ? previous.counted : undefined;
}
