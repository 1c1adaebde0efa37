import type { Claim } from '@tallywire/shared/domain/claim';
import type { Counted } from './counted.ts';
import { COMBATANTS, RESPONDERS, singular } from './lexicon/nouns.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';
import { sideAt } from './sides.ts';

/** The sides named among the words from one token to another, each as written. */
export function sidesIn(sentence: Sentence, from: number, to: number): string[] {
  const words = sentence.tokens.slice(from, to).map(({ text }) => text);
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const side = sideAt(words, at);
    if (side === undefined || side.kind === 'capital') continue;
    const first = tokenAt(sentence, from + at);
    const last = tokenAt(sentence, from + at + side.words - 1);
    const name = joinTokens(sentence, from + at, from + at + side.words);
    if (first.text !== '' && last.text !== '' && !found.includes(name)) found.push(name);
    at += side.words - 1;
  }
  return found;
}

/** The text of a run of tokens, with its own spacing. */
export function joinTokens(sentence: Sentence, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) {
    const token = tokenAt(sentence, at);
    if (token.text === '') continue;
    if (text !== '' && tokenAt(sentence, at - 1).end < token.start) text += ' ';
    text += token.text;
  }
  return text;
}

/** Sides the text gives the counted: in the phrase itself, behind it ("members of Hamas", "from Nepal"), or of the owner ("its soldiers"). */
export function affiliationOf(sentence: Sentence, counted: Counted, owner: readonly string[], leaving: boolean): string[] {
  if (counted.head < 0) return [];
  const inside = sidesIn(sentence, counted.quantity.to, counted.to);
  if (inside.length > 0) return inside;
  const possessive = hasPossessive(sentence, counted);
  if (possessive) return [...owner];
  const next = wordAt(sentence, counted.to);
  if (next !== 'of' && next !== 'with' && (next !== 'from' || leaving)) return [];
  const behind = sidesIn(sentence, counted.to + 1, clauseEnd(sentence, counted.to + 1, 6));
  return behind.length > 0 ? behind : bodyAt(sentence, counted.to + 1);
}

function clauseEnd(sentence: Sentence, from: number, most: number): number {
  let to = from;
  while (to < from + most && !/^(?:[,.;:()]|and|in|who|were|was|when)$/.test(wordAt(sentence, to))) to++;
  return to;
}

/** A body named behind "of" or "from": "two members of the Coast Guard". */
function bodyAt(sentence: Sentence, start: number): string[] {
  const from = wordAt(sentence, start) === 'the' ? start + 1 : start;
  let to = from;
  while (to < from + 5 && /^\p{Lu}/u.test(tokenAt(sentence, to).text)) to++;
  return to > from && BODY_WORDS.test(wordAt(sentence, to - 1)) ? [joinTokens(sentence, from, to)] : [];
}

const BODY_WORDS =
  /^(?:guards?|forces?|army|navy|police|corps|brigades?|militia|front|party|movement|group|battalion|regiment|command|service|union|crescent|cross|family)$/;

function hasPossessive(sentence: Sentence, { quantity, head }: Counted): boolean {
  for (let at = quantity.core; at < head; at++) if (/^(?:its|their|our|his|her)$/.test(wordAt(sentence, at))) return true;
  return false;
}

/** Whether the counted bear arms, by their noun. */
export function statusOf(noun: string): Claim['of']['status'] {
  const one = singular(noun.toLowerCase().split(' ').at(-1) ?? '');
  if (COMBATANTS.has(one)) return 'combatant';
  if (RESPONDERS.has(one)) return 'civilian';
  return /^(?:civilian|noncombatant|non-combatant|child|baby|infant|schoolgirl|schoolboy|student|pupil|teacher|journalist|tourist|worshipper|villager|worker|passenger|patient|medic|doctor|nurse|woman|girl|boy|bystander|pilgrim|farmer|miner)$/.test(
    one,
  )
    ? 'civilian'
    : 'unknown';
}
