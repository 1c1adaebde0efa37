import { claimantKey } from '@tallywire/claims/identity';
import type { RecordedClaim } from '@tallywire/shared/domain/recorded-claim';
import { isNumeric, pointOf } from './figure-range.ts';
import type { Sources } from './sources.ts';

/** Where one claimant stands in a tally: its present figure, the claims that give it, and what it said before. */
export interface Stance {
  readonly key: string;
  readonly name: string;
  /** A text that speaks in its own voice: the publisher's. */
  readonly isOwnVoice: boolean;
  readonly present: RecordedClaim;
  /** Claims that give the present figure, earliest first. */
  readonly says: readonly RecordedClaim[];
  /** Claims that gave another figure before, earliest first; of those that only repeat a figure the first. */
  readonly earlier: readonly RecordedClaim[];
}

/**
 * The stance of each claimant whose claims stand: its latest asserted figure, a number before a vague word. A later figure of one claimant takes the place of
 * its earlier ones, whichever article it stands in; so do a correction of its article, and the former figure that an update names.
 */
export function stancesOf(claims: readonly RecordedClaim[], sourceOf: Sources): Stance[] {
  const inOrder = claims.filter(({ claim, state }) => state !== 'retracted' && claim.modality === 'asserted').toSorted(byTime);
  const ofClaimants = Map.groupBy(inOrder, (recorded) => claimantOf(recorded, sourceOf).key);
  return [...ofClaimants.values()].map((own) => stanceOf(own, sourceOf)).filter((stance) => stance !== null);
}

/** When a claim was told first; null where that is unknown. */
export function toldAtOf(recorded: RecordedClaim): string | null {
  return recorded.toldAt ?? (timeOf(recorded) || null);
}

/** When a claim was told last: its article still tells it. */
function timeOf({ article }: RecordedClaim): string {
  return article.modified ?? article.published ?? '';
}

function stanceOf(own: readonly RecordedClaim[], sourceOf: Sources): Stance | null {
  const standing = own.filter(({ claim, state }) => state === 'current' && !claim.previous);
  const present = standing.findLast(({ claim }) => isNumeric(claim.figure)) ?? standing.at(-1);
  if (present === undefined) return null;
  const isSame = ({ claim }: RecordedClaim): boolean =>
    pointOf(claim.figure) === pointOf(present.claim.figure) && isNumeric(claim.figure) === isNumeric(present.claim.figure);
  const says = standing.filter(isSame).sort((a, b) => (toldAtOf(a) ?? '').localeCompare(toldAtOf(b) ?? ''));
  const former = own.filter((recorded) => isNumeric(recorded.claim.figure) && !isSame(recorded) && isFormer(recorded, present));
  const earlier = former.filter(({ claim }, at) => at === 0 || pointOf(claim.figure) !== pointOf(former[at - 1]?.claim.figure ?? present.claim.figure));
  return { ...claimantOf(present, sourceOf), isOwnVoice: present.claim.claimant === null, present, says, earlier };
}

/** Two figures of one claimant in one article are no revision, but for one that is named as the former. */
function isFormer(recorded: RecordedClaim, present: RecordedClaim): boolean {
  return recorded.claim.previous || recorded.state === 'superseded' || (timeOf(recorded) < timeOf(present) && recorded.article.id !== present.article.id);
}

function claimantOf({ claim, article }: RecordedClaim, sourceOf: Sources): { key: string; name: string } {
  if (claim.claimant !== null) return { key: claimantKey(claim.claimant), name: claim.claimant.name };
  const publisher = sourceOf(article);
  return { key: `publisher:${publisher.toLowerCase()}`, name: publisher };
}

/**
 * Earlier first. Of one time, by publisher and title, so that the outcome never depends on the order of arrival; and within an article from its end to its head,
 * since news puts what counts first.
 */
function byTime(a: RecordedClaim, b: RecordedClaim): number {
  const orders = [timeOf(a).localeCompare(timeOf(b)), a.article.publisher.localeCompare(b.article.publisher), a.article.title.localeCompare(b.article.title)];
  return orders.find((order) => order !== 0) ?? (b.claim.evidence.start - a.claim.evidence.start || a.claim.id.localeCompare(b.claim.id));
}
