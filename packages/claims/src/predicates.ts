import type { Effect } from '@tallywire/shared/domain/claim';
import { verbForm } from './lexicon/effects.ts';
import { DETERMINERS } from './lexicon/function-words.ts';
import type { NounClass } from './lexicon/nouns.ts';
import { SMALL_NUMBERS } from './lexicon/numbers.ts';
import { TABLED } from './predicate-table.ts';
import { type Sentence, tokenAt, wordAt } from './sentences.ts';
import { reads } from './word-pattern.ts';

/** A phrase of several words that tells what happened to whoever stands before it. */
export interface PhraseCue {
  readonly effect: Effect;
  /** The token behind the phrase. */
  readonly to: number;
  readonly rule: string;
}

/** The many-worded predicate that starts at a token ("lost their lives", "taken to hospital", "in custody"). */
export function phrasePredicate(sentence: Sentence, at: number, counted: NounClass | undefined, head: string): PhraseCue | undefined {
  const word = wordAt(sentence, at);
  const starter = STARTERS.get(word);
  return starter?.(sentence, at, counted, head) ?? tabled(sentence, at, counted);
}

function tabled(sentence: Sentence, at: number, counted: NounClass | undefined): PhraseCue | undefined {
  for (const { pattern, effect, rule, classes } of TABLED.get(wordAt(sentence, at)) ?? []) {
    const to = classes.includes(counted) ? reads(sentence, at, pattern) : -1;
    if (to > 0) return cue(effect, to, `phrase:${rule}`);
  }
  return undefined;
}

type Reader = (sentence: Sentence, at: number, counted: NounClass | undefined, head: string) => PhraseCue | undefined;

const cue = (effect: Effect, to: number, rule: string): PhraseCue => ({ effect, to, rule });

function firstOf(sentence: Sentence, at: number, table: readonly (readonly [string, Effect])[], rule: string): PhraseCue | undefined {
  for (const [pattern, effect] of table) {
    const to = reads(sentence, at, pattern);
    if (to > 0) return cue(effect, to, rule);
  }
  return undefined;
}

const MOVED: readonly (readonly [string, Effect])[] = [
  ['taken|took|held|holding|hold hostage|hostages|captive|captives', 'abducted'],
  ['taken|took prisoner|prisoners', 'captured'],
  ['taken|took|placed|put|remain|held|were|was into|in police? custody', 'arrested'],
  ['taken|put|placed under arrest', 'arrested'],
  ['put to death', 'killed'],
  ['held in police? custody|jail|jails|prison|prisons|detention', 'arrested'],
  ['held by police|authorities|officers', 'arrested'],
  ['held by|in|inside|underground|there', 'abducted'],
];

const moved: Reader = (sentence, at, counted) => {
  if (isThing(counted) && /^(?:by|over)$/.test(wordAt(sentence, at + 1))) return cue('seized', at + 2, 'phrase:taken-over');
  const hospital = toHospital(sentence, at);
  return firstOf(sentence, at, MOVED, 'phrase:moved') ?? (hospital !== undefined && counted === 'body' ? { ...hospital, effect: 'killed' } : hospital);
};

/** "taken to nearby hospitals", "rushed to Mount Sinai Hospital". */
function toHospital(sentence: Sentence, at: number): PhraseCue | undefined {
  for (let next = at + 1; next < at + 16; next++) {
    const word = wordAt(sentence, next);
    if (/^(?:hospitals?|clinics?|medical|hospitalised|infirmary|icu)$/.test(word))
      return cue('hospitalised', word === 'medical' ? next + 2 : next + 1, 'phrase:to-hospital');
    if (word === '' || /^[.;:,]$/.test(word)) return undefined;
  }
  return undefined;
}

const lost: Reader = (sentence, at, _counted, head) =>
  head === 'lives' || head === 'life'
    ? cue('killed', at + 1, 'phrase:lives-lost')
    : firstOf(
        sentence,
        at,
        [
          ['lost|lose|losing|loses their|his|her life|lives', 'killed'],
          ['lost|lose|losing their|his|her homes|home|houses', 'displaced'],
        ],
        'phrase:lost',
      );

