import { expect, test } from 'vitest';
import { feeds } from './feeds.ts';
import { read } from './read.ts';
import { start } from './start.ts';

test.each([
  ['start', () => start(['--feed', 'a.yaml']), 'There is no option --feed. Did you mean --feeds?'],
  ['start', () => start(['feeds.yaml']), '"feeds.yaml" is one word too many.'],
  ['feeds', () => feeds(['list', '--jsn']), 'There is no option --jsn. Did you mean --json?'],
  ['read', () => read([]), 'read takes an address or a file, or - for standard input.'],
  ['read', () => read(['a.html', 'b.html']), '"b.html" is one word too many.'],
  ['read', () => read(['--jsn', '-']), 'There is no option --jsn. Did you mean --json?'],
  ['read', () => read(['--published', 'yesterday', '-']), '--published takes a date as 2025-10-13, not "yesterday".'],
  ['read', () => read(['--published', '2025-99-99', '-']), '--published takes a date'],
])('%s refuses what it can’t understand, before it does anything', async (_, call, message) => {
  await expect(call()).rejects.toMatchObject({ code: 'TW_CLI_USAGE', message: expect.stringContaining(message) });
});
