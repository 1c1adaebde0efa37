import { claimSchema } from '@tallywire/shared/domain/claim';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClaims } from './find-claims.ts';

const told = (text: string): string[] =>
  findClaims(text).map(
    ({ effect, figure, of, claimant }) =>
      `${effect} ${figure.vague ?? `${figure.min ?? ''}..${figure.max ?? ''}`} ${of.noun}${claimant === null ? '' : ` | ${claimant.name}`}`,
  );

describe('findClaims', () => {
  it('reads a plain killing', () => {
    expect(told('The blast killed 12 people.')).toEqual(['killed 12..12 people']);
  });

  it('credits a speaker before and behind', () => {
    expect(told('Police said nine people were hurt.')).toEqual(['wounded 9..9 people | Police']);
    expect(told('Nine people were hurt in the fire, officials said.')).toEqual(['wounded 9..9 people | officials']);
  });

  it('finds nothing in ages, dates, money and distances', () => {
    expect(told('On May 14 the 35-year-old paid $12 million for a house 40 km from the coast, at 6:30 p.m.')).toEqual([]);
  });

  it('is silent on nothing', () => {
    expect(findClaims('')).toEqual([]);
  });

  it('quotes the text exactly, and follows its schema', () => {
    const words = fc.constantFrom(
      '12',
      'people',
      'were',
      'killed',
      'and',
      'wounded',
      'police',
      'said',
      ',',
      '.',
      '“',
      '”',
      'five',
      'of',
      'them',
      'at least',
      '\n',
      'dozens',
      'the',
      'Taliban',
      '(',
      ')',
      'including',
      '💥',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (list) => {
        const text = list.join(' ');
        for (const claim of findClaims(text)) {
          expect(text.slice(claim.evidence.start, claim.evidence.end)).toBe(claim.evidence.quote);
          claimSchema.parse(claim);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        findClaims(text);
      }),
      { numRuns: 150 },
    );
  });
});
