import type { Group } from '@tallywire/shared/domain/claim';
import type { Position } from '@tallywire/shared/domain/dispute';
import type { RecordedClaim } from '@tallywire/shared/domain/recorded-claim';
import type { Tally } from '@tallywire/shared/domain/tally';
import type { StoredTally } from '@tallywire/shared/ports/claim-store';
import { contradict, isNumeric, pointOf } from './figure-range.ts';
import { countSources, type Sources, sourcesOf } from './sources.ts';
import { type Stance, stancesOf, toldAtOf } from './stances.ts';
import { standAgainst } from './stand-against.ts';

/** The most of each that a tally tells; claims are all kept in the store. */
const MAX_POSITIONS = 60;
const MAX_CLAIM_IDS = 60;
const MAX_EARLIER = 20;

/** Reads a tally's claims together; null where it has none. The same claims always give the same tally, in whichever order they came. */
export function readTally({ id, revision, claims }: StoredTally): Tally | null {
  const [first] = claims;
  if (first === undefined) return null;
  const sourceOf = sourcesOf(claims);
  const stances = stancesOf(claims, sourceOf).sort(lowestFirst);
  const disputing = stances.filter((stance) => stances.some((other) => standAgainst(stance, other)));
  const standing = claims.filter(({ state }) => state === 'current');
  return {
    id,
    incidentId: first.incidentId,
    effect: first.claim.effect,
    group: describeGroup(claims.map(({ claim }) => claim.of)),
    scope: first.claim.scope,
    isPart: first.claim.partOf !== null,
    status: statusOf(standing, stances, disputing, sourceOf),
    severity: disputing.length === 0 ? null : severityOf(disputing),
    explanation: ownLossesAreLow(disputing) ? 'own_losses_low' : null,
    sources: countSources(standing, sourceOf),
    claims: claims.length,
    revision,
    positions: keptOf(stances, disputing).map((stance) => positionOf(stance, sourceOf)),
  };
}

function statusOf(standing: readonly RecordedClaim[], stances: readonly Stance[], disputing: readonly Stance[], sourceOf: Sources): Tally['status'] {
  if (standing.length === 0) return 'retracted';
  if (disputing.length > 0) return 'disputed';
  const figures = stances.map(({ present }) => present.claim.figure);
  const hasMoved = stances.some(({ earlier }) => earlier.length > 0) || figures.some((one) => figures.some((other) => contradict(one, other)));
  if (hasMoved) return 'revised';
  return isAgreed(stances, sourceOf) ? 'agreed' : 'single-source';
}

/** Several claimants in several publishers; a vague word confirms no number. */
function isAgreed(stances: readonly Stance[], sourceOf: Sources): boolean {
  const numeric = stances.filter(({ present }) => isNumeric(present.claim.figure));
  const agreeing = numeric.length > 0 ? numeric : stances;
  return (
    agreeing.length > 1 &&
    countSources(
      agreeing.flatMap(({ says }) => says),
      sourceOf,
    ) > 1
  );
}

/** Those who dispute come before those who don't, where there are more than can be told. */
function keptOf(stances: readonly Stance[], disputing: readonly Stance[]): readonly Stance[] {
  if (stances.length <= MAX_POSITIONS) return stances;
  const [lowest, highest] = [disputing.slice(0, MAX_POSITIONS / 2), disputing.slice(MAX_POSITIONS / 2).slice(-MAX_POSITIONS / 2)];
  return [...new Set([...lowest, ...highest, ...stances])].slice(0, MAX_POSITIONS).sort(lowestFirst);
}

function positionOf({ key, name, present, says, earlier }: Stance, sourceOf: Sources): Position {
  const { claim, article } = present;
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
    claimIds: says.map((recorded) => recorded.claim.id).slice(-MAX_CLAIM_IDS),
    sources: countSources(says, sourceOf),
    since: toldAtOf(says[0] ?? present),
    earlier: earlier
      .slice(-MAX_EARLIER)
      .map((recorded) => ({ figure: recorded.claim.figure, claimId: recorded.claim.id, articleId: recorded.article.id, at: toldAtOf(recorded) })),
  };
}

function lowestFirst(a: Stance, b: Stance): number {
  const [one, other] = [a.present.claim.figure, b.present.claim.figure];
  const order = Number(isNumeric(other)) - Number(isNumeric(one)) || pointOf(one) - pointOf(other);
  if (order !== 0) return order;
  return a.key < b.key ? -1 : 1;
}

/** Of those who dispute: the highest figure over the lowest; null where the lowest is nought. */
function severityOf(disputing: readonly Stance[]): number | null {
  const points = disputing.map(({ present }) => pointOf(present.claim.figure));
  const lowest = Math.min(...points);
  return lowest === 0 ? null : Math.max(...points) / lowest;
}

/** Each side counts its own losses low: the lowest figure is of one who bears them, and of none who inflicted them; the highest is of one who did. */
function ownLossesAreLow(disputing: readonly Stance[]): boolean {
  const points = disputing.map(({ present }) => pointOf(present.claim.figure));
  const relationsAt = (point: number): string[] => disputing.filter((_, at) => points[at] === point).map(({ present }) => present.claim.relation);
  const lowest = relationsAt(Math.min(...points));
  return lowest.includes('own_losses') && !lowest.includes('inflicted') && relationsAt(Math.max(...points)).includes('inflicted');
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
