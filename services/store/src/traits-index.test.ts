import { openMemoryLinkIndex } from '@tallywire/shared/memory/link-index';
import { expect, test } from 'vitest';
import { traitsOf } from './incidents/traits.ts';
import { traitsIndex } from './traits-index.ts';

test('gives back an article as the linker stored it', async () => {
  const index = traitsIndex(openMemoryLinkIndex());
  const text = 'Petra Lind, 34, of Elm Street in Port Alder said at 9:15 p.m. on Sunday that three men were killed and two wounded on Oct. 11.';
  const traits = traitsOf({ id: 'a', title: 'Port Alder', text, published: '2025-10-12T08:00:00Z' });
  const linked = { id: 'a', incidentId: 'i', traits, totals: { words: 1.5, names: 0, lead: 2, leadNames: 0.25 } };
  await index.add(linked, ['alder'], ['alder']);
  expect(await index.load(['a', 'b'])).toEqual([linked]);
  expect(await index.postings(['alder'], 1)).toEqual([['a']]);
  expect(await index.frequencies(['alder'])).toEqual({ articles: 1, holding: [1] });
  expect(await index.sizes(['i'])).toEqual([1]);
});
