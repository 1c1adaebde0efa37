import type { Claim } from '@tallywire/shared/domain/claim';
import type { Bound } from './bind.ts';
import { ADVERBS, AUXILIARIES, LINKING_VERBS } from './lexicon/function-words.ts';
import { type Sentence, wordAt } from './sentences.ts';

/** How sure the words are: what is feared, may be or is yet to come is no assertion. */
export function modalityOf(sentence: Sentence, { counted, binding }: Bound): Claim['modality'] {
  for (let at = Math.min(counted.from, binding.from) - 3; at < counted.to; at++) {
    const word = wordAt(sentence, at);
    if (/^(?:fear|fears|presumably|feared|possibly|perhaps)$/.test(word)) return 'possible';
    if (word === 'apparently' && at >= counted.quantity.core) return 'possible';
  }
  return chainModality(sentence, Math.min(binding.from, binding.from > counted.from ? binding.from : counted.from)) ?? 'asserted';
}

/** The verbs and auxiliaries right before the effect's words decide: "may have been", "are feared", "will be", "is expected to". */
function chainModality(sentence: Sentence, effect: number): Claim['modality'] | undefined {
  let have = false;
  for (let at = effect; at > effect - 10; at--) {
    const word = wordAt(sentence, at);
    if (at < effect && !(AUXILIARIES.has(word) || LINKING_VERBS.has(word) || ADVERBS.has(word) || word === 'to' || ORDERS.test(word))) return undefined;
    if (word === 'have') have = true;
    // "are to be released".
    if (word === 'be' && wordAt(sentence, at - 1) === 'to' && /^(?:is|are)$/.test(wordAt(sentence, at - 2))) return 'forecast';
    if (/^(?:feared|presumed|suspected|believed|thought|possibly|apparently)$/.test(word) && at < effect) return 'possible';
    if (/^(?:may|might|could)$/.test(word)) return have ? 'possible' : 'forecast';
    if (/^(?:will|'ll)$/.test(word) || (ORDERS.test(word) && wordAt(sentence, at + 1) === 'to')) return 'forecast';
  }
  return undefined;
}

const ORDERS = /^(?:expected|planned|plans?|scheduled|ordered|threatened|vowed|wants?|aims?|going|due|likely|set|hopes?|demanded|demanding|ready)$/;
