import { ARMY, figure, REBELS, says, tallyOf } from '@tallywire/shared/contract/sample-tally';
import { describe, expect, test } from 'vitest';
import { findDispute } from './find-dispute.ts';
import { readTally } from './read-tally.ts';

const read = (...claims: Parameters<typeof tallyOf>) => {
  const tally = readTally(tallyOf(...claims));
  if (tally === null) throw new Error('a tally of claims is one');
  return tally;
};

describe('find-dispute', () => {
  test('is the disputed tally, with the claims it rests on', () => {
    const claims = [says(REBELS, figure(58)), says(ARMY, figure(23))];
    const dispute = findDispute(read(...claims), null);
    expect(dispute).toMatchObject({ status: 'disputed', tallyId: 'tally-1', revision: 3, sources: 1, explanation: 'own_losses_low' });
    expect(dispute?.positions.map(({ claimIds }) => claimIds)).toEqual(claims.toReversed().map(({ claim }) => [claim.id]));
  });

  test('is none where nobody disputes or ever did', () => {
    expect(findDispute(read(says(REBELS, figure(23)), says(ARMY, figure(23))), null)).toBeNull();
  });

  test('is settled once, and stays as it was settled', () => {
    const before = findDispute(read(says(REBELS, figure(58)), says(ARMY, figure(23))), null);
    const settled = findDispute({ ...read(says(REBELS, figure(23)), says(ARMY, figure(23))), revision: 4 }, before);
    expect(settled).toMatchObject({ id: before?.id, status: 'resolved', severity: null, revision: 4 });
    expect(settled?.positions.map(({ figure: { min } }) => min)).toEqual([23, 23]);
    expect(findDispute({ ...read(says(ARMY, figure(23))), revision: 5 }, settled)).toBe(settled);
  });
});
