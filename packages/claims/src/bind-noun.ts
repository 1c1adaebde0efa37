import type { Effect } from '@tallywire/shared/domain/claim';
import { type Binding, headWord, isDeployable } from './binding.ts';
import type { Counted } from './counted.ts';
import { ACT_NOUNS, EFFECT_NOUNS } from './lexicon/effects.ts';
import { singular } from './lexicon/nouns.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';

function make(effect: Effect, from: number, to: number, side: Binding['side'], strength: number, rule: string): Binding {
  return { effect, from, to, side, strength, relative: false, rule };
}

/** A noun of the act before the phrase: "the deaths of 12 people", "the death toll rose to 43", "the number of wounded is 12". */
export function bindAct(sentence: Sentence, counted: Counted): Binding | undefined {
  const before = wordAt(sentence, counted.from - 1);
  if (before === 'of' || before === 'from') {
    const noun = wordAt(sentence, counted.from - 2);
    const effect = ACT_NOUNS.get(noun);
    if (effect !== undefined && before === 'of' && suits(effect, counted)) {
      const pair =
        /^(?:injur|wound)/.test(noun) &&
        /^(?:and|or)$/.test(wordAt(sentence, counted.from - 3)) &&
        /^(?:deaths?|killings?)$/.test(wordAt(sentence, counted.from - 4));
      if (pair) return make('casualties', counted.from - 4, counted.from - 1, 'act', 3, 'effect:act-mixed');
      const shooting = noun === 'shooting' || noun === 'shootings';
      const fatal = effect === 'wounded' && /^(?:fatal|deadly|lethal)$/.test(wordAt(sentence, counted.from - 3));
      if (fatal) return make('killed', counted.from - 3, counted.from - 1, 'act', 3, 'effect:act-fatal');
      return make(shooting ? 'wounded' : effect, counted.from - 2, counted.from - 1, 'act', 3, `effect:act-${noun}`);
    }
    const lives = /^(?:lives|life)$/.test(noun) && before === 'of';
    if (lives) return make('killed', counted.from - 4, counted.from - 1, 'act', 3, 'effect:lives-of');
  }
  return bindToll(sentence, counted) ?? bindLeading(sentence, counted);
}

function suits(effect: Effect, counted: Counted): boolean {
  const thing = counted.nounClass === 'thing' || counted.nounClass === 'place' || counted.nounClass === 'weapon';
  if (counted.nounClass === 'occurrence') return false;
  return /^(?:destroyed|seized|intercepted|launched)$/.test(effect) ? thing : !thing;
}

const TOLL_EFFECTS: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['toll', 'killed'],
  ['turnout', 'attended'],
  ['attendance', 'attended'],
  ['dead', 'killed'],
  ['deaths', 'killed'],
  ['fatalities', 'killed'],
  ['killed', 'killed'],
  ['martyrs', 'killed'],
  ['victims', 'killed'],
  ['hospitalised', 'hospitalised'],
  ['hospitalized', 'hospitalised'],
  ['detained', 'arrested'],
  ['arrested', 'arrested'],
  ['refugees', 'displaced'],
  ['bodies', 'killed'],
  ['injured', 'wounded'],
  ['wounded', 'wounded'],
  ['injuries', 'wounded'],
  ['casualties', 'casualties'],
  ['hostage', 'abducted'],
  ['kidnapped', 'abducted'],
  ['homeless', 'displaced'],
  ['missing', 'missing'],
  ['arrests', 'arrested'],
  ['displaced', 'displaced'],
  ['infections', 'infected'],
  ['cases', 'infected'],
  ['evacuated', 'evacuated'],
  ['rescued', 'rescued'],
  ['hostages', 'abducted'],
  ['crowd', 'attended'],
  ['crowds', 'attended'],
]);

