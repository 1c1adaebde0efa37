import { ARMY, figure, POLICE, REBELS, says } from '@tallywire/shared/contract/sample-tally';
import { sampleArticle } from '@tallywire/shared/contract/samples';
import { openMemoryClaimStore } from '@tallywire/shared/memory/claim-store';
import { expect, test } from 'vitest';
import { findDispute } from './find-dispute.ts';
import { readIncident } from './read-incident.ts';
import { readTally } from './read-tally.ts';

const put = (store: ReturnType<typeof openMemoryClaimStore>, ...claims: ReturnType<typeof says>[]) =>
  Promise.all(
    claims.map((recorded) =>
      store.record({ article: sampleArticle(recorded.article), incidentId: 'incident-1', copyOf: null, replaces: null, claims: [recorded] }, null),
    ),
  );

test('tells an incident’s articles, tallies, disputes and changes, each with its claims', async () => {
  const store = openMemoryClaimStore();
  const people = { tallyId: 'tally-2' };
  const page = { canonicalUrl: 'https://one.example/1', published: '2025-10-12T08:00:00.000Z' };
  const old = { ...says(POLICE, figure(11), page, { state: 'superseded' }), ...people };
  const corrected = { ...says(POLICE, figure(17), page), ...people, supersedes: old.claim.id, toldAt: '2025-10-12T12:00:00.000Z' };
  const gone = { ...says(POLICE, figure(4), page, { state: 'retracted', effect: 'missing' }), tallyId: 'tally-3' };
  const later = { ...says(POLICE, figure(19), { published: '2025-10-13T08:00:00.000Z' }), ...people };
  await put(store, later, says(ARMY, figure(23)), says(REBELS, figure(58)));
  await store.record({ article: sampleArticle(page), incidentId: 'incident-1', copyOf: null, replaces: null, claims: [old, corrected, gone] }, null);
  const stored = await store.tally('tally-1');
  const disputed = stored && readTally(stored);
  const dispute = disputed && findDispute(disputed, null);
  if (dispute) await store.putDispute(dispute);

  const story = await readIncident(store, 'incident-1');
  expect(story?.articles).toHaveLength(4);
  expect(story?.articles.at(-1)?.id).toBe(later.article.id);
  expect(story?.claims).toHaveLength(6);
  expect(story?.tallies.map(({ id, status }) => [id, status])).toEqual([
    ['tally-1', 'disputed'],
    ['tally-2', 'revised'],
    ['tally-3', 'retracted'],
  ]);
  expect(story?.disputes).toEqual([dispute]);
  expect(story?.changes.map(({ kind, from, to, at, claimIds }) => [kind, from.min, to?.min, at?.slice(0, 13), claimIds.length])).toEqual([
    ['corrected', 11, 17, '2025-10-12T12', 2],
    ['revised', 17, 19, '2025-10-13T08', 2],
    ['retracted', 4, undefined, undefined, 1],
  ]);
  expect(await readIncident(store, 'unknown')).toBeNull();
});

test('takes the earliest article of a text for the original, whichever was read first', async () => {
  const store = openMemoryClaimStore();
  const copy = says(null, figure(17), { canonicalUrl: 'https://two.example/copy', published: '2025-10-12T09:00:00.000Z' });
  const wire = says(null, figure(17), { canonicalUrl: 'https://one.example/wire', published: '2025-10-12T08:00:00.000Z' });
  await put(store, copy, { ...wire, article: { ...wire.article, copyOf: copy.article.id } });
  const story = await readIncident(store, 'incident-1');
  expect(story?.articles.map(({ id, copyOf }) => [id, copyOf])).toEqual([
    [wire.article.id, null],
    [copy.article.id, wire.article.id],
  ]);
});
