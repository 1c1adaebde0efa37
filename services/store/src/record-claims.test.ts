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
import { openMemoryRecordLog } from '@tallywire/shared/memory/record-log';
import { runStage } from '@tallywire/shared/runtime/run-stage';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { describe, expect, test } from 'vitest';
import { recordClaimsStage } from './record-claims.ts';

const claim = (key: string, count: number, claimant: Claim['claimant'], overrides: Partial<Claim> = {}): Claim =>
  sampleClaim({ id: idOf('claim', key), claimant, figure: { words: `${count}`, min: count, max: count, qualifier: 'exact', vague: null }, ...overrides });
const army = { words: 'the army', name: 'The army', kind: 'belligerent' as const, affiliation: ['Pakistan'], inherited: false };
const rebels = { words: 'rebels', name: 'The rebels', kind: 'belligerent' as const, affiliation: ['Rebels'], inherited: false };
const found = (article: FoundClaims['article'], ...claims: Claim[]): FoundClaims => ({ article, engine: 'test', skipped: null, truncated: false, claims });

const tagged = { tags: ['incident:border'] };
const one = found(sampleArticle({ ...tagged, canonicalUrl: 'https://one.example/1' }), claim('a', 23, army));
const two = found(sampleArticle({ ...tagged, canonicalUrl: 'https://two.example/2', publisher: 'Two' }), claim('b', 58, rebels));
const twoRevised = found(sampleArticle({ ...tagged, canonicalUrl: 'https://two.example/2', publisher: 'Two', text: 'Revised.' }), claim('c', 23, rebels));

async function openStore() {
  const bus = openMemoryBus({ log: openMemoryRecordLog(), clock: systemClock, partitions: 1 });
  const store = openMemoryClaimStore();
  const log = keepLog();
  const subscription = await runStage(recordClaimsStage(store), { bus, clock: systemClock, log });
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

  test('keeps articles apart that declare none', async () => {
    await using world = await openStore();
    await world.tell(...[one, two].map((told) => ({ ...told, article: { ...told.article, tags: [] } })));
    expect(await world.store.disputes(10)).toEqual([]);
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
