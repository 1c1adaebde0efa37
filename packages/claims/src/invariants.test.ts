import { claimSchema } from '@tallywire/shared/domain/claim';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClaims } from './find-claims.ts';

const WHO = ['The army', 'Police', 'Mayor Ada Byron', 'The health ministry', 'Residents', 'Hamas', 'It', 'She'];
const NUMBER = ['12', 'nine', 'more than 200', 'at least 3,400', 'dozens of', 'two dozen', 'no', 'up to 50', 'several', 'a', 'half a million', '10 to 15'];
const WHOM = ['people', 'soldiers', 'Syrian soldiers', 'others', 'homes', 'drones', 'of its fighters', 'attacks', 'bodies'];
const DEED = ['were killed', 'were wounded', 'died', 'were destroyed', 'were shot down', 'are missing', 'were taken to hospital', 'fled'];
const LINK = [' said ', ', ', ' and ', ' while ', ', including ', ', according to ', '. ', '.\n\n', ' “', '” '];

const pick = (words: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...words);
const clause = fc
  .tuple(pick(WHO), pick(LINK), pick(NUMBER), pick(WHOM), pick(DEED), pick(LINK))
  .map(([who, link, number, whom, deed, end]) => `${who}${link}${number} ${whom} ${deed}${end}`);
const news = fc.array(clause, { minLength: 1, maxLength: 8 }).map((clauses) => clauses.join(''));

describe('invariants', () => {
  it('quotes the text at its offsets, in order, and follows the schema', () => {
    fc.assert(
      fc.property(news, (text) => {
        const claims = findClaims(text, { seed: 'a', published: '2024-05-06' });
        for (const claim of claims) {
          expect(text.slice(claim.evidence.start, claim.evidence.end)).toBe(claim.evidence.quote);
          claimSchema.parse(claim);
          expect(claim.rules.length).toBeGreaterThanOrEqual(3);
        }
        expect(claims.map(({ evidence }) => evidence.start)).toEqual(claims.map(({ evidence }) => evidence.start).sort((a, b) => a - b));
      }),
      { numRuns: 120 },
    );
  });

  it('never gives two claims one id, and every part names a whole that is there', () => {
    fc.assert(
      fc.property(news, (text) => {
        const claims = findClaims(text);
        const ids = new Set(claims.map(({ id }) => id));
        expect(ids.size).toBe(claims.length);
        for (const { partOf } of claims) if (partOf !== null) expect(ids.has(partOf)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('keeps its ids when text is added behind', () => {
    fc.assert(
      fc.property(news, news, (text, more) => {
        const before = findClaims(`${text}.\n\n`, { seed: 'a' }).map(({ id }) => id);
        const after = new Set(findClaims(`${text}.\n\n${more}`, { seed: 'a' }).map(({ id }) => id));
        expect(before.filter((id) => !after.has(id))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('reads a text the same whatever was read before it', () => {
    fc.assert(
      fc.property(news, fc.string({ unit: 'grapheme', maxLength: 200 }), (text, other) => {
        const first = findClaims(text);
        findClaims(other);
        expect(findClaims(text)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  it('tells two articles apart by their seed', () => {
    const of = (seed: string): string[] => findClaims('The blast killed 12 people.', { seed }).map(({ id }) => id);
    expect(of('a')).not.toEqual(of('b'));
    expect(of('a')).toEqual(of('a'));
  });
});

describe('hostile texts', () => {
  const long = (piece: string): string => piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
  const HOSTILE: Readonly<Record<string, string>> = {
    'one endless sentence': long('the men of the town who were in the house and '),
    'fifty thousand numbers': long('7 '),
    'twenty thousand quotes': long('"a” '),
    'one endless word': long('a'),
    'one endless compound': long('a-'),
    'nothing but capitals': long('A B '),
    'nested parts': long('including 12 people who '),
    'speakers of speakers': long('said he said '),
    'open brackets': long('( 12 ('),
  };
  for (const [kind, text] of Object.entries(HOSTILE)) {
    it(`reads 100 KB of ${kind} in bounded time`, () => {
      const before = process.cpuUsage();
      findClaims(text);
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
    });
  }
});
