import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datelineOf, dayOf, saidDays, yearOf } from './said-days.ts';

const day = (iso: string): number => Date.parse(iso) / 86_400_000;
/** A Friday. */
const friday = day('2031-05-09');

describe('days a text names', () => {
  it.each([
    ['on Wednesday night', ['2031-05-07']],
    ['on Friday', ['2031-05-09']],
    ['last Saturday', ['2031-05-03']],
    ['yesterday and today', ['2031-05-08', '2031-05-09']],
    ['on May 2', ['2031-05-02']],
    ['on 30 April 2030', ['2030-04-30']],
    ['on Dec. 24th', ['2030-12-24']],
    ['due on May 12', ['2031-05-12']],
    ['no day at all', []],
  ])('%s', (words, days) => {
    expect(saidDays(words, friday).days).toEqual(days.map(day));
  });

  it('keep their dates without a day of publication', () => {
    expect(saidDays('from March 3 to the 4th of March, a Tuesday', null)).toEqual({ days: [], monthDays: ['3-3', '3-4'] });
  });

  it('are bounded and never throw, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => saidDays(text, friday).days.length <= 200));
    expect(saidDays('May 1 '.repeat(5000), friday).days).toHaveLength(1);
  });
});

describe('a dateline', () => {
  it.each([
    ['Posted 3 June 2031, 10:15', '2031-06-03'],
    ['The fair opens.\nPublished: June 3rd, 2031', '2031-06-03'],
  ])('%s', (text, date) => {
    expect(datelineOf(text)).toBe(day(date));
  });

  it('needs a year, and stands near the start', () => {
    expect(datelineOf('On June 3 the fair opens.')).toBeNull();
    expect(datelineOf(`${'Long before. '.repeat(80)}June 3, 2031`)).toBeNull();
  });
});

it('reads the day of a time and the year of a day', () => {
  expect(dayOf('2031-05-09T23:59:00Z')).toBe(friday);
  expect(dayOf('soon')).toBeNull();
  expect(dayOf(null)).toBeNull();
  expect(yearOf(friday)).toBe(2031);
});
