import { findClaims } from '@tallywire/claims/find-claims';
import type { Article } from '@tallywire/shared/domain/article';
import type { Claim } from '@tallywire/shared/domain/claim';
import { eventOf, MAX_RECORD_BYTES } from '@tallywire/shared/domain/event';
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

/** All claims of an article, as the stage tells them: those that fit beside it into a record. */
export function readClaims(article: Article): FoundClaims {
  const none = { article, engine: ENGINE, skipped: null, truncated: false, claims: [] };
  const text = article.text.slice(0, MAX_READ_CHARS);
  if (!isEnglish(article.title, text)) return { ...none, skipped: 'the text is not English' };
  const found = findClaims(text, { seed: article.id, published: article.published, title: article.title });
  const claims = thatFit(found.slice(0, MAX_CLAIMS), MAX_RECORD_BYTES - bytesOf(none));
  return { ...none, claims: withoutStrayParts(claims), truncated: text.length < article.text.length || claims.length < found.length };
}

/** The first claims that take no more than so many bytes of a record. */
function thatFit(claims: readonly Claim[], maxBytes: number): Claim[] {
  let bytes = 0;
  const end = claims.findIndex((claim) => {
    bytes += bytesOf(claim) + 1;
    return bytes > maxBytes;
  });
  return claims.slice(0, end < 0 ? claims.length : end);
}

/** A part whose whole was cut off stands for itself. */
function withoutStrayParts(claims: readonly Claim[]): Claim[] {
  const kept = new Set(claims.map(({ id }) => id));
  return claims.map((claim) => (claim.partOf === null || kept.has(claim.partOf) ? claim : { ...claim, partOf: null }));
}

/** As it stands in a record. */
function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
