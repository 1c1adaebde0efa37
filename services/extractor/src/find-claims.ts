import { findClaims } from '@tallywire/claims/find-claims';
import type { Article } from '@tallywire/shared/domain/article';
import { eventOf } from '@tallywire/shared/domain/event';
import { type FoundClaims, MAX_CLAIMS } from '@tallywire/shared/domain/found-claims';
import { topics } from '@tallywire/shared/domain/topics';
import type { Stage } from '@tallywire/shared/runtime/stage';
import { isEnglish } from './language.ts';

/** Raised whenever the engine may find other claims in the same text. */
export const ENGINE = 'tallywire-claims/0.1';

/** The most text that is read for claims, in UTF-16 code units. */
const MAX_READ_CHARS = 200_000;

/** The stage that finds the claim figures of an article. An article in another language is kept, without claims, and says so. */
export const findClaimsStage: Stage<Article> = {
  name: 'find-claims',
  input: topics.articleExtracted,
  outputs: [topics.claimsFound],
  concurrency: 1,
  handle(article) {
    const found = readClaims(article);
    const facts = {
      title: article.title,
      publisher: article.publisher,
      claims: found.claims.length,
      ...(found.skipped === null ? {} : { skipped: found.skipped }),
    };
    return { kind: 'emit', events: [eventOf(topics.claimsFound, found)], told: { message: 'Claims found.', facts } };
  },
};

/** All claims of an article, as the stage tells them. */
export function readClaims(article: Article): FoundClaims {
  const text = article.text.slice(0, MAX_READ_CHARS);
  if (!isEnglish(article.title, text)) return { article, engine: ENGINE, skipped: 'the text is not English', truncated: false, claims: [] };
  const claims = findClaims(text, { seed: article.id, published: article.published, title: article.title });
  return {
    article,
    engine: ENGINE,
    skipped: null,
    truncated: text.length < article.text.length || claims.length > MAX_CLAIMS,
    claims: claims.slice(0, MAX_CLAIMS),
  };
}
