import { claimantKey } from '@tallywire/claims/identity';
import type { Figure, Group } from '@tallywire/shared/domain/claim';
import type { Dispute, Position } from '@tallywire/shared/domain/dispute';
import { idOf } from '@tallywire/shared/domain/ids';
import type { RecordedClaim } from '@tallywire/shared/domain/recorded-claim';
import type { StoredTally } from '@tallywire/shared/ports/claim-store';

/** "About 100" does not contradict 95: the words leave this much room on either side. */
const ABOUT_ROOM = 0.1;

/** A tally's dispute: two claimants whose ranges don't overlap; null where all agree. Every figure in it is somebody's own. */
export function findDispute(tally: StoredTally): Dispute | null {
  const positions = positionsOf(tally.claims);
  const [first] = positions;
  if (!first || !positions.some((one) => positions.some((other) => contradict(one.figure, other.figure)))) return null;
  const claim = tally.claims.find((recorded) => recorded.claim.id === first.claimId);
  if (!claim) return null;
  return {
    id: disputeIdOf(tally.id),
    incidentId: claim.incidentId,
    tallyId: tally.id,
    effect: claim.claim.effect,
    group: describeGroup(tally.claims.map((recorded) => recorded.claim.of)),
    status: 'disputed',
    severity: severityOf(positions.map(({ figure }) => figure)),
    revision: tally.revision,
    positions,
  };
}

/** The id of a tally's dispute, whether there is one or not. */
export function disputeIdOf(tallyId: string): string {
  return idOf('dispute', tallyId);
}

/** The present figure of each claimant: its latest that stands, asserted, not superseded, and more than a vague word. Lowest figure first. */
function positionsOf(claims: readonly RecordedClaim[]): Position[] {
  const standing = claims.filter(
    ({ claim, state }) => state === 'current' && claim.modality === 'asserted' && !claim.previous && boundsOf(claim.figure) !== null,
  );
  const latest = new Map<string, RecordedClaim>();
  for (const recorded of standing.toSorted(byTime)) latest.set(claimantOf(recorded).key, recorded);
  return [...latest.values()].map(positionOf).sort((a, b) => pointOf(a.figure) - pointOf(b.figure) || (a.claimantKey < b.claimantKey ? -1 : 1));
}

/**
 * Earlier first. Of one time, by publisher and title, so that the outcome never depends on the order of arrival; and within an article from its end to its head,
 * since news puts what counts first.
 */
function byTime(a: RecordedClaim, b: RecordedClaim): number {
  const orders = [timeOf(a).localeCompare(timeOf(b)), a.article.publisher.localeCompare(b.article.publisher), a.article.title.localeCompare(b.article.title)];
  return orders.find((order) => order !== 0) ?? (b.claim.evidence.start - a.claim.evidence.start || a.claim.id.localeCompare(b.claim.id));
}

function timeOf({ article }: RecordedClaim): string {
  return article.modified ?? article.published ?? '';
}

function claimantOf({ claim, article }: RecordedClaim): { key: string; name: string } {
  if (claim.claimant === null) return { key: `publisher:${article.publisher.toLowerCase()}`, name: article.publisher };
  return { key: claimantKey(claim.claimant), name: claim.claimant.name };
}

function positionOf(recorded: RecordedClaim): Position {
  const { claim, article } = recorded;
  const { key, name } = claimantOf(recorded);
  return {
    claimantKey: key,
    claimant: name,
    relation: claim.relation,
    figure: claim.figure,
    claimId: claim.id,
    articleId: article.id,
    quote: claim.evidence.quote,
    url: article.url,
    publisher: article.publisher,
    published: article.published,
  };
}

/** The range a figure leaves open, both ends inclusive; null where it is a vague word. */
function boundsOf({ min, max, qualifier }: Figure): { low: number; high: number } | null {
  if (min === null && max === null) return null;
  const room = qualifier === 'about' ? ABOUT_ROOM : 0;
  const open = qualifier === 'more_than' || qualifier === 'less_than' ? 1e-9 : 0;
  return {
    low: min === null ? 0 : min * (1 - room) + (qualifier === 'more_than' ? open : 0),
    high: max === null ? Number.POSITIVE_INFINITY : max * (1 + room) - (qualifier === 'less_than' ? open : 0),
  };
}

function contradict(one: Figure, other: Figure): boolean {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  return a !== null && b !== null && (a.high < b.low || b.high < a.low);
}

function pointOf({ min, max }: Figure): number {
  return min ?? max ?? 0;
}

function severityOf(figures: readonly Figure[]): number | null {
  const points = figures.map(pointOf);
  const lowest = Math.min(...points);
  return lowest === 0 ? null : Math.max(...points) / lowest;
}

/** The group in words: whose, and what they are most often called. */
function describeGroup(groups: readonly Group[]): string {
  const sides = mostCommon(groups.flatMap(({ affiliation }) => affiliation.slice(0, 1)));
  const noun = mostCommon(groups.map((group) => group.noun)) ?? 'people';
  return sides === null ? noun : `${sides}: ${noun}`;
}

function mostCommon(names: readonly string[]): string | null {
  const counts = Map.groupBy(names, (name) => name);
  const ranked = [...counts].sort(([nameA, a], [nameB, b]) => b.length - a.length || (nameA < nameB ? -1 : 1));
  return ranked[0]?.[0] ?? null;
}
