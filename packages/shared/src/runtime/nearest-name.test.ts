import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

const KNOWN = ['start', 'read', 'disputes', 'topics'];

test.each([
  ['starrt', 'start'],
  ['strat', 'start'],
  ['topic', 'topics'],
  ['raed', 'read'],
])('takes %s for %s', (told, meant) => {
  expect(nearestName(told, KNOWN)).toBe(meant);
});

test.each(['', 'x', 'claims', 'restart-everything'])('takes %j for none', (told) => {
  expect(nearestName(told, KNOWN)).toBeNull();
});
