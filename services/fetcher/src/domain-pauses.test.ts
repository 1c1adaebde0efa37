import { openMemoryFrontier } from '@tallywire/shared/memory/frontier';
import { expect, test } from 'vitest';
import { openDomainPauses } from './domain-pauses.ts';
import { fakeClock } from './loopback/fetcher-under-test.ts';

test('a pause holds for all hosts of a registrable domain, for every fetcher of the schedule, and for no other domain', async () => {
  const clock = fakeClock();
  const frontier = openMemoryFrontier(clock);
  const [one, other] = [openDomainPauses(frontier), openDomainPauses(frontier)];
  await one.pause('feeds.news.co.uk', 1000);
  await one.pause('127.0.0.1', 500);
  const left = (...hosts: string[]): Promise<number[]> => Promise.all(hosts.map((host) => other.leftMs(host)));
  expect(await left('news.co.uk', 'www.news.co.uk', 'feeds.news.co.uk', 'other.co.uk', 'co.uk')).toEqual([1000, 1000, 1000, 0, 0]);
  expect(await left('127.0.0.1', '127.0.0.2')).toEqual([500, 0]);
  clock.advance(600);
  expect(await left('news.co.uk', '127.0.0.1')).toEqual([400, 0]);
});
