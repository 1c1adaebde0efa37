import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeedDate } from './feed-date.ts';

const STATED: readonly (readonly [string, string])[] = [
  ['Fri, 02 Jan 2026 03:04:05 GMT', '2026-01-02T03:04:05Z'],
  ['Fri, 2 Jan 2026 03:04 +0000', '2026-01-02T03:04:00Z'],
  ['02 Jan 26 03:04:05 UT', '2026-01-02T03:04:05Z'],
  ['Fri, 02-Jan-2026 03:04:05 GMT', '2026-01-02T03:04:05Z'],
  ['Thursday, January 1, 2026 10:04 PM EST', '2026-01-02T03:04:00Z'],
  ['Jan 1, 2026 10:04:05 p.m. (EST)', '2026-01-02T03:04:05Z'],
  ['1 Sept 2025 12:00:00 am PDT', '2025-09-01T07:00:00Z'],
  ['Fri Jan  2 03:04:05 UTC 2026', '2026-01-02T03:04:05Z'],
  ['Fri, 2026/01/02 03:04:05 EST', '2026-01-02T08:04:05Z'],
  ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z'],
  ['2026-01-02t03:04:05.678z', '2026-01-02T03:04:05Z'],
  ['2026-01-02T08:04:05+05:00', '2026-01-02T03:04:05Z'],
  ['2026-01-02T08:04+05', '2026-01-02T03:04:00Z'],
  ['2026-01-02 08:04:05 +0500', '2026-01-02T03:04:05Z'],
  ['20260102T030405Z', '2026-01-02T03:04:05Z'],
  ['2026-1-2T3:4:5Z', '2026-01-02T03:04:05Z'],
  ['2026-002T03:04:05Z', '2026-01-02T03:04:05Z'],
  ['2026-01-02T24:00:00Z', '2026-01-03T00:00:00Z'],
  ['2026-01-02T03:04:60Z', '2026-01-02T03:05:00Z'],
  ['2 Jan 2026 08:34:05 +0530', '2026-01-02T03:04:05Z'],
  ['2 Jan 2026 05:04:05 GMT+2', '2026-01-02T03:04:05Z'],
  ['Пт, 02 янв. 2026 06:04:05 +0300', '2026-01-02T03:04:05Z'],
  ['ven., 2 janv. 2026 04:04:05 +0100', '2026-01-02T03:04:05Z'],
  ['mar. 14 oct. 2025 04:04:05 +0200', '2025-10-14T02:04:05Z'],
  ['2 de enero de 2026 03:04:05 GMT', '2026-01-02T03:04:05Z'],
  ['Παρ, 02 Ιαν 2026 05:04:05 EET', '2026-01-02T03:04:05Z'],
  ['1767323045', '2026-01-02T03:04:05Z'],
  ['1767323045000', '2026-01-02T03:04:05Z'],
];

const DERIVED: readonly (readonly [string, string])[] = [
  ['2026-01-02 03:04:05', '2026-01-02T03:04:05Z'],
  ['2026-01-02T03:04:05', '2026-01-02T03:04:05Z'],
  ['2026-01-02', '2026-01-02T00:00:00Z'],
  ['2026-01', '2026-01-01T00:00:00Z'],
  ['2026', '2026-01-01T00:00:00Z'],
  ['20260102', '2026-01-02T00:00:00Z'],
  ['20260102030405', '2026-01-02T03:04:05Z'],
  ['2 January 2026', '2026-01-02T00:00:00Z'],
  ['2 Jan 2026 03:04:05', '2026-01-02T03:04:05Z'],
  ['2 Jan 2026 03:04:05 -0000', '2026-01-02T03:04:05Z'],
  ['2 Jan 2026 03:04:05 XYZ', '2026-01-02T03:04:05Z'],
  ['31/12/2025 10:00', '2025-12-31T10:00:00Z'],
  ['12/31/2025', '2025-12-31T00:00:00Z'],
  ['2.1.2026 03:04', '2026-01-02T03:04:00Z'],
  ['2026年1月2日 下午3:04', '2026-01-02T15:04:00Z'],
  ['2026년 01월 02일 오후 3:04', '2026-01-02T06:04:00Z'],
  ['٢٠٢٦-٠١-٠٢ ٠٣:٠٤:٠٥', '2026-01-02T03:04:05Z'],
  ['۲ ژانویهٔ ۲۰۲۶ ۰۳:۰۴', '2026-01-02T03:04:00Z'],
];

const UNREADABLE = [
  '',
  'soon',
  '0000-00-00 00:00:00',
  '30 Feb 2026 10:00:00 GMT',
  '2026-13-01',
  '2026-01-02T25:00:00Z',
  '03/04/2026',
  '3 2026',
  'x'.repeat(5000),
  '999999999999999999999',
];

describe('parseFeedDate', () => {
  it.each(STATED)('reads %s, which states its zone', (raw, iso) => {
    expect(parseFeedDate(raw)).toEqual({ iso, quality: 'stated' });
  });

  it.each(DERIVED)('reads %s and says that part of it was assumed', (raw, iso) => {
    expect(parseFeedDate(raw)).toEqual({ iso, quality: 'derived' });
  });

  it.each(UNREADABLE)('makes nothing up from %s', (raw) => {
    expect(parseFeedDate(raw)).toBeNull();
  });

  it('reads every moment back from its usual forms', () => {
    const moment = fc.date({ min: new Date('1970-01-02T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (date) => {
        const iso = `${date.toISOString().slice(0, 19)}Z`;
        expect(parseFeedDate(date.toUTCString())?.iso).toBe(iso);
        expect(parseFeedDate(date.toISOString())?.iso).toBe(iso);
      }),
    );
  });

  it('never throws', () => {
    const pieces = fc.constantFrom('2026', '-', '01', 'T', ' ', ':', '30', 'Jan', 'GMT', '+', 'Z', ',', 'pm', '年', '/', '.', '99');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        (raw) => {
          const date = parseFeedDate(raw);
          if (date) expect(date.iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
