import type { Effect } from '@tallywire/shared/domain/claim';
import type { RecordedClaim } from '@tallywire/shared/domain/recorded-claim';
import { contradict, pointOf } from './figure-range.ts';
import { type Stance, toldAtOf } from './stances.ts';

/** Counts of these fall by themselves while a rescue goes on. */
const SHRINKING: ReadonlySet<Effect> = new Set(['missing', 'trapped']);
/** A lower figure told this soon after a higher one is no late correction. */
const SOON_MS = 24 * 3_600_000;

/**
 * Whether two claimants dispute. That their figures contradict each other is not enough, since counts grow: what one says on Monday updates what another said on
 * Sunday. They dispute where one article sets one against the other; where a side counts what it did to the other; or where the later one is soon and lower.
 * A publisher's own voice only reports: it stands against none but a side that counts what it did.
 */
export function standAgainst(one: Stance, other: Stance): boolean {
  if (!contradict(one.present.claim.figure, other.present.claim.figure)) return false;
  if (isUnsided(one.present) || isUnsided(other.present)) return false;
  if (isContested(one.present) !== isContested(other.present)) return true;
  if (one.isOwnVoice || other.isOwnVoice) return false;
  return areToldTogether(one, other) || fallsSoon(one, other) || fallsSoon(other, one);
}

/** What a side says that it did to an armed other, or by name to anyone: others count such losses themselves. */
function isContested({ claim }: RecordedClaim): boolean {
  return claim.relation === 'inflicted' && (claim.of.status === 'combatant' || claim.by !== null);
}

/** What a side in a fight says of people of no named side may be of its own or of the other's: it can't be compared. */
function isUnsided({ claim: { claimant, of } }: RecordedClaim): boolean {
  return claimant?.kind === 'belligerent' && claimant.affiliation.length > 0 && of.affiliation.length === 0;
}

function areToldTogether(one: Stance, other: Stance): boolean {
  const articles = new Set(one.says.map(({ article }) => article.id));
  return other.says.some(({ article }) => articles.has(article.id));
}

function fallsSoon(higher: Stance, lower: Stance): boolean {
  if (SHRINKING.has(higher.present.claim.effect) || pointOf(higher.present.claim.figure) <= pointOf(lower.present.claim.figure)) return false;
  const passedMs = firstMs(lower) - firstMs(higher);
  return passedMs >= 0 && passedMs <= SOON_MS;
}

function firstMs({ says, present }: Stance): number {
  return Date.parse(toldAtOf(says[0] ?? present) ?? '');
}
