import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from './tokens.ts';
import { traitsOf } from './traits.ts';

const article = { id: 'a', title: 'Ferry Fire In Harbour', published: '2031-05-09' };

describe('traits', () => {
  it('tell names from words that only start a sentence', () => {
    const { names, words } = traitsOf({ ...article, text: 'Ferries burn. Captain Ana Lima left. People saw that ferries burn in Porto.' });
    expect([...names.keys()]).toEqual(['captain', 'ana', 'lima', 'people', 'porto']);
    expect(words.get('ferry')).toBe(3);
  });

  it("know a headline's names by the body", () => {
    const { leadNames } = traitsOf({ ...article, title: 'Lima Blames Old Engine', text: 'The captain, Ana Lima, spoke on Friday.' });
    expect([...leadNames]).toEqual(['ana', 'lima']);
  });

  it('join names that follow each other, not over a comma', () => {
    const { fullNames } = traitsOf({ ...article, text: 'We met Ana Lima, Berta Costa and others.' });
    expect([...fullNames]).toEqual(['ana lima', 'berta costa']);
  });

  it('find places by the word before', () => {
    expect([...traitsOf({ ...article, text: 'A ferry burned in Porto, said Ana Lima of Braga.' }).places]).toEqual(['porto', 'braga']);
  });

  it('take the day of an undated article from its dateline', () => {
    expect(traitsOf({ ...article, published: null, text: 'May 9, 2031. A ferry burned.' }).day).toBe(traitsOf({ ...article, text: '' }).day);
  });

  it('leave out a year after the article itself', () => {
    expect(traitsOf({ ...article, text: 'Plans for 2050 were made in 2029.' }).year).toBe(2029);
  });

  it('are read from any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, text) => {
        const traits = traitsOf({ ...article, title, text });
        for (const name of traits.names.keys()) expect(traits.words.has(name)).toBe(true);
      }),
    );
  });
});

it('reads a bounded number of tokens', () => {
  expect(tokensOf('word '.repeat(10_000)).length).toBe(3000);
});

it('reads a huge text of one word, of capitals or of numbers in bounded time', () => {
  for (const filling of ['a', 'A', 'Aa ', '1', '9 of ', 'may 1 ', ', 12', 'one two ', "A’A'A"]) {
    const startedMs = performance.now();
    traitsOf({ ...article, text: filling.repeat(400_000 / filling.length) });
    expect(performance.now() - startedMs).toBeLessThan(5000);
  }
});
