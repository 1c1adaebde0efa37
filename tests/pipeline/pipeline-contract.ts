import { zstdCompressSync } from 'node:zlib';
import { until } from '@tallywire/shared/contract/until';
import { deadLetterSchema } from '@tallywire/shared/domain/dead-letter';
import type { ErrorCode } from '@tallywire/shared/domain/errors';
import { deadTopicName, topics } from '@tallywire/shared/domain/topics';
import type { Bus } from '@tallywire/shared/ports/bus';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPECTED } from '../../fixtures/sample-feeds/expected.ts';
import type { SampleServer } from '../../fixtures/sample-feeds/serve.ts';
import { golden } from './golden.ts';
import { latestOn, summarise } from './summary.ts';
import { type Ground, readSamples, serveSamples } from './world.ts';

/** The end-to-end cases that hold in every mode: the same feeds, the same claims and disputes, once each. `open` opens an empty ground. */
export function pipelineContract(name: string, open: () => Promise<{ ground: Ground; dispose(): Promise<void> }>): void {
  describe(`pipeline contract: ${name}`, () => {
    let server: SampleServer;
    let opened: Awaited<ReturnType<typeof open>>;
    let lines: Awaited<ReturnType<typeof readSamples>>;
    beforeAll(async () => {
      server = await serveSamples();
      opened = await open();
      lines = await readSamples(opened.ground, server);
    });
    afterAll(async () => {
      await opened?.dispose();
      await server?.[Symbol.asyncDispose]();
    });

    test('reads the sample feeds into the claims and disputes that are written down', async () => {
      const found = await summarise(opened.ground.store, server.origin);
      expect(found).toEqual(golden(found));
    });

    test('keeps every article that is one, with its title, date and where its text came from, and no other page', async () => {
      const { articles } = await summarise(opened.ground.store, server.origin);
      const told = articles.map(({ path, title, publisher, published, bodyFrom, versions }) => ({
        path,
        title,
        publisher,
        day: published?.slice(0, 10),
        bodyFrom,
        versions,
      }));
      const expected = EXPECTED.articles.filter(({ verdict }) => verdict === 'article');
      expect(told).toEqual(
        expected.map(({ path, title, publisher, published, bodyFrom, versions }) => ({
          path,
          title,
          publisher,
          day: published.slice(0, 10),
          bodyFrom,
          versions: versions.length,
        })),
      );
    });

    test('knows the copies that were made, and no others', async () => {
      const { copies } = await summarise(opened.ground.store, server.origin);
      const pathOf = (id: string): string => EXPECTED.articles.find((article) => article.id === id)?.path ?? '';
      expect(copies).toEqual(EXPECTED.copies.map(({ article, of }) => [pathOf(article), pathOf(of)].sort()));
    });

    test('takes no figure from what stands around an article', async () => {
      const { articles } = await summarise(opened.ground.store, server.origin);
      const claims = articles.flatMap((article) => article.claims);
      for (const words of EXPECTED.furniture) expect(claims.filter(({ quote }) => quote.includes(words))).toEqual([]);
    });

    test('sees the revision: what changed is superseded, what is gone retracted, what stays stays', async () => {
      const { articles } = await summarise(opened.ground.store, server.origin);
      const path = EXPECTED.articles.find(({ id }) => id === EXPECTED.revision.article)?.path;
      const claims = articles.find((article) => article.path === path)?.claims ?? [];
      const statesOf = (words: string): string[] => claims.filter(({ quote }) => quote.includes(words) || words.includes(quote)).map(({ state }) => state);
      for (const { quote, by } of EXPECTED.revision.superseded) {
        expect(statesOf(quote)).toContain('superseded');
        expect(statesOf(by)).toContain('current');
      }
      for (const quote of EXPECTED.revision.retracted) expect(statesOf(quote)).toEqual(['retracted']);
      for (const quote of EXPECTED.revision.unchanged) expect(statesOf(quote)).toEqual(['current']);
    });

    test('tells one line a recorded article version and each feed poll', () => {
      const count = (message: string): number => lines.filter((line) => line.level === 'info' && line.message === message).length;
      const versions = EXPECTED.articles.reduce((sum, article) => sum + article.versions.length, 0);
      expect(count('Article recorded.')).toBe(versions);
      expect(count('Feed polled.')).toBeGreaterThanOrEqual(EXPECTED.articles.length > 0 ? server.feedUrls.length : 0);
    });

    test('publishes on its topics what stands in the store', async () => {
      const { store, bus } = opened.ground;
      const [claims, disputes] = await Promise.all([latestOn(bus, 'claimRecorded'), latestOn(bus, 'disputeChanged')]);
      const counts = await store.counts();
      expect(claims.size).toBe(counts.claims);
      const open = [...disputes.values()].filter((json) => topics.disputeChanged.schema.parse(JSON.parse(json)).status === 'disputed');
      expect(open.sort()).toEqual((await store.disputes(1000)).map((dispute) => JSON.stringify(dispute)).sort());
    });

    test('asks with conditions and finds nothing new when it is started again', async () => {
      const { store, bus } = opened.ground;
      const [counts, claims] = [await store.counts(), await latestOn(bus, 'claimRecorded')];
      const before = server
        .requests()
        .filter(({ status }) => status === 200)
        .reduce((sum, { count }) => sum + count, 0);
      await readSamples(opened.ground, server);
      const after = server
        .requests()
        .filter(({ path, status }) => status === 200 && path !== '/robots.txt')
        .reduce((sum, { count }) => sum + count, 0);
      expect(await store.counts()).toEqual(counts);
      expect(await latestOn(bus, 'claimRecorded')).toEqual(claims);
      expect(after).toBeLessThanOrEqual(before);
    });

    test('changes nothing when every event comes a second time', async () => {
      const { store, bus } = opened.ground;
      const [counts, claims, disputes] = [await store.counts(), await latestOn(bus, 'claimRecorded'), await latestOn(bus, 'disputeChanged')];
      for (const topic of [topics.pageFetched, topics.claimsFound]) {
        const again = [];
        for await (const { key, value, headers } of bus.read(topic.name)) if (value) again.push({ topic: topic.name, key: key ?? '', value, headers });
        await bus.publish(again);
      }
      await readSamples(opened.ground, server);
      expect(await store.counts()).toEqual(counts);
      expect(await latestOn(bus, 'claimRecorded')).toEqual(claims);
      expect(await latestOn(bus, 'disputeChanged')).toEqual(disputes);
    });

    test('keeps what it can’t read as dead letter, whole, and reads on', async () => {
      const { bus, store } = opened.ground;
      const counts = await store.counts();
      const poisons = await poisonsOf(bus);
      await bus.publish(poisons.map(({ topic, key, value }) => ({ topic, key, value, headers: { own: 'header' } })));
      await readSamples(opened.ground, server);
      for (const { topic, key, value, code } of poisons) {
        const letters = await until(async () => {
          const read = [];
          for await (const record of bus.read(deadTopicName(topic)))
            if (record.key === key) read.push(deadLetterSchema.parse(JSON.parse(new TextDecoder().decode(record.value ?? new Uint8Array()))));
          return read.length > 0 && read;
        });
        expect(letters).toMatchObject([{ code, topic, attempts: 1, value: Buffer.from(value).toString('base64'), headers: { own: 'header' } }]);
      }
      expect(await store.counts()).toEqual(counts);
    });
  });
}

