import type { LinkIndex } from '@tallywire/shared/ports/link-index';
import { z } from 'zod';
import type { IncidentIndex, LinkedArticle } from './incidents/incident-index.ts';
import { packTraits, unpackTraits } from './incidents/pack-traits.ts';

const packedSchema = z.object({
  totals: z.object({ words: z.number(), names: z.number(), lead: z.number(), leadNames: z.number() }),
  traits: z.string(),
});

/** The linker's index over a store's: traits go in and come out as the linker has them. */
export function traitsIndex(links: LinkIndex): IncidentIndex {
  return {
    frequencies: (terms) => links.frequencies(terms),
    postings: (keys, limit) => links.postings(keys, limit),
    sizes: (incidentIds) => links.sizes(incidentIds),
    async load(articleIds) {
      const found = await links.load(articleIds);
      return found.map(({ id, incidentId, traits }) => ({ id, incidentId, ...unpack(traits) }));
    },
    add: ({ id, incidentId, traits, totals }, terms, keys) =>
      links.add({ id, incidentId, traits: JSON.stringify({ totals, traits: packTraits(traits) }) }, terms, keys),
  };
}

function unpack(text: string): Pick<LinkedArticle, 'traits' | 'totals'> {
  const { totals, traits } = packedSchema.parse(JSON.parse(text));
  return { totals, traits: unpackTraits(traits) };
}
