import { type Sentence, wordAt } from './sentences.ts';

/** The token behind the words of a pattern where they stand at a place, -1 otherwise; a word may list choices with |, and is optional with ?. */
export function reads(sentence: Sentence, at: number, pattern: string): number {
  let next = at;
  for (const choices of pattern.split(' ')) {
    const optional = choices.endsWith('?');
    const hit = (optional ? choices.slice(0, -1) : choices).split('|').includes(wordAt(sentence, next));
    if (hit) next++;
    else if (!optional) return -1;
  }
  return next;
}