/** "toll … to 43", "the number of dead rose from 5 to 6", "deaths stand at 12". */
function bindToll(sentence: Sentence, counted: Counted): Binding | undefined {
  if (counted.head >= 0 && counted.nounClass !== 'person') return undefined;
  const before = wordAt(sentence, counted.from - 1);
  if (
    !/^(?:to|at|from|of|is|was|were|are|as|exceeded|exceeds|exceeding|exceed|reach|pass|top|reached|passed|topped|surpassed|hit|be|stood|reaches|reaching|tops|number|numbered|remained|remains|stands|neared|nearing|approached|nears|rose|climbed|increased|jumped|grew|soared|surged|rising|climbing|soaring|risen|climbs|rises|jumps|fell|dropped|total|totaled|totalled|:)$/.test(
      before,
    )
  )
    return undefined;
  if (counted.quantity.kind === 'article') return undefined;
  if (
    /^(?:rose|climbed|increased|jumped|grew|soared|surged|rising|climbing|soaring|risen|climbs|rises|jumps|fell|dropped)$/.test(before) &&
    counted.quantity.from === counted.quantity.core
  )
    return undefined;
  const behind = before === 'to' ? tollBehind(sentence, counted.to) : undefined;
  if (behind !== undefined) return make(behind, counted.from - 1, counted.to, 'act', 3, 'effect:toll-behind');
  if (before === 'of' && !/^(?:toll|total|number|tally|count|figure|high|low|record|dead|deaths)$/.test(wordAt(sentence, counted.from - 2))) return undefined;
  const reach = /^(?:is|was|were|are|be|as|:)$/.test(before) ? 9 : 26;
  for (let at = counted.from - 2; at >= 0 && at >= counted.from - reach; at--) {
    const word = wordAt(sentence, at);
    if (word === 'which' && wordAt(sentence, at - 1) === ',') continue;
    if (/^(?:[.;]|which|that|who|where|when|while|after|before|because)$/.test(word)) return undefined;
    const mixed =
      /^(?:injured|wounded)$/.test(word) && /^(?:and|or)$/.test(wordAt(sentence, at - 1)) && /^(?:dead|killed|deaths)$/.test(wordAt(sentence, at - 2));
    const effect = mixed ? 'casualties' : TOLL_EFFECTS.get(word);
    if (effect === undefined) continue;
    if (!/^(?:toll|crowds?|turnout|attendance)$/.test(word) && !isNumberOf(sentence, at) && !isTotal(sentence, at)) continue;
    if (word === 'toll' && /^(?:toll)$/.test(word) && /^(?:injury|wounded|casualty)$/.test(wordAt(sentence, at - 1))) {
      return make(wordAt(sentence, at - 1) === 'casualty' ? 'casualties' : 'wounded', at - 1, at + 1, 'act', 3, 'effect:toll');
    }
    return make(effect, wordAt(sentence, at - 1) === 'death' ? at - 1 : at, at + 1, 'act', 3, 'effect:toll');
  }
  return undefined;
}

/** "bringing to 22 the number of known dead". */
function tollBehind(sentence: Sentence, from: number): Effect | undefined {
  if (wordAt(sentence, from) !== 'the' || !/^(?:number|total|death|toll|tally)$/.test(wordAt(sentence, from + 1))) return undefined;
  for (let at = from + 1; at < from + 7; at++) {
    const effect = TOLL_EFFECTS.get(wordAt(sentence, at));
    if (effect !== undefined) return effect;
  }
  return undefined;
}

function isNumberOf(sentence: Sentence, at: number): boolean {
  for (let back = at - 1; back >= at - 5; back--) if (/^(?:number|numbers|tally|count|total)$/.test(wordAt(sentence, back))) return true;
  return false;
}

/** "confirmed deaths are fourteen", "total casualties increased to 167". */
function isTotal(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  return (
    /s$/.test(word) && /^(?:confirmed|total|reported|overall|recorded|official|known|the|of|combat|civilian|troop|military|)$/.test(wordAt(sentence, at - 1))
  );
}

/** "the dead included 12 children", "among the injured were two girls", "the victims were three men", "those killed were a nun and a monk". */
function bindLeading(sentence: Sentence, counted: Counted): Binding | undefined {
  for (let at = counted.from - 1; at >= 0 && at >= counted.from - 14; at--) {
    const word = wordAt(sentence, at);
    if (!/^(?:included|include|includes|were|are|was|is)$/.test(word)) {
      if (word !== 'among' && /^(?:,|of|\p{L}+)$/u.test(word) && isListWord(sentence, at, counted.from)) continue;
      return undefined;
    }
    const noun = wordAt(sentence, at - 1);
    const effect = LEADING.get(noun);
    if (effect === undefined) return undefined;
    const determined = /^(?:the|those|all)$/.test(wordAt(sentence, at - 2)) || /^\p{L}+$/u.test(wordAt(sentence, at - 2));
    return determined && counted.nounClass === 'person' ? make(effect, at - 1, at + 1, 'act', 2, 'effect:leading') : undefined;
  }
  return undefined;
}

/** Between "the dead included" and a phrase stand at most the phrases listed before it. */
function isListWord(sentence: Sentence, at: number, from: number): boolean {
  const joint = wordAt(sentence, from - 1);
  if (at === from - 1) return /^(?:and|,|also|both|least)$/.test(joint);
  return (joint === 'and' || joint === ',') && !/^(?:who|which|that|when|while|said|after|in)$/.test(wordAt(sentence, at));
}

