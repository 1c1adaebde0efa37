import { expect, test } from 'vitest';
import { readArguments } from './read-arguments.ts';

const OPTIONS = { feeds: { type: 'string' }, once: { type: 'boolean', default: false } } as const;

test('reads options and words', () => {
  expect(readArguments(['--feeds', 'a.yaml', 'page.html'], OPTIONS, 1)).toMatchObject({ values: { feeds: 'a.yaml', once: false }, positionals: ['page.html'] });
  expect(readArguments(['--', '--once'], OPTIONS, 1).positionals).toEqual(['--once']);
});

test.each([
  [['--feed', 'a.yaml'], 'There is no option --feed. Did you mean --feeds?'],
  [['--onec'], 'Did you mean --once?'],
  [['--colour'], 'There is no option --colour. Options: --feeds, --once.'],
  [['-x'], 'There is no option -x.'],
  [['--feeds'], '--feeds <value>'],
  [['--once=yes'], '--once'],
  [['page.html'], '"page.html" is one word too many.'],
])('refuses %j and says what is right', (args, message) => {
  const read = () => readArguments(args, OPTIONS);
  expect(read).toThrow(message);
  expect(read).toThrow(expect.objectContaining({ code: 'TW_CLI_USAGE' }));
});