const condition: Reader = (sentence, at, counted, head) => {
  const to = reads(
    sentence,
    at,
    'in a? critical|serious|stable|fair|good|grave|extremely|life-threatening or|but|and? stable|critical|serious|fair|critical? condition',
  );
  if (to > 0) return cue(/patient/.test(head) || hasPatients(sentence) ? 'hospitalised' : 'wounded', to, 'phrase:condition');
  if (reads(sentence, at, 'in|into the? hospital|hospitals|intensive') > 0) return cue('hospitalised', at + 2, 'phrase:in-hospital');
  if (reads(sentence, at, 'in police? custody') > 0) return cue('arrested', reads(sentence, at, 'in police? custody'), 'phrase:custody');
  if (reads(sentence, at, 'in need') > 0) return cue('affected', at + 2, 'phrase:need');
  return counted === undefined || counted === 'person' ? firstOf(sentence, at, [['in captivity', 'abducted']], 'phrase:captivity') : undefined;
};

function hasPatients(sentence: Sentence): boolean {
  return sentence.tokens.some(({ lower }) => lower === 'patients' || lower === 'patient');
}

const without: Reader = (sentence, at) =>
  /^(?:power|electricity|water|food|shelter|heat|heating|homes?)$/.test(wordAt(sentence, at + 1)) ? cue('affected', at + 2, 'phrase:without') : undefined;

const under: Reader = (sentence, at) => {
  if (reads(sentence, at, 'under arrest') > 0) return cue('arrested', at + 2, 'phrase:custody');
  const to = reads(sentence, at, 'under|beneath|among the? rubble|debris|ruins|wreckage|snow|mud');
  return to > 0 ? cue('trapped', to, 'phrase:rubble') : undefined;
};

const homes: Reader = (sentence, at) => {
  const to = reads(sentence, at, 'left|leave|leaving|abandoned|flee|fled their|the homes|home|houses|villages|country|towns');
  return to > 0 ? cue('displaced', to, 'phrase:left-homes') : undefined;
};

const forced: Reader = (sentence, at) =>
  firstOf(
    sentence,
    at,
    [
      ['forced|driven to evacuate', 'evacuated'],
      ['forced|driven to flee|leave|abandon|move', 'displaced'],
      ['forced|driven|chased|uprooted from|out', 'displaced'],
    ],
    'phrase:forced',
  );

const pulled: Reader = (sentence, at, counted) =>
  reads(sentence, at, 'pulled|dug|lifted|brought|taken|carried|plucked alive? from|out|to safety?') > 0
    ? cue(counted === 'body' ? 'killed' : 'rescued', at + 2, 'phrase:pulled')
    : undefined;

const crossed: Reader = (sentence, at) => {
  if (wordAt(sentence, at) === 'moved')
    for (let next = at + 2; next < at + 6; next++)
      if (/^(?:shelters?|safety|camps?|hotels?|safer)$/.test(wordAt(sentence, next))) return cue('evacuated', next + 1, 'phrase:moved-to-safety');
  const to = reads(sentence, at, 'crossed|crossing|cross|moved across|into|over|the border?');
  return to > 0 ? cue('displaced', to, 'phrase:crossed') : undefined;
};

const among: Reader = (sentence, at) => {
  const rubble = under(sentence, at, undefined, '');
  if (rubble !== undefined) return rubble;
  for (let next = at + 1; next < at + 12; next++) {
    const word = wordAt(sentence, next);
    if (/^(?:dead|killed|deceased|fatalities|martyred|slain|victims|died|perished)$/.test(word)) return cue('killed', next + 1, 'phrase:among-dead');
    if (/^(?:injured|wounded|hurt)$/.test(word)) return cue('wounded', next + 1, 'phrase:among-wounded');
    if (/^(?:casualties)$/.test(word)) return cue('casualties', next + 1, 'phrase:among');
    if (/^(?:arrested|detained|detainees)$/.test(word)) return cue('arrested', next + 1, 'phrase:among');
    if (/^(?:missing)$/.test(word)) return cue('missing', next + 1, 'phrase:among');
    if (/^(?:hostages|kidnapped|abducted|captives)$/.test(word)) return cue('abducted', next + 1, 'phrase:among');
    if (/^(?:rescued|survivors)$/.test(word)) return cue('rescued', next + 1, 'phrase:among');
    if (word === '' || /^(?:[.;:,]|and|while)$/.test(word)) break;
  }
  return undefined;
};

