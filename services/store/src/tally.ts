import { groupKey } from '@tallywire/claims/identity';
import type { Claim } from '@tallywire/shared/domain/claim';
import { idOf } from '@tallywire/shared/domain/ids';

/**
 * The tally a claim belongs to: claims meet that are about the same incident, effect and comparable group, and of the same scope.
 * Parts ("including 12 children") never meet wholes, nor figures of a period or of a whole war those of one incident.
 */
export function tallyIdOf(incidentId: string, claim: Claim): string {
  return idOf('tally', incidentId, claim.effect, groupKey(claim.of, claim.effect), claim.scope, claim.partOf === null ? 'whole' : 'part');
}
