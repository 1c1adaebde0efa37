import type { Figure } from '@tallywire/shared/domain/claim';
import type { Dispute } from '@tallywire/shared/domain/dispute';
import type { ArticleRef, RecordedClaim } from '@tallywire/shared/domain/recorded-claim';
import type { Tally } from '@tallywire/shared/domain/tally';
import type { ClaimStore, StoredTally } from '@tallywire/shared/ports/claim-store';
import { disputeIdOf } from './find-dispute.ts';
import { readTally } from './read-tally.ts';
import { originalsAmong } from './sources.ts';

/** How a figure changed: another one of the same claimant, a correction of the article, or taken back by it. */
export interface FigureChange {
  readonly kind: 'revised' | 'corrected' | 'retracted';
  readonly tallyId: string;
  /** The claimant's name; the publisher's for its own voice. */
  readonly claimant: string;
  readonly from: Figure;
  /** Null where it was taken back. */
  readonly to: Figure | null;
  /** ISO 8601; null where that is unknown. */
  readonly at: string | null;
  readonly publisher: string;
  readonly claimIds: readonly string[];
}

/** All that is known of an incident. */
export interface IncidentStory {
  readonly id: string;
  /** In the order of publication. Of those with one text the earliest is the original, the others are its copies, whichever was read first. */
  readonly articles: readonly ArticleRef[];
  /** Disputed ones first, then by how much was said. */
  readonly tallies: readonly Tally[];
  /** Open and settled. */
  readonly disputes: readonly Dispute[];
  /** In the order of time. */
  readonly changes: readonly FigureChange[];
  /** Every claim, those superseded and retracted included. */
  readonly claims: readonly RecordedClaim[];
}

/** Reads an incident's whole story; null where the store has no claims of it. */
export async function readIncident(store: ClaimStore, incidentId: string): Promise<IncidentStory | null> {
  const stored: StoredTally[] = [];
  const disputes: Dispute[] = [];
  for (const id of await store.talliesOf(incidentId)) {
    const tally = await store.tally(id);
    if (tally === null || tally.claims.length === 0) continue;
    stored.push(tally);
    const dispute = await store.dispute(disputeIdOf(id));
    if (dispute !== null) disputes.push(dispute);
  }
  if (stored.length === 0) return null;
  const claims = stored.flatMap((tally) => tally.claims);
  const articles = articlesOf(claims);
  const tallies = stored.map(readTally).filter((tally) => tally !== null);
  const changes = [...corrections(claims, articles), ...tallies.flatMap((tally) => revisions(tally, claims))];
  return {
    id: incidentId,
    articles: withOriginals([...articles.values()]).sort((a, b) => compare(a.published, b.published) || compare(a.url, b.url)),
    tallies: tallies.sort(tellingFirst),
    disputes,
    changes: changes.sort((a, b) => compare(a.at, b.at) || compare(a.claimIds.join(), b.claimIds.join())),
    claims,
  };
}

/** Each article once, as its latest version in which a claim was seen. */
function articlesOf(claims: readonly RecordedClaim[]): Map<string, ArticleRef> {
  const articles = new Map<string, ArticleRef>();
  for (const { article, state } of claims) if (state === 'current' || !articles.has(article.id)) articles.set(article.id, article);
  return articles;
}

function withOriginals(articles: readonly ArticleRef[]): ArticleRef[] {
  const originalOf = originalsAmong(articles);
  return articles.map((article) => ({ ...article, copyOf: originalOf(article).id === article.id ? null : originalOf(article).id }));
}

/** What a later version of an article changed or took back. */
function corrections(claims: readonly RecordedClaim[], articles: ReadonlyMap<string, ArticleRef>): FigureChange[] {
  const successors = new Map(claims.filter(({ supersedes }) => supersedes !== null).map((recorded) => [recorded.supersedes, recorded]));
  return claims
    .filter(({ state }) => state !== 'current')
    .map((recorded) => {
      const { claim, article, state, tallyId } = recorded;
      const successor = successors.get(claim.id);
      return {
        kind: state === 'superseded' ? 'corrected' : 'retracted',
        tallyId,
        claimant: claim.claimant?.name ?? article.publisher,
        from: claim.figure,
        to: successor?.claim.figure ?? null,
        at: successor?.toldAt ?? articles.get(article.id)?.modified ?? null,
        publisher: article.publisher,
        claimIds: [claim.id, ...(successor === undefined ? [] : [successor.claim.id])],
      };
    });
}

/** What claimants said anew, each time from the figure before; corrections of one article are told as such. */
function revisions(tally: Tally, claims: readonly RecordedClaim[]): FigureChange[] {
  const superseded = new Set(claims.filter(({ state }) => state === 'superseded').map(({ claim }) => claim.id));
  return tally.positions.flatMap(({ claimant, figure, claimId, claimIds = [], since = null, publisher, earlier = [] }) => {
    const steps = [...earlier, { figure, claimId: claimIds[0] ?? claimId, at: since }];
    return steps.slice(1).flatMap((step, at): FigureChange[] => {
      const before = steps[at];
      if (before === undefined || superseded.has(before.claimId)) return [];
      const ids = [before.claimId, step.claimId];
      return [{ kind: 'revised', tallyId: tally.id, claimant, from: before.figure, to: step.figure, at: step.at, publisher, claimIds: ids }];
    });
  });
}

function tellingFirst(a: Tally, b: Tally): number {
  const weightOf = ({ status, severity }: Tally): number => (status === 'disputed' ? (severity ?? Number.MAX_VALUE) : 0);
  return weightOf(b) - weightOf(a) || b.claims - a.claims || compare(a.id, b.id);
}

/** Unknown times come last. */
function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '~') < (b ?? '~') ? -1 : 1;
}
