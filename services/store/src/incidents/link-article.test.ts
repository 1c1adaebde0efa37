import { describe, expect, it } from 'vitest';
import type { IncidentIndex } from './incident-index.ts';
import { LINK_SETTINGS, linkArticle } from './link-article.ts';
import { memoryIncidentIndex } from './memory-incident-index.ts';
import type { LinkArticle } from './traits.ts';

const ferry: LinkArticle = {
  id: 'ferry-1',
  title: 'Ferry burns off Viana',
  text: 'A ferry burned off Viana on Friday, and 3 people were killed, the coast guard said.\nCaptain Ana Lima, 52, said that the fire began in the engine of the Santa Clara at 9:40 p.m.\nAnother 12 were wounded and brought to Braga.',
  published: '2031-05-09',
};
const ferryAgain: LinkArticle = {
  id: 'ferry-2',
  title: 'Three dead in fire on the Santa Clara',
  text: 'The fire on the ferry Santa Clara off Viana killed 3 on Friday, officials said.\nIts captain, Ana Lima, 52, told of flames in the engine at 9:40 p.m.\nThe coast guard brought 12 wounded to Braga.',
  published: '2031-05-10',
};
const otherFerry: LinkArticle = {
  id: 'other-1',
  title: 'Ferry runs aground near Split',
  text: 'A ferry ran aground near Split on Tuesday, and 7 people were wounded, the harbour office said.\nCaptain Ivo Horvat, 44, said that fog hid the rocks from the Zora at 6:10 a.m.\nNo one was killed.',
  published: '2031-05-14',
};

describe('linking an article', () => {
  it('starts an incident, and joins the next telling to it', async () => {
    const index = memoryIncidentIndex();
    const first = await linkArticle(ferry, index);
    const second = await linkArticle(ferryAgain, index);
    expect(first).toMatchObject({ isNew: true, logOdds: null, closest: null });
    expect(second).toMatchObject({ isNew: false, incidentId: first.incidentId, closest: 'ferry-1' });
  });

  it('keeps a look-alike apart, with its reasons', async () => {
    const index = memoryIncidentIndex();
    const first = await linkArticle(ferry, index);
    const other = await linkArticle(otherFerry, index);
    expect(other.isNew).toBe(true);
    expect(other.incidentId).not.toBe(first.incidentId);
    const against = other.why.filter(({ weight }) => weight < 0).map(({ feature }) => feature);
    expect(against).toEqual(expect.arrayContaining(['otherAge', 'otherClock', 'otherDay']));
  });

  it('explains the log-odds in full, the heaviest reason first', async () => {
    const index = memoryIncidentIndex();
    await linkArticle(ferry, index);
    const { why, logOdds } = await linkArticle(ferryAgain, index);
    expect(why.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(logOdds ?? Number.NaN);
    expect(why.map(({ weight }) => Math.abs(weight))).toEqual(why.map(({ weight }) => Math.abs(weight)).toSorted((a, b) => b - a));
  });

  it('joins a copy to its original, whatever the words', async () => {
    const index = memoryIncidentIndex();
    const { incidentId } = await linkArticle(ferry, index);
    expect(await linkArticle({ ...otherFerry, copyOf: ferry.id }, index)).toMatchObject({ incidentId, isNew: false, closest: ferry.id });
  });

  it('gives a stored article its incident again and stores nothing', async () => {
    const index = memoryIncidentIndex();
    const { incidentId } = await linkArticle(ferry, index);
    expect(await linkArticle({ ...otherFerry, id: ferry.id }, index)).toMatchObject({ incidentId, isNew: false });
    expect(await index.sizes([incidentId])).toEqual([1]);
  });

  it('gives the same incidents to the same stream', async () => {
    const run = async (): Promise<string[]> => {
      const index = memoryIncidentIndex();
      const links: string[] = [];
      for (const article of [ferry, otherFerry, ferryAgain]) links.push((await linkArticle(article, index)).incidentId);
      return links;
    };
    expect(await run()).toEqual(await run());
  });

  it('does not link over a window of time', async () => {
    const index = memoryIncidentIndex();
    await linkArticle(ferry, index);
    expect(await linkArticle({ ...ferryAgain, published: '2033-05-10' }, index)).toMatchObject({ isNew: true, closest: null });
  });

  it('names other incidents that an article fits as well', async () => {
    const index = memoryIncidentIndex();
    const apart = { ...LINK_SETTINGS, joinAbove: Number.POSITIVE_INFINITY };
    const ids = [(await linkArticle(ferry, index, apart)).incidentId, (await linkArticle(ferryAgain, index, apart)).incidentId];
    const third = await linkArticle({ ...ferry, id: 'ferry-3', text: `${ferry.text}\n${ferryAgain.text}` }, index);
    expect(new Set([third.incidentId, ...third.alsoFits.map(({ incidentId }) => incidentId)])).toEqual(new Set(ids));
  });

  it('asks the index for bounded amounts, however much is stored', async () => {
    const seen = { keys: 0, limit: 0, loaded: 0 };
    const index = watched(memoryIncidentIndex(), seen);
    for (let at = 0; at < 150; at++) await linkArticle({ ...ferry, id: `telling-${at}` }, index);
    expect(seen.keys).toBeLessThanOrEqual(LINK_SETTINGS.keys);
    expect(seen.limit).toBeLessThanOrEqual(LINK_SETTINGS.postings);
    expect(seen.loaded).toBeLessThanOrEqual(LINK_SETTINGS.compared);
  });

  it('takes an article without text or day', async () => {
    const index = memoryIncidentIndex();
    expect((await linkArticle({ id: 'empty', title: '', text: '', published: null }, index)).isNew).toBe(true);
    expect((await linkArticle({ id: 'empty too', title: '', text: '', published: null }, index)).isNew).toBe(true);
  });
});

function watched(index: IncidentIndex, seen: { keys: number; limit: number; loaded: number }): IncidentIndex {
  return {
    ...index,
    async postings(keys, limit) {
      seen.keys = Math.max(seen.keys, keys.length);
      seen.limit = Math.max(seen.limit, limit);
      return index.postings(keys, limit);
    },
    async load(ids) {
      seen.loaded = Math.max(seen.loaded, ids.length);
      return index.load(ids);
    },
  };
}
