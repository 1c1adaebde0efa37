import { expect, test } from 'vitest';
import { openDomainPauses } from './domain-pauses.ts';
import { fakeClock } from './loopback/fetcher-under-test.ts';

test('a pause holds for all hosts of a registrable domain, and for no other', () => {
  const clock = fakeClock();
  const pauses = openDomainPauses(clock);
  pauses.pause('feeds.news.co.uk', 1000);
  pauses.pause('127.0.0.1', 500);
  const left = (...hosts: string[]): number[] => hosts.map((host) => pauses.leftMs(host));
  expect(left('news.co.uk', 'www.news.co.uk', 'feeds.news.co.uk', 'other.co.uk', 'co.uk')).toEqual([1000, 1000, 1000, 0, 0]);
  expect(left('127.0.0.1', '127.0.0.2')).toEqual([500, 0]);
  clock.advance(600);
  expect(left('news.co.uk', '127.0.0.1')).toEqual([400, 0]);
});
