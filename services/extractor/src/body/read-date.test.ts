import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readStatedDate, readUrlDate, readVisibleDate } from './read-date.ts';

it.each([
  ['2025-03-04', '2025-03-04'],
  ['20250304', '2025-03-04'],
  ['2025-03-04T10:05:06.123Z', '2025-03-04T10:05:06Z'],
  ['2025-03-04 10:05', '2025-03-04T10:05:00'],
  ['2025-03-04T10:05:06+05', '2025-03-04T10:05:06+05:00'],
  ['Tue, 04 Mar 2025 10:05:06 +0100', '2025-03-04T09:05:06Z'],
  ['1741082706', '2025-03-04T10:05:06Z'],
  ['2025-02-30', null],
  ['0001-01-01T00:00:00', null],
  ['soon', null],
])('reads the stated date %s', (value, date) => {
  expect(readStatedDate(value)).toBe(date);
});

it.each([
  ['Posted on March 4, 2025 by someone', true, '2025-03-04'],
  ['Tuesday 4th March 2025', true, '2025-03-04'],
  ['4. März 2025, 10:05 Uhr', false, '2025-03-04'],
  ['le 4 mars 2025', false, '2025-03-04'],
  ['4 de marzo de 2025', false, '2025-03-04'],
  ['4 de março de 2025', false, '2025-03-04'],
  ['4 марта 2025', false, '2025-03-04'],
  ['4 marca 2025', false, '2025-03-04'],
  ['2025年3月4日', false, '2025-03-04'],
  ['04.03.2025', false, '2025-03-04'],
  ['3/4/2025', true, '2025-03-04'],
  ['4/3/2025', false, '2025-03-04'],
  ['25/3/2025', true, '2025-03-25'],
  ['12 people 2025', false, null],
  ['in 2025', true, null],
])('sees the date in %s', (text, isMonthFirst, date) => {
  expect(readVisibleDate(text, isMonthFirst)).toBe(date);
});

it.each([
  ['https://news.example/2025/03/04/story', '2025-03-04'],
  ['https://news.example/2025/3/4/story', '2025-03-04'],
  ['https://news.example/story-20250304', '2025-03-04'],
  ['https://news.example/story-12345678901', null],
])('finds the day in %s', (url, date) => {
  expect(readUrlDate(url)).toBe(date);
});

it('never throws, and only gives days that exist', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      (text) => {
        for (const date of [readStatedDate(text), readVisibleDate(text, true), readUrlDate(text)]) {
          if (date !== null) expect(Number.isNaN(Date.parse(date))).toBe(false);
        }
      },
    ),
  );
});