const took: Reader = (sentence, at, counted, head) =>
  firstOf(sentence, at, [['took|taken|taking|take to the streets', 'attended']], 'phrase:streets') ?? moved(sentence, at, counted, head);

const tested: Reader = (sentence, at) => (wordAt(sentence, at + 1) === 'positive' ? cue('infected', at + 2, 'phrase:positive') : undefined);
const blown: Reader = (sentence, at, counted) =>
  /^(?:up|apart|away|down|out)$/.test(wordAt(sentence, at + 1)) ? cue(isThing(counted) ? 'destroyed' : 'killed', at + 2, 'phrase:blown-up') : undefined;
const swept: Reader = (sentence, at, counted) =>
  /^(?:away|down|off|out)$/.test(wordAt(sentence, at + 1)) ? cue(isThing(counted) ? 'destroyed' : 'missing', at + 2, 'phrase:swept-away') : undefined;
const reduced: Reader = (sentence, at) => (reads(sentence, at, 'reduced to rubble|ruins|ashes') > 0 ? cue('destroyed', at + 3, 'phrase:rubble') : undefined);

function isThing(counted: NounClass | undefined): boolean {
  return counted === 'thing' || counted === 'place';
}

const set: Reader = (sentence, at, counted) =>
  counted === 'person' && reads(sentence, at, 'set on|alight fire?') > 0
    ? cue('wounded', reads(sentence, at, 'set on|alight fire?'), 'phrase:on-fire')
    : firstOf(
        sentence,
        at,
        [
          ['set free', 'released'],
          ['set on|ablaze fire?', 'destroyed'],
        ],
        'phrase:set',
      );
const behind: Reader = (sentence, at) => (wordAt(sentence, at + 1) === 'bars' ? cue('arrested', at + 2, 'phrase:custody') : undefined);
const risk: Reader = (sentence, at) => (reads(sentence, at, 'at risk') > 0 ? cue('affected', at + 2, 'phrase:risk') : undefined);
const needs: Reader = (sentence, at) => {
  for (let next = at + 1; next < at + 5; next++) if (NEEDS.test(wordAt(sentence, next))) return cue('affected', next + 1, 'phrase:need');
  return undefined;
};
const NEEDS = /^(?:assistance|aid|help|food|shelter|hunger|starvation|famine|relief|support|water|insecurity|malnutrition)$/;

/** "one critically": the participle is understood. */
const badly: Reader = (sentence, at) => (/^(?:[.,;)]|)$/.test(wordAt(sentence, at + 1)) ? cue('wounded', at + 1, 'phrase:badly') : undefined);
const fell: Reader = (sentence, at, counted) =>
  isThing(counted) && /^(?:in|way|down)$/.test(wordAt(sentence, at + 1)) ? cue('destroyed', at + 2, 'phrase:gave-way') : undefined;
const fellIll: Reader = (sentence, at) => (/^(?:ill|sick)$/.test(wordAt(sentence, at + 1)) ? cue('infected', at + 2, 'phrase:fell-ill') : undefined);
const crowded: Reader = (sentence, at, counted, head) => {
  if (counted !== 'person') return undefined;
  const to = reads(
    sentence,
    at,
    'joined|packed|filled|lined|turned|poured|joining|took|flooded out|part|to|into|through|the|in|a streets?|rally|march|protest|protests|square|demonstration|procession|route|stadium|funeral|vigil|demonstrations|marches|rallies?',
  );
  if (to > 0) return cue('attended', to, 'phrase:crowd');
  return reads(sentence, at, 'turned out') > 0 || reads(sentence, at, 'took part') > 0
    ? cue('attended', at + 2, 'phrase:crowd')
    : took(sentence, at, counted, head);
};

const brink: Reader = (sentence, at) =>
  /^(?:patrol|duty|standby|alert)$/.test(wordAt(sentence, at + 1))
    ? cue('deployed', at + 2, 'phrase:on-duty')
    : reads(sentence, at, 'on the brink') > 0
      ? cue('affected', at + 3, 'phrase:risk')
      : undefined;
/** "a man with a gunshot wound", "three with burns". */
const withWounds: Reader = (sentence, at, counted) => {
  if (counted !== 'person') return undefined;
  for (let next = at + 1; next < at + 6; next++)
    if (/^(?:wounds?|injuries|burns|fractures)$/.test(wordAt(sentence, next))) return cue('wounded', next + 1, 'phrase:with-wounds');
  return undefined;
};
const yet: Reader = (sentence, at) =>
  reads(sentence, at, 'yet to be found|located|accounted|traced') > 0 || reads(sentence, at, 'not been found|located|accounted|traced') > 0
    ? cue('missing', at + 4, 'phrase:not-found')
    : undefined;

