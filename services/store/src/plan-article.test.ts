import { sampleArticle, sampleClaim } from '@tallywire/shared/contract/samples';
import type { Article } from '@tallywire/shared/domain/article';
import type { Claim } from '@tallywire/shared/domain/claim';
import type { FoundClaims } from '@tallywire/shared/domain/found-claims';
import { idOf } from '@tallywire/shared/domain/ids';
import { describe, expect, test } from 'vitest';
import { planArticle } from './plan-article.ts';

const claimOf = (key: string, overrides: Partial<Claim> = {}): Claim => sampleClaim({ id: idOf('claim', key), ...overrides });
const dead = (count: number): Claim =>
  claimOf(`dead-${count}`, {
    figure: { words: `${count}`, min: count, max: count, qualifier: 'exact', vague: null },
    evidence: { ...sampleClaim().evidence, quote: `${count} soldiers were killed` },
  });
const hurt = claimOf('hurt', { effect: 'wounded' });
const found = (article: Article, ...claims: Claim[]): FoundClaims => ({ article, engine: 'test', skipped: null, truncated: false, claims });

const placement = { incidentId: 'incident', copyOf: null };
const first = sampleArticle({ text: 'First.' });
const second = sampleArticle({ text: 'Second.' });
const storedAs = (...claims: Claim[]) => {
  const plan = planArticle(null, found(first, ...claims), placement);
  if (plan.kind !== 'change') throw new Error('a first version is a change');
  return { article: first, versions: [first.version], incidentId: 'incident', copyOf: null, claims: plan.change.claims };
};

describe('plan-article', () => {
  test('records a first version with all its claims', () => {
    const plan = planArticle(null, found(first, dead(23), hurt), placement);
    expect(plan).toMatchObject({ kind: 'change', change: { replaces: null, incidentId: 'incident' }, tally: { added: 2, superseded: 0, retracted: 0 } });
    if (plan.kind !== 'change') return;
    expect(plan.change.claims.map(({ state, article }) => [state, article.version])).toEqual([
      ['current', first.version],
      ['current', first.version],
    ]);
  });

  test('knows a version told again', () => {
    expect(planArticle(storedAs(dead(23)), found(first, dead(23)), placement)).toEqual({ kind: 'known' });
  });

  test('takes the same version anew where the engine finds other claims in it', () => {
    expect(planArticle(storedAs(dead(23)), found(first, dead(23), hurt), placement)).toMatchObject({ kind: 'change', tally: { added: 1, retracted: 0 } });
  });

  test('takes an earlier version that comes late for stale', () => {
    const stored = { ...storedAs(dead(23)), article: second, versions: [first.version, second.version] };
    expect(planArticle(stored, found(first, dead(23)), placement)).toEqual({ kind: 'stale' });
  });

  test('takes an unknown version that says it is older for stale', () => {
    const stored = { ...storedAs(dead(23)), article: { ...first, modified: '2025-10-13T06:45:00.000Z' } };
    expect(planArticle(stored, found({ ...second, modified: '2025-10-12T23:00:00Z' }, dead(11)), placement)).toEqual({ kind: 'stale' });
    expect(planArticle(stored, found({ ...second, modified: '2025-10-13T07:00:00Z' }, dead(25)), placement).kind).toBe('change');
  });

  test('lets a changed figure supersede the old one, keeps what stays, retracts what is gone', () => {
    const missing = claimOf('missing', { effect: 'missing' });
    const plan = planArticle(storedAs(dead(11), hurt, missing), found(second, dead(17), hurt), placement);
    expect(plan).toMatchObject({ kind: 'change', change: { replaces: first.version }, tally: { added: 1, superseded: 1, retracted: 1 } });
    if (plan.kind !== 'change') return;
    const states = Object.fromEntries(
      plan.change.claims.map(({ claim, state, supersedes, article }) => [claim.id, { state, supersedes, version: article.version }]),
    );
    expect(states).toEqual({
      [dead(17).id]: { state: 'current', supersedes: dead(11).id, version: second.version },
      [hurt.id]: { state: 'current', supersedes: null, version: second.version },
      [dead(11).id]: { state: 'superseded', supersedes: null, version: first.version },
      [missing.id]: { state: 'retracted', supersedes: null, version: first.version },
    });
  });

  test('keeps when a claim was first told through later versions', () => {
    const later = { ...second, modified: '2025-10-13T06:45:00.000Z' };
    const plan = planArticle(storedAs(hurt), found(later, dead(17), hurt), placement);
    const told = plan.kind === 'change' ? plan.change.claims.map(({ claim, toldAt }) => [claim.id, toldAt]) : [];
    expect(told).toEqual([
      [dead(17).id, later.modified],
      [hurt.id, first.published],
    ]);
  });

  test('does not let another claimant’s figure supersede', () => {
    const other = { ...dead(17), claimant: { words: 'rebels', name: 'The rebels', kind: 'belligerent' as const, affiliation: ['Rebels'], inherited: false } };
    expect(planArticle(storedAs(dead(11)), found(second, other), placement)).toMatchObject({ tally: { added: 1, superseded: 0, retracted: 1 } });
  });
});
