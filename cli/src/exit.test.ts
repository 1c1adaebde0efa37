import { TwError } from '@tallywire/shared/domain/errors';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reportFault, usageFault } from './exit.ts';

let told = '';
beforeEach(() => {
  told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

test.each([
  [usageFault('There is no command "x".'), 64],
  [new TwError('TW_CONFIG_INVALID', 'One setting.'), 78],
  [new TwError('TW_CONFIG_FEEDS_INVALID', 'One feed.'), 78],
  [new TwError('TW_STORE_IN_USE', 'Folder x.'), 1],
])('%s ends with %i, its code and what to do', (error, exit) => {
  expect(reportFault(error)).toBe(exit);
  expect(told).toContain(`${error.message} [${error.code}]\n  `);
  expect(told).not.toContain('    at ');
});

test('tells the causes of a fault, and where a fault without a code comes from', () => {
  reportFault(new TwError('TW_STORE_UNAVAILABLE', 'Redis is away.', { cause: new Error('connection refused') }));
  expect(told).toContain('Redis is away. (connection refused)');
  expect(reportFault(new Error('planted'))).toBe(1);
  expect(told).toContain('planted\n    at ');
});
