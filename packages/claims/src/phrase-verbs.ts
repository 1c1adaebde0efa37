import type { Effect } from '@tallywire/shared/domain/claim';
import type { Binding } from './binding.ts';
import type { Counted } from './counted.ts';
import type { NounClass } from './lexicon/nouns.ts';
import { type Sentence, wordAt } from './sentences.ts';

/** A verb whose effect hangs on its particle, its object, or the words behind its object. */
interface PhraseVerb {
  readonly rule: string;
  readonly effect: Effect;
  readonly verb: RegExp;
  /** Words right behind the verb. */
  readonly particle?: RegExp;
  /** The counted noun. */
  readonly noun?: RegExp;
  readonly classes?: readonly (NounClass | undefined)[];
  /** Words right behind the counted phrase. */
  readonly behind?: RegExp;
}

const PEOPLE: readonly (NounClass | undefined)[] = ['person', 'collective', undefined];
const THINGS: readonly (NounClass | undefined)[] = ['thing', 'place'];

const PHRASE_VERBS: readonly PhraseVerb[] = [
  { rule: 'lives', effect: 'killed', verb: /^(?:claim|cost|took|taken|taking|end)/, noun: /^li(?:ves|fe)$/ },
  { rule: 'lives', effect: 'rescued', verb: /^sav/, noun: /^li(?:ves|fe)$/ },
  { rule: 'victims', effect: 'killed', verb: /^claim(?:ed|ing|s)?$/, noun: /^victims?$/ },
  { rule: 'losses', effect: 'killed', verb: /^(?:lost|losing|loses?)$/, classes: ['person'] },
  { rule: 'taken-away', effect: 'abducted', verb: /^(?:took|taken|taking|carried|led|marched)$/, particle: /^(?:away|off)\b/, classes: ['person'] },
  { rule: 'rounded-up', effect: 'arrested', verb: /^round(?:ed|ing|s)?$/, particle: /^up\b/, classes: PEOPLE },
  { rule: 'hostage', effect: 'abducted', verb: /^(?:took|taken|taking|takes?|held|holding|holds?)$/, behind: /^(?:hostages?|captives?)\b/ },
  { rule: 'hostage', effect: 'abducted', verb: /^(?:took|taken|taking|takes?|held|holding|holds?|seized)$/, noun: /^(?:hostages?|captives?)$/ },
  { rule: 'prisoner', effect: 'captured', verb: /^(?:took|taken|taking|takes?)$/, behind: /^prisoners?\b/ },
  { rule: 'custody', effect: 'arrested', verb: /^(?:took|taken|taking|takes?)$/, behind: /^into (?:police )?custody/ },
  {
    rule: 'forced',
    effect: 'displaced',
    verb: /^(?:forced|forcing|forces?|drove|driven|driving|drives|sent|sending)$/,
    classes: PEOPLE,
    behind: /^(?:to (?:flee|leave|abandon|move|seek)|from (?:their|the) (?:homes?|houses|villages)|out of|fleeing)/,
  },
  {
    rule: 'to-death',
    effect: 'killed',
    verb: /^(?:shot|shooting|stab|beat|hack|burn|crush|starv|trampl|club|bludgeon|batter|knif|chok|hammer|fr[oe]ez)/,
    classes: PEOPLE,
    behind: /^(?:to death|dead)\b/,
  },
  { rule: 'gunned-down', effect: 'killed', verb: /^(?:gunn?(?:ed|ing)?|mow(?:ed|ing)?|cut(?:ting)?|hack(?:ed|ing)?)$/, particle: /^down\b/, classes: PEOPLE },
  { rule: 'wiped-out', effect: 'killed', verb: /^wip(?:ed|ing|e)$/, particle: /^out\b/, classes: PEOPLE },
  { rule: 'blown-up', effect: 'killed', verb: /^bl(?:ew|ow|own|owing)$/, particle: /^up\b/, classes: PEOPLE },
  { rule: 'blown-up', effect: 'destroyed', verb: /^bl(?:ew|ow|own|owing)$/, particle: /^up\b/, classes: THINGS },
  {
    rule: 'brought-down',
    effect: 'destroyed',
    verb: /^(?:brought|bring(?:ing)?|tore|tear(?:ing)?|knock(?:ed|ing)?|pull(?:ed|ing)?|burn(?:ed|t|ing)?)$/,
    particle: /^down\b/,
    classes: THINGS,
  },
  { rule: 'swept-away', effect: 'destroyed', verb: /^(?:swept|sweeping|wash(?:ed|ing)?)$/, particle: /^(?:away|out)\b/, classes: THINGS },
  { rule: 'burned', effect: 'destroyed', verb: /^(?:burned|burnt|burning)$/, classes: THINGS },
  { rule: 'on-fire', effect: 'destroyed', verb: /^set(?:ting|s)?$/, classes: THINGS, behind: /^(?:on fire|ablaze|alight|afire)/ },
  { rule: 'on-fire', effect: 'destroyed', verb: /^set(?:ting|s)?$/, particle: /^fire to\b/, classes: THINGS },
  {
    rule: 'shot-down',
    effect: 'intercepted',
    verb: /^(?:shot|shooting|shoots?|brought|bring|took|taken|taking)$/,
    particle: /^down\b/,
    classes: ['weapon', 'thing'],
  },
  {
    rule: 'to-safety',
    effect: 'rescued',
    verb: /^(?:pull|brought|bring|pluck|carr|led|dug|digging|dragg?|free)/,
    particle: /^(?:to safety|from the|out of)/,
    classes: PEOPLE,
  },
  {
    rule: 'to-safety',
    effect: 'rescued',
    verb: /^(?:pull|brought|bring|pluck|carr|led|dug|digging|dragg?|free)/,
    classes: PEOPLE,
    behind: /^(?:to safety|from (?:the|under|a)|out of|alive)/,
  },
  {
    rule: 'to-hospital',
    effect: 'hospitalised',
    verb: /^(?:took|taken|taking|sent|sending|put|putting|rushed|rushing)$/,
    classes: PEOPLE,
    behind: /^(?:to|in) (?:the |a |local |nearby |area )?(?:hospitals?|clinics?)/,
  },
  { rule: 'handed-over', effect: 'released', verb: /^hand(?:ed|ing|s)?$/, particle: /^over\b/, classes: ['person'] },
  { rule: 'handed-over', effect: 'released', verb: /^(?:set|let|setting|letting)$/, classes: ['person'], behind: /^(?:free|go)\b/ },
  { rule: 'ordered-out', effect: 'evacuated', verb: /^(?:order|told|tell|ask|urg|advis|forc)(?:ed|e|ing|s)?$/, classes: PEOPLE, behind: /^to evacuate\b/ },
  {
    rule: 'picked-up',
    effect: 'rescued',
    verb: /^(?:pick|scoop|fish)(?:ed|ing)$/,
    particle: /^(?:up|out)\b/,
    noun: /^(?:migrants|refugees|survivors|sailors|people|passengers|crew|fishermen|boys|men|women|children)$/,
  },
  { rule: 'called-in', effect: 'deployed', verb: /^call(?:ed|ing)$/, particle: /^in\b/, classes: PEOPLE },
  { rule: 'patients', effect: 'hospitalised', verb: /^(?:received|receiving|taking|taken|took|admitted|treating|treated)$/, noun: /^patients?$/ },
  { rule: 'injuries', effect: 'wounded', verb: /^(?:left|leaving|leaves)$/, classes: PEOPLE, behind: /^with (?:\w+ )?(?:injuries|wounds|burns)/ },
];

/** The effect of a verb of several words on the counted phrase behind it. */
export function phraseVerb(sentence: Sentence, at: number, counted: Counted, head: string): Binding | undefined {
  const word = wordAt(sentence, at);
  const particle = wordsFrom(sentence, at + 1);
  const behind = wordsFrom(sentence, counted.to);
  const found = PHRASE_VERBS.find(
    (entry) =>
      entry.verb.test(word) &&
      (entry.noun?.test(head) ?? true) &&
      (entry.classes?.includes(counted.nounClass) ?? true) &&
      (entry.particle?.test(particle) ?? true) &&
      (entry.behind?.test(behind) ?? true),
  );
  if (found === undefined) return undefined;
  const { effect, rule } = found;
  return { effect, from: at, to: at + 1, side: 'object', strength: 3, relative: false, rule: `effect:${rule}` };
}

function wordsFrom(sentence: Sentence, at: number): string {
  return `${wordAt(sentence, at)} ${wordAt(sentence, at + 1)} ${wordAt(sentence, at + 2)} ${wordAt(sentence, at + 3)}`;
}
