import { sampleClaim } from '@tallywire/shared/contract/samples';
import { expect, test } from 'vitest';
import { claimsTable } from './claims-table.ts';

test('shows a claim a line, claimant first, exact words last', () => {
  const table = claimsTable([sampleClaim(), sampleClaim({ claimant: null, modality: 'denied', previous: true })], false);
  expect(table.split('\n')).toEqual([
    '   claimant           figure  effect                  of whom              relation    words',
    '1  The army           23      killed                  soldiers (Pakistan)  own losses  “23 soldiers were killed”',
    '2  (the text itself)  23      killed, denied, before  soldiers (Pakistan)  own losses  “23 soldiers were killed”',
    '',
  ]);
});

test('explains each claim by its rules where asked', () => {
  expect(claimsTable([sampleClaim({ rules: ['verb', 'said'] })], true)).toContain('\n   verb, said\n');
});

test('says that there are none', () => {
  expect(claimsTable([], false)).toBe('No claim figures.\n');
});

test('lets no text from outside drive the terminal or break the table', () => {
  const table = claimsTable([sampleClaim({ evidence: { ...sampleClaim().evidence, quote: '\u001b[2J23\nsoldiers\u202e' } })], false);
  for (const character of ['\u001b', '\u202e']) expect(table).not.toContain(character);
  expect(table.split('\n')).toHaveLength(3);
});
