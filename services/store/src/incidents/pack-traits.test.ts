import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packTraits, unpackTraits } from './pack-traits.ts';
import { traitsOf } from './traits.ts';

it('gives back the traits of any article', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ maxLength: 500 }), fc.constantFrom('2031-05-09', null, 'no date'), (title, text, published) => {
      const traits = traitsOf({ id: 'any', title, text: `${text}\nTwo people, aged 30 and 41, were hurt near Mill Road at 9:30 p.m.`, published });
      expect(unpackTraits(packTraits(traits))).toEqual(traits);
    }),
  );
});

it('refuses what it did not pack', () => {
  expect(() => unpackTraits('{"day":1}')).toThrow();
});
