import type { Claim } from '@tallywire/shared/domain/claim';
import type { Bound } from './bind.ts';
import { type Sentence, wordAt } from './sentences.ts';

/** How sure the words are: what is feared, may be or is yet to come is no assertion. */
export function modalityOf(sentence: Sentence, { counted, binding }: Bound): Claim['modality'] {
  const from = Math.max(0, Math.min(counted.from, binding.from) - 3);
  const to = Math.max(counted.to, binding.to);
  for (let at = from; at < to; at++) {
    const word = wordAt(sentence, at);
    const inside = at >= Math.min(counted.from, binding.from);
    if (/^(?:feared|presumed|suspected|possibly|perhaps|potentially)$/.test(word) && inside) return 'possible';
    if (word === 'apparently' && at >= counted.quantity.core && at < counted.to) return 'possible';
    if (/^(?:may|might|could)$/.test(word) && wordAt(sentence, at + 1) !== '.')
      return wordAt(sentence, at + 1) === 'have' || wordAt(sentence, at + 2) === 'have' ? 'possible' : 'forecast';
    if (word === 'believed' && /^(?:is|are|was|were|been|be)$/.test(wordAt(sentence, at - 1))) return 'possible';
    if (/^(?:fear|fears)$/.test(word) && at < counted.from) return 'possible';
    if (word === 'will' && at >= from) return 'forecast';
    if (/^(?:expected|planned|plans|scheduled|ordered|threatened|vowed|set)$/.test(word) && wordAt(sentence, at + 1) === 'to') return 'forecast';
  }
  return 'asserted';
}
