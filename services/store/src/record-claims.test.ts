import { keepLog } from '@tallywire/shared/contract/kept-log';
import { sampleArticle, sampleClaim } from '@tallywire/shared/contract/samples';
import { until } from '@tallywire/shared/contract/until';
import type { Claim } from '@tallywire/shared/domain/claim';
import { encodeEvent, eventOf } from '@tallywire/shared/domain/event';
import type { FoundClaims } from '@tallywire/shared/domain/found-claims';
import { idOf } from '@tallywire/shared/domain/ids';
import { topics } from '@tallywire/shared/domain/topics';
import { openMemoryBus } from '@tallywire/shared/memory/bus';
import { openMemoryClaimStore } from '@tallywire/shared/memory/claim-store';
import { openMemoryLineMemory } from '@tallywire/shared/memory/line-memory';
import { openMemoryLinkIndex } from '@tallywire/shared/memory/link-index';
import { openMemoryRecordLog } from '@tallywire/shared/memory/record-log';
import { openMemorySketchIndex } from '@tallywire/shared/memory/sketch-index';
import { runStage } from '@tallywire/shared/runtime/run-stage';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { describe, expect, test } from 'vitest';
import { placeArticle } from './place-article.ts';
import { recordClaimsStage } from './record-claims.ts';

const claim = (key: string, count: number, claimant: Claim['claimant'], overrides: Partial<Claim> = {}): Claim =>
  sampleClaim({ id: idOf('claim', key), claimant, figure: { words: `${count}`, min: count, max: count, qualifier: 'exact', vague: null }, ...overrides });
const army = { words: 'the army', name: 'The army', kind: 'belligerent' as const, affiliation: ['Pakistan'], inherited: false };
const rebels = { words: 'rebels', name: 'The rebels', kind: 'belligerent' as const, affiliation: ['Rebels'], inherited: false };
const found = (article: FoundClaims['article'], ...claims: Claim[]): FoundClaims => ({ article, engine: 'test', skipped: null, truncated: false, claims });

const tagged = { tags: ['incident:border'] };
const one = found(sampleArticle({ ...tagged, canonicalUrl: 'https://one.example/1' }), claim('a', 23, army));
const two = found(sampleArticle({ ...tagged, canonicalUrl: 'https://two.example/2', publisher: 'Two' }), claim('b', 58, rebels, { relation: 'inflicted' }));
const three = found(sampleArticle({ canonicalUrl: 'https://three.example/3', publisher: 'Three' }), claim('d', 4, null));
const WIRE = `VELLA, Oct 12 - Troops of Norland and Sarovia fought with guns along the ridge of Vella overnight, the worst clash on that frontier since the truce of Imber.
The Norland army said 23 of its soldiers were killed when Sarovian rebels stormed the Vella customs post shortly before dawn on Sunday.
Residents of Imber heard the guns until sunrise. General Odo Marek closed the Vella road to lorries and travellers alike.`;
const OWN_ACCOUNT = `Fighting on the Vella ridge between Norland and Sarovia has killed dozens, and both sides give their own count.
Rebels from Sarovia, who took the Vella customs post before dawn on Sunday, claim that 58 Norland soldiers died there. General Odo Marek denied it.
The truce of Imber, signed two years ago, had kept the frontier quiet. Lorries wait on the Vella road.`;
const ELSEWHERE = `Four anglers drowned when their boat turned over on Lake Tarn during a storm on Friday evening, the water police said.
Divers from Kestrel found the boat near the northern jetty. The yearly regatta of the Kestrel rowing club was called off.`;
const twoRevised = found(
  sampleArticle({ ...tagged, canonicalUrl: 'https://two.example/2', publisher: 'Two', text: 'Revised.' }),
  claim('c', 23, rebels, { relation: 'inflicted' }),
);

const openStores = () => ({
  store: openMemoryClaimStore(),
  sketches: openMemorySketchIndex(),
  links: openMemoryLinkIndex(),
  lines: openMemoryLineMemory(),
});

async function openStore(stores = openStores()) {
  const { store } = stores;
  const bus = openMemoryBus({ log: openMemoryRecordLog(), clock: systemClock, partitions: 1 });
  const log = keepLog();
  const subscription = await runStage(recordClaimsStage(stores), { bus, clock: systemClock, log });
  const tell = async (...values: FoundClaims[]): Promise<void> => {
    await bus.publish(values.map((value) => encodeEvent(eventOf(topics.claimsFound, value), { source: 'test', timeMs: 0, traceparent: null })));
    await until(async () => (await bus.lag('record-claims', [topics.claimsFound.name])) === 0);
  };
  const published = async (topic: { name: string }): Promise<string[]> => {
    const values: string[] = [];
    for await (const { value } of bus.read(topic.name)) values.push(new TextDecoder().decode(value ?? new Uint8Array()));
    return values;
  };
  const close = async (): Promise<void> => {
    await subscription[Symbol.asyncDispose]();
    await bus[Symbol.asyncDispose]();
  };
  return { store, log, tell, published, [Symbol.asyncDispose]: close };
}

