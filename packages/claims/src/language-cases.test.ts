import { describe, expect, it } from 'vitest';
import { findClaims } from './find-claims.ts';

/** What a text says, one line a claim: effect, bounds, noun, claimant, modality. */
function told(text: string): string[] {
  return findClaims(text).map(({ effect, figure, of, claimant, modality }) => {
    const bounds = figure.vague ?? (figure.min === figure.max ? `${figure.min}` : `${figure.min ?? ''}..${figure.max ?? ''}`);
    const sides = of.affiliation.length === 0 ? '' : ` @${of.affiliation.join('+')}`;
    return `${effect} ${bounds} ${of.noun}${sides}${claimant === null ? '' : ` | ${claimant.name}`}${modality === 'asserted' ? '' : ` ${modality}`}`;
  });
}

const CASES: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  'reduced clauses and main verbs': [
    ['Thirty two of the 150 pupils kidnapped by the gang were set free.', ['released 32 pupils', 'abducted 150 pupils']],
    ['Six sailors captured by the rebels have been freed.', ['released 6 sailors', 'captured 6 sailors']],
    ['A gunman shot and wounded three people.', ['wounded 3 people']],
    ['A row between guards and a tenant resulted in a clerk being wounded.', ['wounded 1 clerk']],
    [
      'Six dead bodies and 70 wounded had been brought to the clinic, a nurse said.',
      ['killed 6 bodies | nurse', 'hospitalised 70 people | nurse', 'wounded 70 people | nurse'],
    ],
    ['The raid left nine Chadian guards and three Malian drivers dead.', ['killed 9 guards @Chadian', 'killed 3 drivers @Malian']],
  ],
  'who did it and who suffered it': [
    ['A father fatally shot his child.', []],
    ['Two men were fatally shot.', ['killed 2 men']],
    ['A man was found fatally wounded.', ['killed 1 man']],
    ['One man, 20, was shot in the chest and died at the scene.', ['killed 1 man']],
    ['The shootings of seven people shook the town.', ['wounded 7 people']],
    ['Some 80 sailors remain captives of the pirates.', ['abducted 80 sailors']],
    ['Rebels handed over nine nuns to the envoys.', ['released 9 nuns']],
    ['As many as 30 boys escaped at night, and one was found later.', []],
    ['Police found about 30 casings.', []],
  ],
  'noun phrases': [
    ['Four detained Kachin leaders were released.', ['released 4 leaders']],
    ['A cousin of one of the hostages wrote a letter.', []],
    ["The blast in one of the city's most violent areas left a teen dead.", ['killed 1 teen']],
    ['Norway, which runs the school in Mali, has about 60 soldiers at the camp.', ['deployed 60 soldiers @Norway']],
    ['Police gave details about the five people killed.', ['killed 5 people']],
    ['Police arrested 12 Polish and Czech smugglers.', ['arrested 12 smugglers @Polish+Czech']],
    ['Nine rifles and 13 fully loaded magazines were seized.', ['seized 9 rifles', 'seized 13 magazines']],
    ['There were 12 attacks last week.', ['occurred 12 attacks']],
    ['A family of four was killed.', ['killed 4 people']],
    ['Bomb kills 1, injures 2 at market', ['killed 1 people', 'wounded 2 people']],
  ],
  'nouns that are counted and those that are not': [
    ['There were 3,248 cases of plague worldwide, with 584 deaths, officials said.', ['infected 3248 cases | officials', 'killed 584 deaths | officials']],
    ['According to the agency, there were 320 cases of plague and nine deaths.', ['infected 320 cases | agency', 'killed 9 deaths | agency']],
    ['The group released two videos.', []],
    ['About 70 percent of the buildings in seven villages were destroyed.', []],
    ['The fatal shooting of a 15-year-old boy shook the town.', ['killed 1 boy']],
    ['As the city burned, many left.', []],
    ['The book tells of the June 3, 2004 attacks.', []],
    ['He got four rabies shots.', []],
  ],
  'what texts of agencies bring': [
    ['A court jailed 12 opposition figures.', ['arrested 12 figures']],
    ['The army said seven militants were sent to hell and three soldiers martyred.', ['killed 7 militants | army', 'killed 3 soldiers | army']],
    ['The Data Project (ADP), which tracks violence, recorded 143 attacks.', ['occurred 143 attacks | Data Project (ADP)']],
    ['The Associated Press, citing an official, reported that 12 people died.', ['killed 12 people | official']],
    ['Two other cooks both suffered burns.', ['wounded 2 cooks']],
    ['A woman and a boy were both shot.', ['wounded 1 woman', 'wounded 1 boy']],
    ['Police estimated the crowd at 20,000.', ['attended 20000 people | Police']],
    ['Three lost their lives and a further 14 sustained injuries.', ['killed 3 people', 'wounded 14 people']],
    ['The rebels said they had taken control of three bases.', ['seized 3 bases | rebels']],
    ['The group claimed responsibility for a blast that killed 40 people.', ['killed 40 people']],
    [
      "More than 400 people have been killed, according to the region's rebel-run health ministry.",
      ["killed 400.. people | region's rebel-run health ministry"],
    ],
    ['Under the deal, 33 hostages are to be released.', ['released 33 hostages forecast']],
  ],
  'teasers inside the text': [
    ['The army said nine people died Related article Dozens of rebels killed in ambush', ['killed 9 people | army', 'killed dozens rebels']],
  ],
  'what counts nothing': [
    ['It was not clear how many people were injured.', []],
    ['Their ages ranged from 21 to 58, and the victims were men.', []],
    ['Six workers between the ages of 20 and 30 were killed.', ['killed 6 workers']],
    ['Another violent week, nine people were killed.', ['killed 9 people']],
    ['She wrote of the loss of a loved one.', []],
  ],
  'many-worded predicates': [
    ['Two men underwent surgery for gunshot wounds.', ['wounded 2 men']],
    ['Forty rebels laid down their weapons.', ['surrendered 40 rebels']],
    ['About 300 people were told to leave their homes.', ['evacuated 300 people']],
    ['Some 300 homes burned to the ground.', ['destroyed 300 homes']],
    ['The quake left 300 homes in ruins.', ['destroyed 300 homes']],
  ],
  'who says it': [
    ['The ministry put the death toll at 12.', ['killed 12 people | ministry']],
    ['Chad says it has killed 12 rebels, but Hamas says only two died.', ['killed 12 rebels | Chad', 'killed 2 rebels | Hamas']],
    ['The army, in a statement, said it had killed 12 rebels.', ['killed 12 rebels | army']],
    ['Twelve killed in market fire, say police', ['killed 12 people | police']],
    ['The governor was quoted by state TV as saying that 12 people died.', ['killed 12 people | governor']],
    ['The army denied killing 12 people.', ['killed 12 people | army denied']],
    ['The army denied that 12 people were killed and said two were hurt.', ['killed 12 people | army denied', 'wounded 2 people | army']],
  ],
};

describe('rules of the language', () => {
  for (const [kind, cases] of Object.entries(CASES)) {
    describe(kind, () => {
      for (const [text, claims] of cases) it(text, () => expect(told(text)).toEqual(claims));
    });
  }
});
