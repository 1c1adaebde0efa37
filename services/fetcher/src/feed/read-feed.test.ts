import { describe, expect, it } from 'vitest';
import { CHARSET_CASES } from './cases/charset-cases.ts';
import type { FeedCase } from './cases/feed-case.ts';
import { FORMAT_CASES, REFUSED_CASES } from './cases/format-cases.ts';
import { MALFORMED_CASES } from './cases/malformed-cases.ts';
import { URL_CASES } from './cases/url-cases.ts';
import { isRecord } from './feed-nodes.ts';
import type { FeedReading } from './feed-reading.ts';
import { readFeed } from './read-feed.ts';

describe.each([
  ['charsets', CHARSET_CASES],
  ['malformed documents', MALFORMED_CASES],
  ['formats', FORMAT_CASES],
  ['addresses', URL_CASES],
  ['what is no feed', REFUSED_CASES],
])('readFeed: %s', (_, cases) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const bytes = typeof one.body === 'string' ? new TextEncoder().encode(one.body) : one.body;
    const url = one.url === undefined ? 'https://valley.example/feed.xml' : one.url;
    check(one, await readFeed(bytes, { url, contentType: one.contentType ?? null }));
  });
});

function check(one: FeedCase, reading: FeedReading): void {
  if ('refused' in one) {
    expect(reading).toEqual({ kind: 'refused', code: one.refused, reason: expect.stringMatching(one.reason) });
    return;
  }
  expect(reading.kind === 'refused' ? reading.reason : reading.kind).toBe('feed');
  const found = Object.fromEntries(Object.keys(one.expect).map((place) => [place, valueAt(reading, place)]));
  expect(found).toEqual(one.expect);
}

function valueAt(reading: FeedReading, place: string): unknown {
  if (reading.kind !== 'feed') return undefined;
  if (place === 'count') return reading.items.length;
  const [first = '', field] = place.split('.');
  const holder: unknown = field === undefined ? reading : first === 'feed' ? reading.feed : reading.items[Number(first)];
  const value = isRecord(holder) ? holder[field ?? first] : undefined;
  return field === 'enclosures' && Array.isArray(value) ? value.map((one: unknown) => (isRecord(one) ? one['url'] : undefined)) : value;
}
