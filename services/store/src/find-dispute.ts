import type { Dispute } from '@tallywire/shared/domain/dispute';
import { idOf } from '@tallywire/shared/domain/ids';
import type { Tally } from '@tallywire/shared/domain/tally';
import { isNumeric } from './figure-range.ts';

/**
 * The present dispute of a tally: its claimants contradict each other; or it was disputed before and is settled; null where neither. A dispute that stays settled
 * stays as it was.
 */
export function findDispute(tally: Tally, before: Dispute | null): Dispute | null {
  const isDisputed = tally.status === 'disputed';
  if (!isDisputed && before?.status !== 'disputed') return before;
  return {
    id: disputeIdOf(tally.id),
    incidentId: tally.incidentId,
    tallyId: tally.id,
    effect: tally.effect,
    group: tally.group,
    status: isDisputed ? 'disputed' : 'resolved',
    severity: isDisputed ? tally.severity : null,
    revision: tally.revision,
    positions: tally.positions.filter(({ figure }) => isNumeric(figure)),
    sources: tally.sources,
    explanation: tally.explanation,
  };
}

/** The id of a tally's dispute, whether there is one or not. */
export function disputeIdOf(tallyId: string): string {
  return idOf('dispute', tallyId);
}
