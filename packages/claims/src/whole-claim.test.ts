import { describe, expect, it } from 'vitest';
import { findClaims } from './find-claims.ts';

const PUBLISHED = '2025-10-12';

function first(text: string, published: string | null = PUBLISHED): ReturnType<typeof findClaims>[number] {
  const claim = findClaims(text, { published })[0];
  if (claim === undefined) throw new Error(`no claim in: ${text}`);
  return claim;
}

describe('when', () => {
  it('takes a weekday for the last such day before publication', () => {
    expect(first('On Monday a blast killed 12 people.').when).toMatchObject({ start: '2025-10-06', end: '2025-10-06', precision: 'day' });
    expect(first('A blast killed 12 people on Sunday.').when).toMatchObject({ start: '2025-10-12' });
  });

  it('does not take the time of saying for the time of the deed', () => {
    expect(first('The army said on Sunday it killed 12 rebels.').when).toBeNull();
  });

  it('reads dates, months and years with past bias', () => {
    expect(first('The raid on May 14 killed 12 people.').when).toMatchObject({ start: '2025-05-14', precision: 'day' });
    expect(first('A blast in December killed 12 people.').when).toMatchObject({ start: '2024-12-01', end: '2024-12-31', precision: 'month' });
    expect(first('A fire in 2017 killed 31 weavers.').when).toMatchObject({ start: '2017-01-01', end: '2017-12-31', precision: 'year' });
    expect(first('Last month floods killed 12 people.').when).toMatchObject({ start: '2025-09-01', end: '2025-09-30' });
  });

  it('leaves relative times unresolved where nobody says when the text is from', () => {
    expect(first('On Monday a blast killed 12 people.', null).when).toMatchObject({ words: 'On Monday', start: null, precision: 'unknown' });
  });
});

describe('scope', () => {
  it('tells one incident from what has run up and from a stretch of time', () => {
    expect(first('A blast killed 12 people.').scope).toBe('incident');
    expect(first('Over 900 people have been hurt since April.').scope).toBe('cumulative');
    expect(first('The monitor counted 61 raids in July alone.').scope).toBe('period');
  });
});

describe('where', () => {
  it('names the place with its country', () => {
    expect(first('A blast killed 12 people in Lahore, Pakistan.').where).toEqual({ words: 'Lahore', country: 'PK' });
    expect(first('In Kabul a blast killed 12 people.').where).toEqual({ words: 'Kabul', country: 'AF' });
  });
});

describe('by and relation', () => {
  it('names who did it, in the active and in the passive', () => {
    expect(first('Israeli forces killed 12 people.').by).toEqual({ words: 'Israeli forces', affiliation: ['Israeli'] });
    expect(first('Twelve people were killed by Hamas fighters in the town.').by).toEqual({ words: 'Hamas fighters', affiliation: ['Hamas'] });
    expect(first('A blast killed 12 people.').by).toBeNull();
  });

  it('tells own losses from those inflicted and from those a third party counts', () => {
    expect(first('Kenya’s army said five of its soldiers died.').relation).toBe('own_losses');
    expect(first('Chad’s army announced it killed at least 70 Libyan fighters.').relation).toBe('inflicted');
    expect(first('The Observatory for Rights said 12 people were killed.').relation).toBe('third_party');
  });
});

describe('claimant', () => {
  it('has a kind, sides, and the words of the crediting sentence', () => {
    const { claimant } = first('Army spokesperson Zal Khan spoke at noon, and Zal Khan said six Kenyan soldiers were hurt.');
    expect(claimant).toMatchObject({ words: 'Zal Khan', inherited: false });
    expect(first('The UN said 12 people were killed.').claimant?.kind).toBe('un');
    expect(first('Doctors said 12 people were killed.').claimant?.kind).toBe('medic');
    expect(first('State television said 12 people were killed.').claimant?.kind).toBe('media');
    expect(first('Residents said 12 people were killed.').claimant?.kind).toBe('witness');
    expect(first('The Indian army said 12 people were killed.').claimant).toMatchObject({ kind: 'belligerent', affiliation: ['Indian'] });
  });

  it('keeps who only relayed it', () => {
    expect(first('An official told Reuters that 12 people were killed.').via).toEqual(['Reuters']);
    expect(first('State TV, citing the governor, said 12 people were killed.')).toMatchObject({ via: ['State TV'], claimant: { name: 'governor' } });
  });

  it('finds the speaker of a quote that runs over sentences', () => {
    const { claimant } = first('“It was a hard night. Twelve people were hurt,” said Ada Byron, the mayor.');
    expect(claimant?.name).toBe('Ada Byron, the mayor');
  });
});

describe('layout', () => {
  it('reads headings and lines without a full stop as sentences of their own', () => {
    expect(findClaims('Four hurt in fire\n\nOfficials said 12 people were killed.').map(({ claimant }) => claimant?.name ?? null)).toEqual([null, 'Officials']);
  });

  it('reads on where a full stop lacks its space', () => {
    expect(findClaims('The blast killed four people.Nine more were hurt.').map(({ effect }) => effect)).toEqual(['killed', 'wounded']);
  });

  it('reads typographic marks, non-breaking spaces and datelines', () => {
    expect(findClaims('GENEVA — The city’s “iron” bridge fell, killing 12 people.')).toHaveLength(1);
    expect(first('KABUL A spokesman said nine people were hurt.').claimant?.name).toBe('spokesman');
  });
});
