import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutRecord } from '../domain/event.ts';
import { requestsOf } from './producer.ts';
import { wireBytes } from './record.ts';

const record = fc.record({
  topic: fc.constantFrom('a', 'b', 'c'),
  key: fc.string(),
  value: fc.integer({ min: 0, max: 900_000 }).map((bytes) => new Uint8Array(bytes)),
  headers: fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
});

describe('cutting records into requests', () => {
  test('keeps every record, in order, and every topic’s share below a broker’s limit', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (records: OutRecord[]) => {
        const requests = requestsOf(records);
        expect(requests.flat()).toEqual(records);
        for (const request of requests) {
          const shares = Map.groupBy(request, ({ topic }) => topic);
          for (const share of shares.values()) expect(share.reduce((sum, each) => sum + wireBytes(each), 0)).toBeLessThan(1_048_576);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('makes no request of nothing, and one of what fits', () => {
    expect(requestsOf([])).toEqual([]);
    const small: OutRecord = { topic: 'a', key: 'k', value: new Uint8Array(10), headers: {} };
    expect(requestsOf([small, small])).toEqual([[small, small]]);
  });
});
