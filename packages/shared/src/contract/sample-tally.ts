import type { Article } from '../domain/article.ts';
import type { Claim, Figure } from '../domain/claim.ts';
import { idOf } from '../domain/ids.ts';
import type { RecordedClaim } from '../domain/recorded-claim.ts';
import type { StoredTally } from '../ports/claim-store.ts';
import { sampleArticle, sampleClaim, sampleRecorded } from './samples.ts';

/** For tests: a figure by its bounds. */
export function figure(min: number | null, max: number | null = min, qualifier: Figure['qualifier'] = 'exact'): Figure {
  return { words: `${min ?? max}`, min, max, qualifier, vague: null };
}

const someone = { kind: 'official' as const, affiliation: [], inherited: false };

/** For tests: claimants of each kind. */
export const ARMY: Claim['claimant'] = { ...someone, words: 'the army', name: 'Norland army', kind: 'belligerent', affiliation: ['Pakistan'] };
export const REBELS: Claim['claimant'] = { ...someone, words: 'rebels', name: 'The rebels', kind: 'belligerent', affiliation: ['Rebels'] };
export const POLICE: Claim['claimant'] = { ...someone, words: 'police', name: 'Police' };
export const MAYOR: Claim['claimant'] = { ...someone, words: 'the mayor', name: 'Mayor Odo Marek' };
const ofPeople = { of: { words: 'people', noun: 'people', affiliation: [], status: 'unknown' as const }, relation: 'unknown' as const };

/** For tests: a recorded claim of an article of its own, but for what is given. Without a side, it is of people. */
export function says(claimant: Claim['claimant'], told: Figure, article: Partial<Article> = {}, overrides: Partial<Claim & RecordedClaim> = {}): RecordedClaim {
  const key = JSON.stringify([claimant, told, article, overrides]);
  const { state = 'current', ...ofClaim } = overrides;
  const side = sideOf(claimant);
  const ref = sampleArticle({ canonicalUrl: `https://news.example/${idOf('test', key)}`, ...article });
  return { ...sampleRecorded(key, ref, { state }), claim: sampleClaim({ id: idOf('claim', key), claimant, figure: told, ...side, ...ofClaim }) };
}

/** For tests: claims as a stored tally. */
export function tallyOf(...claims: RecordedClaim[]): StoredTally {
  return { id: 'tally-1', revision: 3, claims };
}

function sideOf(claimant: Claim['claimant']): Partial<Claim> {
  if (claimant === ARMY) return { relation: 'own_losses' };
  return claimant === REBELS ? { relation: 'inflicted' } : ofPeople;
}
