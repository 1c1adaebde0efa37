import { EFFECTS } from '@tallywire/shared/domain/claim';
import isoCountries from 'i18n-iso-countries';
import { describe, expect, it } from 'vitest';
import { ARMED_GROUPS } from './armed-groups.ts';
import { COUNTRIES } from './countries.ts';
import { ACT_NOUNS, EFFECT_ADJECTIVES, EFFECT_NOUNS, verbForm } from './effects.ts';
import { BODIES, CIVILIANS, COMBATANTS, nounClass, OCCURRENCES, PLACES, RESPONDERS, singular, THINGS, WEAPONS } from './nouns.ts';
import { MULTIPLIERS, QUALIFIER_PHRASES, SMALL_NUMBERS } from './numbers.ts';
import { CONTINUING, DIRECT_ONLY, SAY_VERBS } from './speech.ts';
import { MONTHS, UNITS, WEEKDAYS } from './time.ts';

/** Territories and the like, which news tell under the state they belong to. */
const NOT_STATES = new Set(
  'AX AS AI AQ AW BM BQ BV IO KY CX CC CK CW FK FO GF PF TF GI GL GP GU GG HM IM JE MO MQ YT MS NC NU NF MP PN RE BL MF PM SX GS SJ TK TC UM VG VI WF EH SH'.split(
    ' ',
  ),
);
const STATES = Object.keys(isoCountries.getAlpha2Codes()).filter((code) => !NOT_STATES.has(code));

describe('countries', () => {
  it('have an ISO code each, named once, with names and no name twice', () => {
    const codes = COUNTRIES.map(({ code }) => code);
    expect(codes.filter((code) => !isoCountries.isValid(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(190);
    const names = COUNTRIES.flatMap((country) => country.names);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('share no demonym or capital, but for the two Congos', () => {
    const words = COUNTRIES.flatMap(({ demonyms, capitals }) => [...demonyms, ...capitals]);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual(['Congolese']);
  });

  it('leave no country of the ISO list out that has a seat in the United Nations', () => {
    const known = new Set(COUNTRIES.map(({ code }) => code));
    expect(STATES.filter((code) => !known.has(code))).toEqual([]);
  });
});

describe('armed groups', () => {
  it('have one key each and govern only known countries', () => {
    const keys = ARMED_GROUPS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const codes = new Set(COUNTRIES.map(({ code }) => code));
    expect(ARMED_GROUPS.filter(({ governs }) => governs !== null && !codes.has(governs))).toEqual([]);
    const names = ARMED_GROUPS.flatMap((group) => group.names);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('nouns', () => {
  it('are singular, in lower case, and of one class', () => {
    const lists = { THINGS, PLACES, WEAPONS, OCCURRENCES, BODIES };
    for (const [name, list] of Object.entries(lists)) for (const word of list) expect(`${name} ${word}`).toBe(`${name} ${word.toLowerCase()}`);
    const people = new Set([...COMBATANTS, ...RESPONDERS, ...CIVILIANS]);
    const shared = [...people].filter((word) => THINGS.has(word) || PLACES.has(word) || OCCURRENCES.has(word) || BODIES.has(word));
    expect(shared).toEqual([]);
  });

  it('know their plurals', () => {
    const plurals = [
      'people',
      'soldiers',
      'policemen',
      'children',
      'bodies',
      'churches',
      'houses',
      'buses',
      'villages',
      'cities',
      'missiles',
      'crashes',
      'nurses',
      'lives',
    ];
    expect(plurals.map(singular)).toEqual([
      'person',
      'soldier',
      'policeman',
      'child',
      'body',
      'church',
      'house',
      'bus',
      'village',
      'city',
      'missile',
      'crash',
      'nurse',
      'life',
    ]);
    expect(['fighters', 'churches', 'drones', 'explosions', 'corpses', 'towns'].map(nounClass)).toEqual([
      'person',
      'thing',
      'weapon',
      'occurrence',
      'body',
      'place',
    ]);
  });
});

describe('effects', () => {
  it('are codes of the guidelines', () => {
    const codes = new Set<string>(EFFECTS);
    const told = [...EFFECT_ADJECTIVES.values(), ...EFFECT_NOUNS.values(), ...ACT_NOUNS.values()];
    expect(told.filter((effect) => !codes.has(effect))).toEqual([]);
  });

  it('know every form of a verb', () => {
    for (const form of [
      'kill',
      'kills',
      'killed',
      'killing',
      'slain',
      'fled',
      'fleeing',
      'stabbed',
      'stabbing',
      'died',
      'dying',
      'freed',
      'hurt',
      'torched',
      'kidnapped',
      'buried',
    ]) {
      expect(verbForm(form)?.readings.length ?? 0, form).toBeGreaterThan(0);
    }
  });
});

describe('numbers, times and speech', () => {
  it('give no word two meanings', () => {
    expect([...SMALL_NUMBERS.keys()].filter((word) => MULTIPLIERS.has(word) || MONTHS.has(word) || WEEKDAYS.has(word))).toEqual([]);
    expect([...UNITS].filter((word) => SMALL_NUMBERS.has(word) || MULTIPLIERS.has(word))).toEqual([]);
    const phrases = QUALIFIER_PHRASES.map(({ words }) => words.join(' '));
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
    expect([...CONTINUING].filter((word) => !/ing$/.test(word))).toEqual([]);
    expect([...DIRECT_ONLY].filter((word) => !SAY_VERBS.has(word))).toEqual([]);
  });
});