describe('record-claims', () => {
  test('finds the dispute between articles that declare one incident', async () => {
    await using world = await openStore();
    await world.tell(one, two);
    const [dispute, ...others] = await world.store.disputes(10);
    expect(others).toEqual([]);
    expect(dispute?.positions.map(({ claimant, publisher }) => [claimant, publisher])).toEqual([
      ['The army', 'Example News'],
      ['The rebels', 'Two'],
    ]);
    expect(await world.published(topics.disputeChanged)).toHaveLength(1);
    expect(world.log.lines.filter(({ message }) => message === 'Article recorded.')).toHaveLength(2);
  });

  test('links articles that declare none by what they tell, and keeps others apart', async () => {
    await using world = await openStore();
    const untagged = (told: FoundClaims, text: string): FoundClaims => ({ ...told, article: { ...told.article, tags: [], text, title: text.slice(0, 40) } });
    await world.tell(untagged(one, WIRE), untagged(two, OWN_ACCOUNT), untagged(three, ELSEWHERE));
    const [first, second, third] = await Promise.all([one, two, three].map(({ article }) => world.store.article(article.id)));
    expect(second?.incidentId).toBe(first?.incidentId);
    expect(third?.incidentId).not.toBe(first?.incidentId);
    expect(second?.copyOf).toBeNull();
    expect(await world.store.disputes(10)).toHaveLength(1);
  });

  test('lets a feed’s declared incident win, and others join it', async () => {
    await using world = await openStore();
    const told = (value: FoundClaims, text: string, tags: string[]): FoundClaims => ({ ...value, article: { ...value.article, tags, text } });
    await world.tell(told(one, WIRE, ['incident:border']), told(two, OWN_ACCOUNT, []), told(three, WIRE, ['incident:other']));
    const [first, second, third] = await Promise.all([one, two, three].map(({ article }) => world.store.article(article.id)));
    expect(first?.incidentId).toBe(idOf('incident', 'tag', 'border'));
    expect(second?.incidentId).toBe(first?.incidentId);
    expect(third).toMatchObject({ incidentId: idOf('incident', 'tag', 'other'), copyOf: one.article.id });
  });

  test('knows a copy, says so with its claims, and keeps what it decided', async () => {
    await using world = await openStore();
    const copied = { ...two, article: { ...two.article, tags: [], text: `${WIRE}\n\nWith agency material.` } };
    await world.tell({ ...one, article: { ...one.article, text: WIRE } }, copied);
    const stored = await world.store.article(two.article.id);
    expect(stored).toMatchObject({ copyOf: one.article.id, incidentId: idOf('incident', 'tag', 'border') });
    expect(stored?.claims.map(({ article }) => article.copyOf)).toEqual([one.article.id]);
    const corrected = { ...copied, article: { ...copied.article, version: 'later', text: ELSEWHERE }, claims: [claim('later', 60, rebels)] };
    await world.tell(corrected);
    expect(await world.store.article(two.article.id)).toMatchObject({ copyOf: one.article.id, versions: [two.article.version, 'later'] });
  });

  test('decides the same when it died between placing an article and recording it, whatever came since', async () => {
    const stores = openStores();
    const wired = { ...one, article: { ...one.article, tags: [], text: WIRE } };
    await placeArticle(wired, stores);
    await using world = await openStore(stores);
    const copied = { ...two, article: { ...two.article, tags: [], text: WIRE } };
    await world.tell(copied, wired);
    expect(await world.store.article(two.article.id)).toMatchObject({ copyOf: one.article.id });
    expect(await world.store.article(one.article.id)).toMatchObject({ copyOf: null });
  });

  test('writes nothing and publishes the same bytes when told again', async () => {
    await using world = await openStore();
    await world.tell(one, two);
    const [claims, disputes, counts] = [await world.published(topics.claimRecorded), await world.published(topics.disputeChanged), await world.store.counts()];
    await world.tell(two);
    expect(await world.store.counts()).toEqual(counts);
    expect((await world.published(topics.claimRecorded)).slice(claims.length)).toEqual([claims[1]]);
    expect((await world.published(topics.disputeChanged)).slice(disputes.length)).toEqual([disputes[0]]);
  });

  test('settles a dispute when a later version agrees, and says so once more when told again', async () => {
    await using world = await openStore();
    await world.tell(one, two, twoRevised);
    expect(await world.store.disputes(10)).toEqual([]);
    const states = (await world.published(topics.disputeChanged)).map((json) => JSON.parse(json).status);
    expect(states).toEqual(['disputed', 'resolved']);
    await world.tell(twoRevised);
    const all = await world.published(topics.disputeChanged);
    expect(all.slice(2)).toEqual([all[1]]);
  });

  test('passes over an earlier version that comes late', async () => {
    await using world = await openStore();
    await world.tell(one, two, twoRevised, two);
    expect((await world.store.article(two.article.id))?.article.text).toBe('Revised.');
  });
});
