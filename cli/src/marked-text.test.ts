import { sampleClaim } from '@tallywire/shared/contract/samples';
import type { Claim } from '@tallywire/shared/domain/claim';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedText } from './marked-text.ts';

const TEXT = 'The army said 23 soldiers were killed.\n\nIt rained.\n\nTwo villages burned, three people died.';
const at = (quote: string): Claim => {
  const start = TEXT.indexOf(quote);
  return sampleClaim({ evidence: { quote, prefix: '', suffix: '', start, end: start + quote.length } });
};

test('marks each run and numbers it as the table does', () => {
  const marked = markedText(TEXT, [at('23 soldiers were killed'), at('three people died')], false);
  expect(marked).toContain('said ⟦23 soldiers were killed⟧[1].');
  expect(marked).toContain('burned, ⟦three people died⟧[2].');
  expect(marked).toContain('It rained.');
});

test('leaves out what has no mark, where asked to', () => {
  expect(markedText(TEXT, [at('23 soldiers were killed')], true)).toBe('The army said ⟦23 soldiers were killed⟧[1].\n');
});

test('shows the words of runs that overlap once', () => {
  const marked = markedText(TEXT, [at('23 soldiers'), at('soldiers were killed')], true);
  expect(marked.replaceAll(/[⟦⟧]|\[\d\]/g, '')).toBe('The army said 23 soldiers were killed.\n');
});

test('loses no word, whatever the runs', () => {
  const span = fc.tuple(fc.nat(TEXT.length - 1), fc.nat(30)).map(([start, length]) => ({ start, end: Math.min(TEXT.length, start + 1 + length) }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      const claims = spans.map(({ start, end }) => sampleClaim({ evidence: { quote: TEXT.slice(start, end), prefix: '', suffix: '', start, end } }));
      const plain = markedText(TEXT, claims, false).replaceAll(/[⟦⟧]|\[\d\]/g, '');
      expect(plain.split(/\n+/).filter(Boolean)).toEqual(TEXT.split(/\n+/));
    }),
  );
});
