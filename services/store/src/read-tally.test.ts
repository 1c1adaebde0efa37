import { ARMY, figure, MAYOR, POLICE, REBELS, says, tallyOf } from '@tallywire/shared/contract/sample-tally';
import { describe, expect, test } from 'vitest';
import { readTally } from './read-tally.ts';

const SUNDAY = '2025-10-12T08:00:00.000Z';
const MONDAY = '2025-10-13T09:00:00.000Z';
const TUESDAY = '2025-10-14T10:00:00.000Z';
const of = (publisher: string, published = SUNDAY) => ({ publisher, published });

describe('read-tally', () => {
  test('has nothing to tell of no claims', () => {
    expect(readTally(tallyOf())).toBeNull();
  });

  test('sees two sides whose figures can’t both be right, lowest first, and what explains it', () => {
    const tally = readTally(tallyOf(says(REBELS, figure(58)), says(ARMY, figure(23), of('Two', TUESDAY))));
    expect(tally).toMatchObject({ status: 'disputed', effect: 'killed', group: 'Pakistan: soldiers', explanation: 'own_losses_low', sources: 2, claims: 2 });
    expect(tally?.positions.map(({ claimant, figure: { min } }) => [claimant, min])).toEqual([
      ['Norland army', 23],
      ['The rebels', 58],
    ]);
    expect(tally?.severity).toBeCloseTo(58 / 23);
  });

  test('explains nothing where who bears the losses counts them higher', () => {
    expect(readTally(tallyOf(says(REBELS, figure(12)), says(ARMY, figure(23))))).toMatchObject({ status: 'disputed', explanation: null });
  });

  test('has no ratio where somebody says none', () => {
    expect(readTally(tallyOf(says(REBELS, figure(58)), says(ARMY, figure(0))))).toMatchObject({ status: 'disputed', severity: null });
  });

  test.each([
    ['two outlets’ own voices', null, null],
    ['an official and an outlet', POLICE, null],
    ['an outlet and an official', null, POLICE],
    ['two officials', POLICE, MAYOR],
  ])('takes a toll that %s tell rising over days for an update', (_, first, second) => {
    const tally = readTally(tallyOf(says(first, figure(11), of('One')), says(second, figure(17), of('Two', MONDAY))));
    expect(tally).toMatchObject({ status: 'revised', severity: null });
  });

  test('never sets outlets’ own voices against each other', () => {
    expect(readTally(tallyOf(says(null, figure(40), of('One')), says(null, figure(23), of('Two'))))?.status).toBe('revised');
  });

  test('sees a dispute where one article sets two claimants against each other', () => {
    const article = { canonicalUrl: 'https://one.example/both' };
    expect(readTally(tallyOf(says(POLICE, figure(11), article), says(MAYOR, figure(17), article)))?.status).toBe('disputed');
  });

  test('sees a dispute where another claimant’s count is soon and lower, unless such counts fall by themselves', () => {
    const [early, late] = [of('One'), of('Two', '2025-10-12T18:00:00.000Z')];
    expect(readTally(tallyOf(says(POLICE, figure(17), early), says(MAYOR, figure(11), late)))?.status).toBe('disputed');
    const missing = { effect: 'missing' } as const;
    expect(readTally(tallyOf(says(POLICE, figure(17), early, missing), says(MAYOR, figure(11), late, missing)))?.status).toBe('revised');
  });

  test('does not compare a belligerent’s figure of people of no named side', () => {
    const article = { canonicalUrl: 'https://one.example/both' };
    const unsided = { of: { ...says(POLICE, figure(1)).claim.of, noun: 'others' }, relation: 'unknown' as const };
    expect(readTally(tallyOf(says(ARMY, figure(12), article, unsided), says(REBELS, figure(30), article, unsided)))?.status).not.toBe('disputed');
  });

  test('lets an outlet’s own voice stand against a side that counts what it did', () => {
    const tally = readTally(tallyOf(says(REBELS, figure(58)), says(null, figure(23), of('Two'), { of: says(ARMY, figure(1)).claim.of })));
    expect(tally).toMatchObject({ status: 'disputed' });
    expect(tally?.positions.map(({ claimant }) => claimant)).toEqual(['Two', 'The rebels']);
  });

  test('takes one claimant’s later figure for a revision, with what it said before and when, in any order of arrival', () => {
    const claims = [says(POLICE, figure(11), of('One')), says(POLICE, figure(17), of('Two', MONDAY)), says(POLICE, figure(17), of('One', TUESDAY))];
    for (const order of [claims, claims.toReversed()]) {
      const tally = readTally(tallyOf(...order));
      expect(tally).toMatchObject({ status: 'revised', sources: 2 });
      expect(tally?.positions).toMatchObject([{ figure: { min: 17 }, since: MONDAY, sources: 2, earlier: [{ figure: { min: 11 }, at: SUNDAY }] }]);
      expect(tally?.positions[0]?.claimIds).toEqual(claims.slice(1).map(({ claim }) => claim.id));
    }
  });

  test('links the former figure that an update names, and what a correction of the article replaced', () => {
    const article = { canonicalUrl: 'https://one.example/update', published: TUESDAY };
    const named = readTally(tallyOf(says(POLICE, figure(19), article), says(POLICE, figure(17), article, { previous: true })));
    expect(named).toMatchObject({ status: 'revised', positions: [{ figure: { min: 19 }, earlier: [{ figure: { min: 17 } }] }] });
    const corrected = readTally(tallyOf(says(POLICE, figure(19), article), says(POLICE, figure(17), article, { state: 'superseded' })));
    expect(corrected).toMatchObject({ status: 'revised', positions: [{ figure: { min: 19 }, earlier: [{ figure: { min: 17 } }] }] });
  });

  test('does not take two figures of one article for a revision', () => {
    const article = { canonicalUrl: 'https://one.example/two' };
    expect(readTally(tallyOf(says(POLICE, figure(19), article), says(POLICE, figure(4), article)))).toMatchObject({
      status: 'single-source',
      positions: [{ earlier: [] }],
    });
  });

  test('is agreed where several claimants in several publishers say what fits', () => {
    const tally = readTally(tallyOf(says(POLICE, figure(17), of('One')), says(MAYOR, figure(15, null, 'at_least'), of('Two'))));
    expect(tally).toMatchObject({ status: 'agreed', sources: 2 });
  });

  test('takes no vague word for agreement with a number', () => {
    const dozens = { words: 'dozens', min: null, max: null, qualifier: 'vague', vague: 'dozens' } as const;
    expect(readTally(tallyOf(says(POLICE, figure(17), of('One')), says(MAYOR, dozens, of('Two'))))?.status).toBe('single-source');
    expect(readTally(tallyOf(says(POLICE, dozens, of('One')), says(MAYOR, dozens, of('Two'))))?.status).toBe('agreed');
  });

  test('tells a former figure once, however often it was repeated', () => {
    const days = [SUNDAY, '2025-10-12T09:00:00.000Z', MONDAY, TUESDAY];
    const claims = days.map((day, n) => says(POLICE, figure(n < 2 ? 11 : 15 + n), of('One', day)));
    expect(readTally(tallyOf(...claims))?.positions[0]?.earlier?.map(({ figure: { min }, at }) => [min, at])).toEqual([
      [11, SUNDAY],
      [17, MONDAY],
    ]);
  });

  test('does not count a copy as a source, whichever of the two was read first', () => {
    const [wire, local] = [of('Wire'), of('Local', MONDAY)];
    const original = says(null, figure(17), wire);
    const copy = says(null, figure(17), local);
    const later = { ...copy, article: { ...copy.article, copyOf: original.article.id } };
    const earlier = { ...original, article: { ...original.article, copyOf: copy.article.id } };
    for (const tally of [readTally(tallyOf(original, later)), readTally(tallyOf(copy, earlier))]) {
      expect(tally).toMatchObject({ status: 'single-source', sources: 1 });
      expect(tally?.positions.map(({ claimant }) => claimant)).toEqual(['Wire']);
    }
  });

  test('is retracted where no claim of it stands', () => {
    const gone = readTally(tallyOf(says(POLICE, figure(40), {}, { state: 'retracted' })));
    expect(gone).toMatchObject({ status: 'retracted', positions: [], claims: 1 });
  });

  test('leaves out what is retracted, denied, feared or of unknown number', () => {
    for (const odd of [{ state: 'retracted' }, { modality: 'denied' }, { modality: 'possible' }] as const) {
      const tally = readTally(tallyOf(says(ARMY, figure(23)), says(REBELS, figure(58), {}, odd)));
      expect(tally?.positions.map(({ claimant }) => claimant)).toEqual(['Norland army']);
    }
  });

  test('tells a bounded number of positions, those who dispute before the others', () => {
    const own = Array.from({ length: 100 }, (_, n) => says(null, figure(1), of(`Outlet ${n}`)));
    const tally = readTally(tallyOf(...own, says(ARMY, figure(23)), says(REBELS, figure(58))));
    expect(tally?.positions).toHaveLength(60);
    expect(tally?.positions.slice(-2).map(({ claimant }) => claimant)).toEqual(['Norland army', 'The rebels']);
    expect(tally?.sources).toBe(101);
  });
});
