import type { Bound } from './bind.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';

/** The superseded figure of an update: "from 38 to 43", "an earlier count of 19". */
export function isPrevious(sentence: Sentence, { counted, binding }: Bound): boolean {
  const before = wordAt(sentence, counted.from - 1);
  if (before === 'from' && binding.side === 'act') return true;
  for (let at = counted.from - 1; at >= counted.from - 5; at--)
    if (/^(?:earlier|previous|previously|initial|initially)$/.test(wordAt(sentence, at))) return binding.side === 'act' || binding.side === 'noun';
  return false;
}

/** The shortest run of the text that holds the figure, its noun and its effect. */
export function evidenceSpan(sentence: Sentence, { counted, binding }: Bound): { start: number; end: number } {
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
