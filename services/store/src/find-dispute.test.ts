import { sampleArticle, sampleClaim, sampleRecorded } from '@tallywire/shared/contract/samples';
import type { Claim, Figure } from '@tallywire/shared/domain/claim';
import { idOf } from '@tallywire/shared/domain/ids';
import type { RecordedClaim } from '@tallywire/shared/domain/recorded-claim';
import { describe, expect, test } from 'vitest';
import { findDispute } from './find-dispute.ts';

const figure = (min: number | null, max: number | null, qualifier: Figure['qualifier'] = 'exact'): Figure => ({
  words: `${min ?? max}`,
  min,
  max,
  qualifier,
  vague: null,
});
const army = { words: 'the army', name: 'The army', kind: 'belligerent' as const, affiliation: ['Pakistan'], inherited: false };
const rebels = { words: 'rebels', name: 'The rebels', kind: 'belligerent' as const, affiliation: ['Rebels'], inherited: false };

let made = 0;
const says = (claimant: Claim['claimant'], told: Figure, overrides: Partial<RecordedClaim> = {}, published = '2025-10-12'): RecordedClaim => {
  const key = `${made++}`;
  const recorded = sampleRecorded(key, sampleArticle({ published, canonicalUrl: `https://news.example/${key}` }), overrides);
  return { ...recorded, claim: sampleClaim({ id: idOf('claim', key), claimant, figure: told }) };
};
const tally = (...claims: RecordedClaim[]) => ({ id: 'tally-1', revision: 3, claims });

describe('find-dispute', () => {
  test('sees two claimants whose figures can’t both be right, lowest first', () => {
    const dispute = findDispute(tally(says(rebels, figure(58, 58)), says(army, figure(23, 23))));
    expect(dispute).toMatchObject({ status: 'disputed', tallyId: 'tally-1', revision: 3, effect: 'killed', group: 'Pakistan: soldiers' });
    expect(dispute?.positions.map(({ claimant, figure: { min } }) => [claimant, min])).toEqual([
      ['The army', 23],
      ['The rebels', 58],
    ]);
    expect(dispute?.severity).toBeCloseTo(58 / 23);
  });

  test.each<[string, Figure, Figure, boolean]>([
    ['the same figure', figure(23, 23), figure(23, 23), false],
    ['at least 20 and 23', figure(20, null, 'at_least'), figure(23, 23), false],
    ['more than 200 and nine', figure(200, null, 'more_than'), figure(9, 9), true],
    ['more than 200 and exactly 200', figure(200, null, 'more_than'), figure(200, 200), true],
    ['up to 50 and 60', figure(null, 50, 'at_most'), figure(60, 60), true],
    ['20 to 30 and 25', figure(20, 30, 'range'), figure(25, 25), false],
    ['about 100 and 95', figure(100, 100, 'about'), figure(95, 95), false],
    ['about 100 and 80', figure(100, 100, 'about'), figure(80, 80), true],
    ['dozens and three', { words: 'dozens', min: null, max: null, qualifier: 'vague', vague: 'dozens' }, figure(3, 3), false],
  ])('of %s: decided by whether the ranges overlap', (_, one, other, isDisputed) => {
    expect(findDispute(tally(says(rebels, one), says(army, other))) !== null).toBe(isDisputed);
    expect(findDispute(tally(says(rebels, other), says(army, one))) !== null).toBe(isDisputed);
  });

  test('takes one claimant’s latest figure, whichever article it stands in', () => {
    const claims = [says(rebels, figure(58, 58)), says(army, figure(58, 58), {}, '2025-10-13'), says(army, figure(23, 23), {}, '2025-10-12')];
    expect(findDispute(tally(...claims))).toBeNull();
    expect(findDispute(tally(...claims.toReversed()))).toBeNull();
  });

  test('leaves out what is superseded, retracted, denied, feared or a former figure', () => {
    const base = says(army, figure(23, 23));
    const odd = says(rebels, figure(58, 58));
    for (const out of [
      { ...odd, state: 'superseded' as const },
      { ...odd, state: 'retracted' as const },
      { ...odd, claim: { ...odd.claim, modality: 'denied' as const } },
      { ...odd, claim: { ...odd.claim, modality: 'possible' as const } },
      { ...odd, claim: { ...odd.claim, previous: true } },
    ]) {
      expect(findDispute(tally(base, out))).toBeNull();
    }
  });

  test('has no ratio where somebody says none', () => {
    expect(findDispute(tally(says(rebels, figure(58, 58)), says(army, figure(0, 0))))?.severity).toBeNull();
  });

  test('lets a publisher’s own voice stand for the publisher', () => {
    const dispute = findDispute(tally(says(null, figure(40, 40)), says(army, figure(23, 23))));
    expect(dispute?.positions.map(({ claimant }) => claimant)).toEqual(['The army', 'Example News']);
  });
});