const LEADING: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['toll', 'killed'],
  ['dead', 'killed'],
  ['killed', 'killed'],
  ['victims', 'killed'],
  ['fatalities', 'killed'],
  ['deceased', 'killed'],
  ['injured', 'wounded'],
  ['wounded', 'wounded'],
  ['casualties', 'casualties'],
  ['missing', 'missing'],
  ['arrested', 'arrested'],
  ['detained', 'arrested'],
  ['hostages', 'abducted'],
]);

/** The effect that the counted noun tells by itself: "12 deaths", "two bodies", "143 attacks", "36 drones", "five of the dead". */
export function bindNoun(sentence: Sentence, counted: Counted): Binding | undefined {
  const head = headWord(sentence, counted);
  if (head === '') return undefined;
  const ofDead = bindPredicate(sentence, counted, head);
  if (ofDead !== undefined) return ofDead;
  const one = singular(head);
  const at = counted.head;
  const effect = EFFECT_NOUNS.get(one) ?? EFFECT_NOUNS.get(head);
  if (effect !== undefined) return namedEffect(sentence, counted, one, effect);
  if (counted.nounClass === 'occurrence') {
    const single = counted.quantity.kind === 'zero';
    return single ? undefined : make('occurred', at, at + 1, 'default', 1, 'effect:occurrence');
  }
  if (wordAt(sentence, counted.quantity.to) === '-' && /^(?:force|army|contingent|mission|team|unit)$/.test(head))
    return make('deployed', at, at + 1, 'noun', 2, 'effect:strong-force');
  if (counted.nounClass === 'weapon' && /^(?:has|had|have|with|of|found|recovered)$/.test(wordAt(sentence, counted.from - 1))) return undefined;
  if (/^(?:shots|rounds|shot|round)$/.test(head) && !sentence.tokens.some(({ lower }) => FIRING.test(lower))) return undefined;
  if (counted.nounClass === 'weapon') return make('launched', at, at + 1, 'default', 1, 'effect:weapon');
  if (GATHERED.test(head) && counted.quantity.kind !== 'zero' && counted.quantity.max !== 1)
    return make('attended', at, at + 1, 'default', 1, 'effect:gathered');
  if (
    isDeployable(head) &&
    /^(?:has|have|had)$/.test(wordAt(sentence, counted.from - 1)) &&
    /^(?:in|on|at|there|across)$/.test(wordAt(sentence, counted.to)) &&
    wordAt(sentence, counted.to + 1) !== 'board'
  ) {
    return make('deployed', counted.from - 1, counted.from, 'object', 2, 'effect:has-troops');
  }
  return undefined;
}

/** "six of the dead were sailors": the part is told by the noun behind the verb. */
function bindPredicate(sentence: Sentence, counted: Counted, head: string): Binding | undefined {
  const effect = head === 'victims' ? undefined : LEADING.get(head);
  if (!counted.partitive || effect === undefined || !/^(?:were|are|was)$/.test(wordAt(sentence, counted.to))) return undefined;
  return make(effect, counted.head, counted.to, 'noun', 2, 'effect:of-the-dead');
}

/** Shots and rounds are fired only where something says so. */
const FIRING =
  /^(?:fir(?:e|ed|ing|es)|gun\w*|heard|rang|mortars?|artillery|ammunition|shell\w*|landed|discharged|shooter|shooting|tear|rubber|live|rifles?|pistols?|tanks?)$/;

/** People counted only where they have come together. */
const GATHERED =
  /^(?:protesters|protestors|demonstrators|marchers|mourners|spectators|attendees|participants|worshippers|worshipers|revelers|revellers|concertgoers|partygoers|pilgrims|fans)$/;

const DISEASES =
  /^(?:cholera|covid|covid-19|ebola|measles|malaria|mpox|monkeypox|dengue|polio|coronavirus|influenza|flu|infections?|infected|outbreaks?|epidemic|pandemic|virus|plague|disease|zika|meningitis|typhoid|diphtheria|hepatitis|anthrax|mers|sars|pneumonia|tuberculosis|hiv|symptoms|quarantined?|vaccinated)$/;

function namedEffect(sentence: Sentence, counted: Counted, one: string, effect: Effect): Binding | undefined {
  const at = counted.head;
  if (
    one === 'case' &&
    !/^(?:confirmed|new|coronavirus|covid|covid-19|cholera|ebola|measles|mpox|virus|dengue|polio|suspected|probable)$/.test(wordAt(sentence, at - 1)) &&
    !DISEASES.test(wordAt(sentence, at + 2)) &&
    !sentence.tokens.some(({ lower }) => DISEASES.test(lower))
  ) {
    return make('other', at, at + 1, 'default', 1, 'effect:cases');
  }
  // "no word yet on casualties" counts nothing; "no reports of casualties" counts none.
  const rule = `effect:noun-${one}`;
  return make(effect, at, at + 1, 'noun', tokenAt(sentence, at).lower === 'dead' ? 2 : 1, rule);
}