const suffered: Reader = (sentence, at, counted) => {
  for (let next = at + 1; next < at + 8; next++) {
    if (wordAt(sentence, next) === 'damage' && (counted === 'thing' || counted === 'place')) return cue('damaged', next + 1, 'phrase:damage');
    if (/^(?:injuries|wounds|injury|burns|fractures|concussions?|bones|wound|bruises|trauma|lacerations|cuts)$/.test(wordAt(sentence, next)))
      return cue('wounded', next + 1, 'phrase:suffered');
  }
  return undefined;
};
const shotDown: Reader = (sentence, at) => (/^down$/.test(wordAt(sentence, at + 1)) ? cue('intercepted', at + 2, 'phrase:shot-down') : undefined);

/** "fatally shot", "one fatally"; who fatally shot somebody else is no victim. */
const fatally: Reader = (sentence, at) => {
  const verb = verbForm(wordAt(sentence, at + 1)) !== undefined;
  const next = wordAt(sentence, at + 2);
  if (verb && (DETERMINERS.has(next) || SMALL_NUMBERS.has(next) || /^(?:\d|him$|her$|them$)/.test(next) || tokenAt(sentence, at + 2).pos === 'PROPN'))
    return undefined;
  return cue('killed', verb ? at + 2 : at + 1, 'phrase:fatally');
};

const STARTERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...[
    'taken',
    'held',
    'placed',
    'put',
    'rushed',
    'transported',
    'brought',
    'sent',
    'airlifted',
    'ferried',
    'admitted',
    'transferred',
    'carried',
    'flown',
    'holding',
    'hold',
  ].map((word): [string, Reader] => [word, moved]),
  ...['taking', 'take'].map((word): [string, Reader] => [word, took]),
  ...['lost', 'lose', 'losing', 'loses'].map((word): [string, Reader] => [word, lost]),
  ...['in', 'into'].map((word): [string, Reader] => [word, condition]),
  ...['under', 'beneath'].map((word): [string, Reader] => [word, under]),
  ...['forced', 'driven', 'chased'].map((word): [string, Reader] => [word, forced]),
  ...['pulled', 'dug', 'lifted', 'plucked'].map((word): [string, Reader] => [word, pulled]),
  ...['crossed', 'crossing', 'cross', 'moved'].map((word): [string, Reader] => [word, crossed]),
  ...['suffered', 'suffering', 'sustained', 'suffer', 'received'].map((word): [string, Reader] => [word, suffered]),
  ['among', among],
  ['rounded', (sentence, at) => (wordAt(sentence, at + 1) === 'up' ? cue('arrested', at + 2, 'phrase:rounded-up') : undefined)],
  ['with', withWounds],
  ['yet', yet],
  ['not', yet],
  ...['critically', 'seriously', 'gravely', 'severely'].map((word): [string, Reader] => [word, badly]),
  ...['caved', 'gave', 'came'].map((word): [string, Reader] => [word, fell]),
  ...['fell', 'fallen'].map((word): [string, Reader] => [word, fellIll]),
  ...['joined', 'packed', 'filled', 'lined', 'turned', 'poured', 'joining', 'took', 'flooded'].map((word): [string, Reader] => [word, crowded]),
  ...['left', 'leave', 'abandoned'].map((word): [string, Reader] => [word, homes]),
  ...['need', 'needs', 'require', 'requires', 'face', 'facing', 'needing'].map((word): [string, Reader] => [word, needs]),
  ['fatally', fatally],
  ['without', without],
  ['tested', tested],
  ['blown', blown],
  ['blew', blown],
  ['reduced', reduced],
  ...['swept', 'washed', 'torn', 'carried', 'knocked'].map((word): [string, Reader] => [word, swept]),
  ['set', set],
  ['cut', (sentence, at) => (wordAt(sentence, at + 1) === 'off' ? cue('affected', at + 2, 'phrase:cut-off') : undefined)],
  ['behind', behind],
  ['at', risk],
  ['on', brink],
  ['shot', shotDown],
]);
