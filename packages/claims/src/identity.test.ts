import { describe, expect, it } from 'vitest';
import { claimantKey, groupKey, sideOf } from './identity.ts';

const claimant = (name: string): { name: string; kind: 'belligerent'; affiliation: string[] } => ({ name, kind: 'belligerent', affiliation: [] });

describe('identity', () => {
  it('gives one key to the names of one claimant', () => {
    const keys = ["Pakistan's military", 'the Pakistani army', 'ISPR', 'Pakistan’s army'].map((name) => claimantKey(claimant(name)));
    expect(new Set(keys).size).toBe(1);
  });

  it('makes a country, its people, its capital and its rulers one side', () => {
    expect(['Afghan', 'Afghanistan', 'Kabul', 'Taliban', 'Afghans'].map(sideOf)).toEqual(['AF', 'AF', 'AF', 'AF', 'AF']);
  });

  it('keeps a group apart from a government whose name it carries', () => {
    expect(sideOf('TTP')).toBe('ttp');
    expect(sideOf('Tehreek-e-Taliban Pakistan')).toBe('ttp');
    expect(sideOf('Hezbollah')).toBe('hezbollah');
    expect(sideOf('residents')).toBeNull();
  });

  it('compares soldiers with troops of one side, and people with people', () => {
    const soldiers = groupKey({ noun: 'soldiers', affiliation: ['Pakistan'], status: 'combatant' }, 'killed');
    expect(groupKey({ noun: 'troops', affiliation: ['Pakistani'], status: 'combatant' }, 'killed')).toBe(soldiers);
    expect(groupKey({ noun: 'soldiers', affiliation: ['Indian'], status: 'combatant' }, 'killed')).not.toBe(soldiers);
    expect(groupKey({ noun: 'people', affiliation: [], status: 'unknown' }, 'killed')).toBe(
      groupKey({ noun: 'others', affiliation: [], status: 'unknown' }, 'killed'),
    );
  });
});
