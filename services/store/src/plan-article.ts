import { claimantKey, groupKey } from '@tallywire/claims/identity';
import type { Article } from '@tallywire/shared/domain/article';
import type { Claim } from '@tallywire/shared/domain/claim';
import type { FoundClaims } from '@tallywire/shared/domain/found-claims';
import type { ArticleRef, RecordedClaim } from '@tallywire/shared/domain/recorded-claim';
import type { ArticleChange, Placement, StoredArticle } from '@tallywire/shared/ports/claim-store';
import { tallyIdOf } from './tally.ts';

/** What is to be done about an article's found claims. `known`: they stand there already. `stale`: a later version is stored. */
export type ArticlePlan =
  | { readonly kind: 'change'; readonly change: ArticleChange; readonly tally: VersionTally }
  | { readonly kind: 'known' }
  | { readonly kind: 'stale' };

/** What a version brought, for the log. */
export interface VersionTally {
  readonly added: number;
  readonly superseded: number;
  readonly retracted: number;
}

/**
 * Compares what was found in a version of an article with what is stored of it. A claim that stays keeps its id and takes the new version's offsets;
 * one whose figure changed is superseded by the new one; one that is no longer there is retracted. Nothing is deleted.
 */
export function planArticle(stored: StoredArticle | null, found: FoundClaims, placement: Placement): ArticlePlan {
  const { article, claims } = found;
  const { incidentId, copyOf } = placement;
  if (stored !== null && isStale(article, stored)) return { kind: 'stale' };
  const before = new Map((stored?.claims ?? []).filter(({ state }) => state === 'current').map((recorded) => [recorded.claim.id, recorded]));
  const after = new Map(claims.map((claim) => [claim.id, claim]));
  const isSameSet = before.size === after.size && [...after.keys()].every((id) => before.has(id));
  if (stored?.article.version === article.version && isSameSet) return { kind: 'known' };

  const vanished = [...before.values()].filter(({ claim }) => !after.has(claim.id));
  const added = claims.filter(({ id }) => !before.has(id));
  const successors = matchSuccessors(vanished, added);
  const predecessorOf = new Map([...successors].map(([oldId, newId]) => [newId, oldId]));
  const ref = refOf(article, copyOf);
  const current = claims.map((claim): RecordedClaim => {
    const known = before.get(claim.id);
    return {
      claim,
      article: ref,
      incidentId,
      tallyId: tallyIdOf(incidentId, claim),
      state: 'current',
      supersedes: predecessorOf.get(claim.id) ?? known?.supersedes ?? null,
      toldAt: known?.toldAt ?? article.modified ?? article.published,
    };
  });
  const ended = vanished.map((recorded): RecordedClaim => ({ ...recorded, state: successors.has(recorded.claim.id) ? 'superseded' : 'retracted' }));
  return {
    kind: 'change',
    change: { article, incidentId, copyOf, replaces: stored?.article.version ?? null, claims: [...current, ...ended] },
    tally: { added: added.length, superseded: successors.size, retracted: vanished.length - successors.size },
  };
}

/** Whether a version comes late: it was followed by another, or says itself that it is older than the one stored. */
function isStale({ version, modified }: Article, stored: StoredArticle): boolean {
  if (stored.versions.slice(0, -1).includes(version)) return true;
  return modified !== null && stored.article.modified !== null && Date.parse(modified) < Date.parse(stored.article.modified);
}

/** Pairs each vanished claim with the new one that speaks of the same: same claimant, effect, group and scope; in the order of the text. */
function matchSuccessors(vanished: readonly RecordedClaim[], added: readonly Claim[]): Map<string, string> {
  const free = [...added];
  const pairs = new Map<string, string>();
  for (const { claim } of vanished.toSorted((a, b) => a.claim.evidence.start - b.claim.evidence.start)) {
    const at = free.findIndex((candidate) => subjectOf(candidate) === subjectOf(claim));
    const [successor] = at < 0 ? [] : free.splice(at, 1);
    if (successor) pairs.set(claim.id, successor.id);
  }
  return pairs;
}

/** What a claim is about, its figure apart. */
function subjectOf(claim: Claim): string {
  const claimant = claim.claimant === null ? '' : claimantKey(claim.claimant);
  return JSON.stringify([claim.effect, groupKey(claim.of, claim.effect), claim.scope, claim.partOf !== null, claim.previous, claimant]);
}

/** An article without its text, as claims carry it. */
function refOf({ id, version, url, canonicalUrl, feedUrl, title, publisher, published, modified, bodyFrom }: Article, copyOf: string | null): ArticleRef {
  return { id, version, url, canonicalUrl, feedUrl, title, publisher, published, modified, bodyFrom, copyOf };
}