interface Poison {
  readonly topic: string;
  readonly key: string;
  readonly value: Uint8Array;
  readonly code: ErrorCode;
}

/** What must not stop a stage: what is no JSON or no UTF-8 or not as its schema says, and pages made to cost their reader much. */
async function poisonsOf(bus: Bus): Promise<Poison[]> {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const malformed = [topics.pageFetched, topics.articleExtracted, topics.claimsFound].flatMap(({ name: topic }): Poison[] => [
    { topic, key: 'cut off', value: bytes('{"id": '), code: 'TW_EVENT_NOT_JSON' },
    { topic, key: 'not UTF-8', value: new Uint8Array([0x22, 0xff, 0xfe, 0x22]), code: 'TW_EVENT_NOT_JSON' },
    { topic, key: 'another shape', value: bytes('{"id": null, "article": []}'), code: 'TW_EVENT_SCHEMA' },
  ]);
  const [sample] = (await latestOn(bus, 'pageFetched')).values();
  const page = topics.pageFetched.schema.parse(JSON.parse(sample ?? ''));
  const packed = (body: string | Uint8Array): Uint8Array =>
    bytes(JSON.stringify({ ...page, articleId: 'hostile', bodyFrom: 'page', body: zstdCompressSync(body).toString('base64') }));
  const { name: topic } = topics.pageFetched;
  return [
    ...malformed,
    { topic, key: '100,000 nested tags', value: packed(`<html><body>${'<div>'.repeat(100_000)}`), code: 'TW_PAGE_TOO_DEEP' },
    { topic, key: '10 MB', value: packed(`<html><body>${'<p>text</p>'.repeat(900_000)}`), code: 'TW_PAGE_TOO_LARGE' },
    { topic, key: '100 MB, packed into little', value: packed(new Uint8Array(100_000_000)), code: 'TW_PAGE_TOO_LARGE' },
  ];
}
