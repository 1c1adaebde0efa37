import type { Claim } from '@tallywire/shared/domain/claim';
import { type Credited, creditAt } from './attribute.ts';
import { type Bound, bindSentence } from './bind.ts';
import { identify } from './claim-id.ts';
import { readCounted } from './counted.ts';
import { type Draft, draftClaim } from './draft-claim.ts';
import { readDay } from './publication.ts';
import { findQuantities } from './quantities.ts';
import { rejectReason } from './rejects.ts';
import { createRoster } from './roster.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { findAttributions } from './speakers.ts';
import { tokenise } from './tokens.ts';

/** What the caller knows about the text. */
export interface FindOptions {
  /** Goes into the claims' ids: the article's id, so that two articles' claims never share one. */
  readonly seed?: string;
  /** Publication date, ISO 8601 or as written; without a full date relative times stay unresolved. */
  readonly published?: string | null;
  readonly title?: string;
}

/** Most characters read; what stands behind them is left unread. */
export const MAX_TEXT_CHARS = 2_000_000;

/** The claim figures of an English news text, in the order of their evidence. Pure; never throws. */
export function findClaims(text: string, options: FindOptions = {}): Claim[] {
  const read = text.slice(0, MAX_TEXT_CHARS);
  const sentences = splitSentences(read, tokenise(read));
  const credited: Credited[] = sentences.map((sentence) => ({ sentence, attributions: findAttributions(sentence) }));
  const published = readDay(options.published);
  const roster = createRoster();
  const drafts: { draft: Draft; whole: number }[] = [];
  for (const [index, { sentence, attributions }] of credited.entries()) {
    for (const { speaker } of attributions) if (!speaker.pronoun) roster.add(speaker.words);
    const all = bindAll(sentence);
    const first = drafts.length;
    for (const figure of all) {
      const credit = creditAt(credited, index, figure.counted.quantity.core);
      const draft = draftClaim({ text: read, sentence, figure, all, credit, roster, published });
      drafts.push({ draft, whole: figure.wholeOf < 0 ? -1 : first + figure.wholeOf });
    }
  }
  return identify(drafts, options.seed ?? '');
}

function bindAll(sentence: Sentence): Bound[] {
  const counts = findQuantities(sentence).filter((quantity) => rejectReason(sentence, quantity) === undefined);
  return bindSentence(
    sentence,
    counts.map((quantity) => readCounted(sentence, quantity)),
  );
}
