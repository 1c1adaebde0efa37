import { describe, expect, test } from 'vitest';
import type { ClaimStore } from '../ports/claim-store.ts';
import { sampleArticle, sampleDispute, sampleRecorded } from './samples.ts';
import { withOpened } from './with-opened.ts';

export interface ClaimStoreUnderTest {
  /** An empty store. */
  readonly store: ClaimStore;
  /** The same one as another process would open it. */
  readonly other: ClaimStore;
  dispose(): Promise<void>;
}

const at = (offset: number, partition = 0) => ({ topic: 'found', partition, offset });

/** What every claim store promises; each adapter's test runs it. `open` is called for each test. */
export function claimStoreContract(name: string, open: () => Promise<ClaimStoreUnderTest>): void {
  describe(`claim-store contract: ${name}`, () => {
    const withStore = (use: (under: ClaimStoreUnderTest) => Promise<void>): Promise<void> => withOpened(open, use);
    const article = sampleArticle();
    const later = sampleArticle({ text: 'The army said 25 soldiers were killed.' });
    const first = sampleRecorded('first', article);
    const second = sampleRecorded('second', article, { tallyId: 'tally-2' });

    test('gives back an article with its claims as they were recorded', () =>
      withStore(async ({ store, other }) => {
        expect(await store.article(article.id)).toBeNull();
        expect(await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [first, second] }, at(7))).toBe('recorded');
        const stored = await other.article(article.id);
        expect(stored).toMatchObject({ article, versions: [article.version], incidentId: 'incident-1' });
        expect(stored?.claims.toSorted((a, b) => a.tallyId.localeCompare(b.tallyId))).toEqual([first, second]);
        expect(await other.counts()).toEqual({ articles: 1, claims: 2, disputes: 0 });
      }));

    test('records an article without claims', () =>
      withStore(async ({ store }) => {
        await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [] }, null);
        expect((await store.article(article.id))?.claims).toEqual([]);
      }));

    test('refuses a change that replaces another version than the stored one, whole', () =>
      withStore(async ({ store, other }) => {
        await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [first] }, at(1));
        expect(await other.record({ article: later, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [second] }, at(2))).toBe('conflict');
        expect(await other.record({ article: later, incidentId: 'incident-1', copyOf: null, replaces: 'unknown', claims: [second] }, at(2))).toBe('conflict');
        expect(await store.article(article.id)).toMatchObject({ versions: [article.version], claims: [first] });
        expect(await store.tally('tally-2')).toBeNull();
        expect(await store.position('found', 0)).toBe(1);
      }));

    test('adds a later version: its claims replace those of the same id, the others stay', () =>
      withStore(async ({ store }) => {
        await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [first, second] }, at(1));
        const superseded = { ...first, state: 'superseded' as const };
        const third = sampleRecorded('third', later, { supersedes: first.claim.id });
        expect(
          await store.record({ article: later, incidentId: 'incident-1', copyOf: null, replaces: article.version, claims: [superseded, third] }, at(2)),
        ).toBe('recorded');
        const stored = await store.article(article.id);
        expect(stored?.article).toEqual(later);
        expect(stored?.versions).toEqual([article.version, later.version]);
        const states = Object.fromEntries(stored?.claims.map((recorded) => [recorded.claim.id, recorded.state]) ?? []);
        expect(states).toEqual({ [first.claim.id]: 'superseded', [second.claim.id]: 'current', [third.claim.id]: 'current' });
        expect(await store.counts()).toEqual({ articles: 1, claims: 3, disputes: 0 });
      }));

    test('names a version once, however often its claims are found anew', () =>
      withStore(async ({ store }) => {
        await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [first] }, at(1));
        expect(await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: article.version, claims: [second] }, at(2))).toBe('recorded');
        expect(await store.article(article.id)).toMatchObject({ versions: [article.version] });
      }));

    test('gives back which article an article copies', () =>
      withStore(async ({ store, other }) => {
        await store.record({ article, incidentId: 'incident-1', copyOf: 'original', replaces: null, claims: [first] }, at(1));
        expect(await other.article(article.id)).toMatchObject({ copyOf: 'original' });
        await store.record({ article: later, incidentId: 'incident-1', copyOf: 'original', replaces: article.version, claims: [] }, at(2));
        expect(await other.article(article.id)).toMatchObject({ copyOf: 'original', incidentId: 'incident-1' });
        const elsewhere = sampleArticle({ canonicalUrl: 'https://other.example/b' });
        await store.record({ article: elsewhere, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [] }, at(3));
        expect((await other.article(elsewhere.id))?.copyOf).toBeNull();
      }));

    test('lists incidents that have claims, the one changed last first', () =>
      withStore(async ({ store, other }) => {
        const articles = ['a', 'b', 'c'].map((name) => sampleArticle({ canonicalUrl: `https://other.example/${name}` }));
        for (const [n, one] of articles.entries()) {
          const claims = n === 2 ? [] : [sampleRecorded(`of-${n}`, one, { incidentId: `incident-${n}`, tallyId: `tally-${n}` })];
          await store.record({ article: one, incidentId: `incident-${n}`, copyOf: null, replaces: null, claims }, at(n));
        }
        expect(await other.incidents(10)).toEqual(['incident-1', 'incident-0']);
        await store.record({ article, incidentId: 'incident-0', copyOf: null, replaces: null, claims: [{ ...first, incidentId: 'incident-0' }] }, at(4));
        expect(await other.incidents(10)).toEqual(['incident-0', 'incident-1']);
        expect(await other.incidents(1)).toEqual(['incident-0']);
      }));

    test('collects the claims of a tally over articles, with a revision that grows', () =>
      withStore(async ({ store, other }) => {
        const elsewhere = sampleArticle({ canonicalUrl: 'https://other.example/b' });
        await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [first] }, at(1));
        const before = await store.tally('tally-1');
        const fourth = sampleRecorded('fourth', elsewhere);
        await other.record({ article: elsewhere, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [fourth] }, at(2));
        const after = await store.tally('tally-1');
        expect(before?.claims).toEqual([first]);
        expect(new Set(after?.claims.map(({ claim }) => claim.id))).toEqual(new Set([first.claim.id, fourth.claim.id]));
        expect(after?.revision).toBeGreaterThan(before?.revision ?? Number.POSITIVE_INFINITY);
        expect(await store.talliesOf('incident-1')).toEqual(['tally-1']);
        expect(await store.talliesOf('unknown')).toEqual([]);
      }));

    test('leaves a tally’s revision alone when nothing of it changes', () =>
      withStore(async ({ store }) => {
        await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [first] }, at(1));
        const before = await store.tally('tally-1');
        await store.record({ article: later, incidentId: 'incident-1', copyOf: null, replaces: article.version, claims: [second] }, at(2));
        expect((await store.tally('tally-1'))?.revision).toBe(before?.revision);
      }));

    test('moves a claim that belongs to another tally now: the one it leaves changes too', () =>
      withStore(async ({ store, other }) => {
        const fourth = sampleRecorded('fourth', article);
        await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [first, fourth] }, at(1));
        const before = await store.tally('tally-1');
        const moved = { ...first, tallyId: 'tally-2' };
        await store.record({ article: later, incidentId: 'incident-1', copyOf: null, replaces: article.version, claims: [moved] }, at(2));
        const left = await other.tally('tally-1');
        expect(left?.claims).toEqual([fourth]);
        expect(left?.revision).toBeGreaterThan(before?.revision ?? Number.POSITIVE_INFINITY);
        expect((await other.tally('tally-2'))?.claims).toEqual([moved]);
        expect((await store.counts()).claims).toBe(2);
      }));

    test('keeps the last position of each partition beside the data, never going back', () =>
      withStore(async ({ store, other }) => {
        expect(await store.position('found', 0)).toBeNull();
        await store.record({ article, incidentId: 'incident-1', copyOf: null, replaces: null, claims: [] }, at(5));
        await store.pass(at(9));
        await store.pass(at(3));
        await store.pass(at(2, 1));
        expect(await other.position('found', 0)).toBe(9);
        expect(await other.position('found', 1)).toBe(2);
        expect(await other.position('elsewhere', 0)).toBeNull();
      }));

    test('keeps the dispute with the highest revision and lists the open ones by severity', () =>
      withStore(async ({ store, other }) => {
        await store.putDispute(sampleDispute({ revision: 2, severity: 2 }));
        await other.putDispute(sampleDispute({ revision: 1, severity: 9 }));
        expect(await store.dispute('dispute-1')).toEqual(sampleDispute({ revision: 2, severity: 2 }));
        await store.putDispute(sampleDispute({ id: 'dispute-2', severity: 6.4 }));
        await store.putDispute(sampleDispute({ id: 'dispute-3', severity: null }));
        expect((await other.disputes(10)).map(({ id }) => id)).toEqual(['dispute-3', 'dispute-2', 'dispute-1']);
        expect((await other.disputes(1)).map(({ id }) => id)).toEqual(['dispute-3']);
        await store.putDispute(sampleDispute({ revision: 3, status: 'resolved' }));
        expect((await store.disputes(10)).map(({ id }) => id)).toEqual(['dispute-3', 'dispute-2']);
        expect((await store.counts()).disputes).toBe(2);
        expect(await store.dispute('unknown')).toBeNull();
      }));

    test('lets one of many racing writers of an article through at a time', () =>
      withStore(async ({ store, other }) => {
        const versions = Array.from({ length: 12 }, (_, n) => sampleArticle({ text: `Version ${n}.` }));
        const results = await Promise.all(
          versions.map((version, n) => (n % 2 ? store : other).record({ article: version, incidentId: 'i', copyOf: null, replaces: null, claims: [] }, null)),
        );
        expect(results.filter((result) => result === 'recorded')).toHaveLength(1);
        expect((await store.article(article.id))?.versions).toHaveLength(1);
      }));
  });
}
