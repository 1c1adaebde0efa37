import type { Claim } from '@tallywire/shared/domain/claim';
import type { Bound } from './bind.ts';
import { type Sentence, wordAt } from './sentences.ts';
import type { TimePhrase } from './when.ts';

/** Whether a figure is of one incident, runs up to now, or covers a stretch of time. */
export function scopeOf(sentence: Sentence, { counted, binding }: Bound, time: TimePhrase | null): Claim['scope'] {
  const from = Math.max(0, Math.min(counted.from, binding.from) - 8);
  const to = Math.min(sentence.tokens.length, Math.max(counted.to, binding.to) + 12);
  for (let at = from; at < to; at++) {
    const pair = `${wordAt(sentence, at)} ${wordAt(sentence, at + 1)}`;
    if (/^(?:since|altogether)\b/.test(pair) || /^(?:so far|to date|until now|in total)$/.test(pair)) return 'cumulative';
    if (/^(?:the war|the conflict|the insurgency|the pandemic)$/.test(pair) && binding.side === 'object' && at < counted.from) return 'cumulative';
    if (/^(?:this year|last year|last month|this month|this week|last week|past year|past month|past week|every year|each year|a year|per year)$/.test(pair))
      return 'period';
    if (wordAt(sentence, at) === 'alone') return 'period';
  }
  return time?.scope ?? 'incident';
}
