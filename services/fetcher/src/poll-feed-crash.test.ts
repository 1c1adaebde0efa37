import { topics } from '@tallywire/shared/domain/topics';
import type { Frontier } from '@tallywire/shared/ports/frontier';
import { describe, expect, test } from 'vitest';
import type { SampleItem } from './loopback/documents.ts';
import { openPolling } from './loopback/polling-under-test.ts';
import { articleIdOf } from './page-state.ts';
import { pollFeed } from './poll-feed.ts';
import { seededRandom } from './simulate-schedule.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const never = new AbortController().signal;

const first: SampleItem = { guid: '1', link: 'http://127.0.0.1:9/1', title: 'First', content: 'The first toll: 3 were killed.' };
const second: SampleItem = { guid: '2', link: 'http://127.0.0.1:9/2', title: 'Second', content: 'The second toll: 4 were killed.' };

describe('a crash in the middle of a poll', () => {
  test.each(['publish', 'add', 'mark', 'done'])('at "%s" loses nothing', async (place) => {
    const failing = async (): Promise<never> => {
      throw new Error('power cut');
    };
    await using polling = await openPolling({ items: [first, second], headers: { etag: '"1"' } });
    const { world } = polling.under;
    const broken = {
      ...world,
      bus: { ...world.bus, publish: place === 'publish' ? failing : world.bus.publish },
      seen: { ...world.seen, mark: place === 'mark' ? failing : world.seen.mark },
      frontier: {
        ...world.frontier,
        add: place === 'add' ? failing : world.frontier.add,
        done: place === 'done' ? failing : world.frontier.done,
      } satisfies Frontier,
    };
    polling.clock.advance(HOUR_MS);
    const lease = await polling.under.lease();
    await expect(pollFeed(lease, { ...polling.under.poll, world: broken }, never)).rejects.toThrow('power cut');

    polling.clock.advance(HOUR_MS);
    await pollFeed(await polling.under.lease('feed'), polling.under.poll, never);
    const items = await polling.under.values(topics.itemFound);
    expect(new Set(items.map(({ guid }) => guid))).toEqual(new Set(['1', '2']));
    expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(2);
    expect((await world.frontier.counts()).waiting).toBe(3);
    expect((await polling.state()).validators?.etag).toBe('"1"');
  });
});

describe('a fetcher that dies again and again', () => {
  test('misses no item, and sends each one the same way every time', async () => {
    const items = Array.from({ length: 12 }, (_, n): SampleItem => ({ guid: `${n}`, link: `http://127.0.0.1:9/${n}`, content: `Toll ${n}` }));
    await using polling = await openPolling({ items: items.slice(0, 2) });
    const { world } = polling.under;
    const random = seededRandom(7);
    let deaths = 0;
    const mayDie =
      <A extends unknown[], R>(verb: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        const isBefore = random() < 0.5;
        const dies = random() < 0.25;
        if (dies && isBefore) throw new Error(`died ${++deaths}`);
        const result = await verb(...args);
        if (dies) throw new Error(`died ${++deaths}`);
        return result;
      };
    const { bus, seen, frontier } = world;
    const mortal = {
      ...world,
      bus: { ...bus, publish: mayDie(bus.publish) },
      seen: { ...seen, unseen: mayDie(seen.unseen), mark: mayDie(seen.mark) },
      frontier: { ...frontier, add: mayDie(frontier.add), get: mayDie(frontier.get), remove: mayDie(frontier.remove), done: mayDie(frontier.done) },
    };
    for (let round = 0; round < 200 && (deaths < 20 || polling.site.items.length < items.length); round++) {
      polling.clock.advance(2 * HOUR_MS);
      const leases = await frontier.claim({ limit: 1, leaseMs: HOUR_MS, gapMs: 0, kind: 'feed' });
      for (const lease of leases) await pollFeed(lease, { ...polling.under.poll, world: mortal }, never).catch(() => null);
      if (round % 4 === 3) polling.site.items = items.slice(0, Math.min(items.length, polling.site.items.length + 1));
    }
    expect(deaths).toBeGreaterThanOrEqual(20);
    polling.clock.advance(DAY_MS);
    await pollFeed(await polling.under.lease('feed'), polling.under.poll, never);

    const sent = await polling.under.values(topics.itemFound);
    expect(new Set(sent.map(({ guid }) => guid)).size).toBe(items.length);
    expect(new Set(sent.map((item) => JSON.stringify(item))).size).toBe(items.length);
    for (const { canonicalUrl } of sent) expect(await frontier.get(articleIdOf(canonicalUrl))).not.toBeNull();
  });
});
