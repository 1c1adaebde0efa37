import { describe, expect, it } from 'vitest';
import { findClaims } from './find-claims.ts';

/** What a text says, one line a claim: effect, bounds, noun, sides, claimant, and what is not plain. */
function told(text: string): string[] {
  return findClaims(text).map(({ effect, figure, of, claimant, modality, partOf, previous }) => {
    const bounds = figure.vague ?? (figure.min === figure.max ? `${figure.min}` : `${figure.min ?? ''}..${figure.max ?? ''}`);
    const sides = of.affiliation.length === 0 ? '' : ` @${of.affiliation.join('+')}`;
    const marks = [modality === 'asserted' ? '' : ` ${modality}`, partOf === null ? '' : ' part', previous ? ' previous' : ''].join('');
    return `${effect} ${bounds} ${of.noun}${sides}${claimant === null ? '' : ` | ${claimant.name}`}${marks}`;
  });
}

const CASES: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  'coordination and ellipsis': [
    ['The raid killed 12 and wounded 30.', ['killed 12 people', 'wounded 30 people']],
    ['Four villagers were killed and two more hurt.', ['killed 4 villagers', 'wounded 2 villagers']],
    ['A mine killed two farmers and injured a dozen others.', ['killed 2 farmers', 'wounded 12 others']],
    ['At least three nurses and two patients died.', ['killed 3.. nurses', 'killed 2 patients']],
    ['The blaze left nine people dead and 14 injured.', ['killed 9 people', 'wounded 14 people']],
    ['Seven were killed, 16 wounded and three are missing.', ['killed 7 people', 'wounded 16 people', 'missing 3 people']],
    ['The army destroyed four tanks and two trucks.', ['destroyed 4 tanks', 'destroyed 2 trucks']],
    ['Forty huts were burned and eleven damaged.', ['destroyed 40 huts', 'damaged 11 huts']],
    ['The deaths of ten guests and two cooks shook the town.', ['killed 10 guests', 'killed 2 cooks']],
  ],
  parts: [
    ['The strike killed 43 people, including 12 children.', ['killed 43 people', 'killed 12 children part']],
    ['Nine miners died, four of them brothers.', ['killed 9 miners', 'killed 4 brothers part']],
    ['Fifteen people were hurt, among them two firefighters.', ['wounded 15 people', 'wounded 2 firefighters part']],
    ['Twenty people were shot, six of whom died.', ['wounded 20 people', 'killed 6 people part']],
  ],
  'bounds and qualifiers': [
    ['More than 200 rebels were killed.', ['killed 200.. rebels']],
    ['Up to 50 people were injured.', ['wounded ..50 people']],
    ['As many as 80 settlers fled.', ['displaced ..80 settlers']],
    ['Fewer than 20 prisoners were freed.', ['released ..20 prisoners']],
    ['Between 12 and 14 sailors drowned.', ['killed 12..14 sailors']],
    ['Three or four men were arrested.', ['arrested 3..4 men']],
    ['Some 1.2 million people have been displaced.', ['displaced 1200000 people']],
    ['Ten or more workers were trapped.', ['trapped 10.. workers']],
    ['The mine killed at least eight farmers and wounded 41.', ['killed 8.. farmers', 'wounded 41 farmers']],
  ],
  'spelled-out and vague numbers': [
    ['Two hundred and sixty-one passengers died.', ['killed 261 passengers']],
    ['Eighty-seven people were killed.', ['killed 87 people']],
    ['Two dozen students were hurt.', ['wounded 24 students']],
    ['Scores of people were killed.', ['killed scores people']],
    ['Tens of thousands of people fled.', ['displaced tens of thousands people']],
    ['Half a million people were evacuated.', ['evacuated 500000 people']],
    ['Several hundred protesters were detained.', ['arrested several hundred protesters']],
    ['A number of homes were damaged.', ['damaged a number homes']],
    ['٢٣ people were killed.', ['killed 23 people']],
    ['Two thousand five hundred families were evacuated.', ['evacuated 2500 families']],
  ],
  'none, both, ordinals and singles': [
    ['There were no casualties.', ['casualties 0 casualties']],
    ['No one was hurt.', ['wounded 0 people']],
    ['There were no reports of injuries.', ['wounded 0 injuries']],
    ['Both pilots were killed.', ['killed 2 pilots']],
    ['Two guards were shot and a third was stabbed.', ['wounded 2 guards', 'wounded 1 guards']],
    ['A policeman was killed.', ['killed 1 policeman']],
    ['Another woman was wounded.', ['wounded 1 woman']],
    ['An attack shook the market.', []],
  ],
  'updates and tolls': [
    ['The death toll rose to 43 from 38.', ['killed 43 people', 'killed 38 people previous']],
    ['The death toll has climbed from 5 to 6.', ['killed 5 people previous', 'killed 6 people']],
    ['The number of wounded stands at 70.', ['wounded 70 people']],
    ['Rescuers recovered 12 bodies.', ['killed 12 bodies']],
    ['The storm claimed 17 lives.', ['killed 17 lives']],
    ['The strike claimed the lives of three medics.', ['killed 3 medics']],
    ['The attack caused 14 deaths and 30 injuries.', ['killed 14 deaths', 'wounded 30 injuries']],
  ],
  'the right way round': [
    ['The driver was killed by 12 gunmen.', []],
    ['Two men killed five.', ['killed 5 people']],
    ['Three attackers shot dead eight worshippers.', ['killed 8 worshippers']],
    ['A suicide bomber killed 14 people.', ['killed 14 people']],
    ['Ten people were shot dead by three attackers.', ['killed 10 people']],
    ['A gunman opened fire, killing two and wounding five before police shot him.', ['killed 2 people', 'wounded 5 people']],
  ],
  'what counts nothing': [
    ['The 21-year-old, 35 minutes late, drove 40 km at 6:30 p.m. on May 14, 2021.', []],
    ['He paid $12 million, or 30 percent, for Flight 370 and won 3-1.', []],
    ['Byron, 35, of the 12th Brigade said Resolution 900 was passed by 14 votes.', []],
    ['The magnitude 6.3 quake struck at a depth of 10 km in 2015.', []],
    ['Eight months ago two officials said it was 30 degrees.', []],
    ['There was no word yet on casualties.', []],
  ],
  'who says it': [
    ['Officials said 12 people were killed.', ['killed 12 people | Officials']],
    ['Twelve people were killed, a spokesman for the army said.', ['killed 12 people | spokesman for the army']],
    ['According to Doctors Aid, nine people were hurt.', ['wounded 9 people | Doctors Aid']],
    ['Nine people were hurt, according to the health ministry.', ['wounded 9 people | health ministry']],
    ['“Nine people were hurt,” said Ada Byron, the mayor.', ['wounded 9 people | Ada Byron, the mayor']],
    ['Mayor Ada Byron spoke on Monday. She said nine people were hurt.', ['wounded 9 people']],
    ['Mayor Ada Byron said rain fell. She said nine people were hurt.', ['wounded 9 people | Mayor Ada Byron']],
    ['The army told Reuters that six rebels were killed.', ['killed 6 rebels | army']],
    ['State TV, citing the governor, said six people were killed.', ['killed 6 people | governor']],
    ['Chad said it killed 20 rebels, while the rebels claimed they had captured 30 soldiers.', ['killed 20 rebels | Chad', 'captured 30 soldiers | rebels']],
    ['Ada Byron, a spokeswoman, said in a note on Friday that two ships were sunk.', ['destroyed 2 ships | Ada Byron, a spokeswoman']],
    ['The blast killed four people.', ['killed 4 people']],
    ['The minister was quoted as saying that 12 people died.', ['killed 12 people | minister']],
    ['The agency quoted the minister as saying 12 people died.', ['killed 12 people | minister']],
    ['Twelve people hurt in market fire: police', ['wounded 12 people | police']],
    ['“It was bad,” Ada Byron said. “Ten people were hurt.”', ['wounded 10 people | Ada Byron']],
    ['The group, which tracks the war, said nine people were hurt.', ['wounded 9 people | group']],
    ['In its latest report, the group said nine people were hurt.', ['wounded 9 people | group']],
    ['The army denied the claim and said nine rebels were killed.', ['killed 9 rebels | army']],
  ],
  'sides, and how sure': [
    ['Kenya said five of its soldiers were killed.', ['killed 5 soldiers @Kenya | Kenya']],
    ['The raid killed nine Hezbollah fighters.', ['killed 9 fighters @Hezbollah']],
    ['Two members of Hamas were arrested.', ['arrested 2 members @Hamas']],
    ['Up to 30 miners are feared dead.', ['killed ..30 miners possible']],
    ['More than 100 people may have been killed.', ['killed 100.. people possible']],
    ['The police will deploy 300 officers.', ['deployed 300 officers forecast']],
  ],
  'effects besides killing and wounding': [
    ['Gunmen abducted 30 schoolgirls.', ['abducted 30 schoolgirls']],
    ['The group took 40 people hostage.', ['abducted 40 people']],
    ['Police arrested 15 suspects.', ['arrested 15 suspects']],
    ['Three suspects are in custody.', ['arrested 3 suspects']],
    ['Rescuers pulled five people from the rubble.', ['rescued 5 people']],
    ['Six people were taken to hospital.', ['hospitalised 6 people']],
    ['Floods forced 9,000 people from their homes.', ['displaced 9000 people']],
    ['Russia launched 40 drones and 12 missiles.', ['launched 40 drones', 'launched 12 missiles']],
    ['The air force shot down 31 drones.', ['intercepted 31 drones']],
    ['Troops seized two villages and captured 14 fighters.', ['seized 2 villages', 'captured 14 fighters']],
    ['Thousands of people gathered in the square.', ['attended thousands people']],
    ['The monitor recorded 61 raids.', ['occurred 61 raids | monitor']],
    ['The country has sent 500 troops.', ['deployed 500 troops']],
    ['A building collapsed.', ['destroyed 1 building']],
    ['Forty fighters surrendered.', ['surrendered 40 fighters']],
    ['Two bridges were swept away.', ['destroyed 2 bridges']],
    ['Nearly 300 houses were gutted by the fire.', ['destroyed 300 houses']],
    ['Twelve rioters were sentenced to death.', ['sentenced 12 rioters']],
    ['About 60,000 homes are without power.', ['affected 60000 homes']],
    ['Two people survived the crash.', ['survived 2 people']],
  ],
};

describe('hard cases', () => {
  for (const [kind, cases] of Object.entries(CASES)) {
    describe(kind, () => {
      for (const [text, claims] of cases) it(text, () => expect(told(text)).toEqual(claims));
    });
  }
});
