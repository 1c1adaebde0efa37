import type { Effect } from '@tallywire/shared/domain/claim';
import type { Counted } from './counted.ts';
import { type Target, type VerbForm, verbForm } from './lexicon/effects.ts';
import { BE_FORMS } from './lexicon/function-words.ts';
import { COMBATANTS, type NounClass, RESPONDERS, singular } from './lexicon/nouns.ts';
import { type Sentence, wordAt } from './sentences.ts';

/** What a counted phrase is said to have suffered or done, and the words that say so. */
export interface Binding {
  readonly effect: Effect;
  /** First token of the effect's words and the one behind them. */
  readonly from: number;
  readonly to: number;
  /** Where the effect's words stand: their object, their subject, a noun of the act, the counted noun itself, or a part of a bound figure. */
  readonly side: 'object' | 'subject' | 'act' | 'noun' | 'part' | 'default';
  readonly strength: number;
  readonly relative: boolean;
  readonly rule: string;
}

/** The noun of a counted phrase in lower case; '' where the text leaves it out. */
export function headWord(sentence: Sentence, counted: Counted): string {
  return counted.head < 0 ? '' : wordAt(sentence, counted.head);
}

/** The reading of a verb that fits what is counted, for a counted object or subject. */
export function readingFor(
  form: VerbForm,
  role: 'object' | 'subject',
  counted: NounClass | undefined,
  head: string,
): { effect: Effect; strength: number } | undefined {
  let best: { effect: Effect; strength: number } | undefined;
  for (const reading of form.readings) {
    if (reading.role !== role) continue;
    if (reading.effect === 'damaged' && reading.strength < 2 && (counted === 'place' || /^(?:areas?|regions?|targets?|sites?)$/.test(head))) continue;
    if (reading.effect === 'seized' && reading.strength < 3 && !ARMS.test(head)) continue;
    // What is found is rescued only where it is people.
    if (reading.effect === 'rescued' && reading.strength < 2 && counted !== 'person' && counted !== 'body' && counted !== 'collective') continue;
    if (reading.effect === 'deployed' ? !isDeployable(head) : !fits(reading.target, counted, head)) continue;
    if (best === undefined || reading.strength > best.strength) best = reading;
  }
  if (best?.effect === 'rescued' && counted === 'body') return { effect: 'killed', strength: best.strength };
  if (best?.effect === 'destroyed' && counted === 'weapon') return { effect: 'intercepted', strength: best.strength };
  return best;
}

/** What is seized when it is found: arms and contraband, not whatever lies about. */
const ARMS =
  /^(?:weapons?|arms|guns?|rifles?|pistols?|firearms?|explosives?|bombs?|rockets?|missiles?|grenades?|mortars?|mines?|ammunition|launchers?|detonators?|drones?|drugs?|vests?|belts?|tunnels?|caches?|devices?)$/;

/** Nouns unknown to the classes that are surely no people. */
const NO_PEOPLE =
  /^(?:homes?|times|videos?|statements?|reports?|names?|images?|photos?|photographs?|pictures?|details?|documents?|files?|albums?|songs?|films?|movies?|books?|tapes?|recordings?|letters?|warrants?|charges?|counts?|shots?|hits?|runs?|matches|games?|laws?|bills?|rules|questions?|votes?|points?|dollars?|euros?|jobs?|years?|months?|hours?|emails?|messages?|tweets?|posts?|pages?|copies|versions?|products?|casings?|shares?|records?|prices?|meetings?|talks|calls?|visits?|plans?|projects?|deals?|agreements?|opportunit(?:y|ies)|chances?|ways?|things?|places?|steps?)$/;

function fits(target: Target, counted: NounClass | undefined, head: string): boolean {
  switch (target) {
    case 'any':
      return counted !== 'occurrence';
    case 'person':
      return counted === 'person' || counted === 'collective' || counted === 'body' || (counted === undefined && !NO_PEOPLE.test(head));
    case 'thing':
      return counted === 'thing' || counted === 'place' || counted === 'weapon' || (counted === undefined && head !== '');
    case 'weapon':
      return counted === 'weapon';
  }
}

/** People who are sent: troops, police, rescuers, aid. */
export function isDeployable(head: string): boolean {
  const one = singular(head);
  return (
    COMBATANTS.has(one) ||
    RESPONDERS.has(one) ||
    /^(?:volunteer|worker|rescuer|team|crew|staff|doctor|nurse|medic|firefighter|force|dog|canine|vehicle|ambulance|helicopter|officer|police|personnel|adviser|advisor|expert|observer|monitor|ship|warship|tank|peacekeeper|aircraft|boat|engine|member)s?$/.test(
      one,
    )
  );
}

/** Whether a form of "be" or "get" makes the verb at a token passive, looking back over adverbs and auxiliaries. */
export function isPassive(sentence: Sentence, at: number): boolean {
  for (let back = at - 1; back >= at - 6; back--) {
    const word = wordAt(sentence, back);
    if (BE_FORMS.has(word)) return true;
    if (verbForm(word)?.participle === true && /^(?:and|or|,)$/.test(wordAt(sentence, back + 1))) continue;
    if (!/^(?:not|n't|also|all|both|since|already|reportedly|allegedly|initially|later|either|and|or|so|far|confirmed|\w+ly)$/.test(word)) return false;
  }
  return false;
}
