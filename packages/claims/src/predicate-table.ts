import type { Effect } from '@tallywire/shared/domain/claim';
import type { NounClass } from './lexicon/nouns.ts';

/** A predicate of several words, as word-pattern reads it, and what it tells of a subject of these classes. */
export interface TabledPredicate {
  readonly rule: string;
  readonly effect: Effect;
  readonly classes: readonly (NounClass | undefined)[];
  readonly pattern: string;
}

const PEOPLE: readonly (NounClass | undefined)[] = ['person', 'collective', undefined];
const THINGS: readonly (NounClass | undefined)[] = ['thing', 'place'];
const WEAPONS: readonly (NounClass | undefined)[] = ['weapon'];

const OWN = 'themselves|himself|herself';
const OUT = 'ordered|told|asked|urged|advised|instructed|warned|forced';
const AREA = 'their|his|her|the|area|areas|home|homes|houses|house|buildings|building|town|towns|city|village|villages';

// rule, effect, classes, patterns
const ROWS: readonly (readonly [string, Effect, readonly (NounClass | undefined)[], readonly string[]])[] = [
  [
    'surgery',
    'wounded',
    PEOPLE,
    [
      'underwent|undergoing|undergo|undergone emergency? surgery|operations|treatment for the? gunshot|stab|multiple|serious|severe? wounds|injuries|burns|wound',
    ],
  ],
  ['surgery', 'hospitalised', PEOPLE, ['underwent|undergoing|undergo|undergone emergency? surgery|operations']],
  [
    'gave-up',
    'surrendered',
    PEOPLE,
    ['laid|lay|laying|put|putting down|aside their? arms|weapons', `turned|turning ${OWN} in`, `gave|given|giving|handed|handing ${OWN} up|in|over`],
  ],
  ['handed-over', 'released', PEOPLE, ['handed over', 'set free', 'let go']],
  [
    'ordered-out',
    'evacuated',
    PEOPLE,
    [
      `${OUT} to evacuate`,
      `${OUT} to leave|vacate ${AREA}`,
      `${OUT} to seek|move to? higher|safer? ground|shelter|places`,
      'moved|taken|brought|transferred|relocated to safety|safer|shelters|shelter',
    ],
  ],
  ['wounds', 'wounded', PEOPLE, ['grazed|hit|struck by gunfire|bullets|shrapnel|debris|glass|bullet']],
  [
    'killed',
    'killed',
    PEOPLE,
    [
      'sent|dispatched to hell',
      'embraced|attained|achieved martyrdom',
      'found fatally|mortally shot|wounded|injured|stabbed',
      'met|found their|his|her deaths|death|end',
      'gunned|mowed down',
      'burned|burnt|beaten|hacked|stabbed|crushed|trampled|starved|froze|frozen|bled|choked to death',
    ],
  ],
  ['unaccounted', 'missing', PEOPLE, ['unaccounted for', 'nowhere to be found', 'went|gone|go missing']],
  ['infected', 'infected', PEOPLE, ['came down with', 'contracted|caught the? virus|disease|cholera|ebola|measles|malaria']],
  ['hostage', 'abducted', PEOPLE, ['remain|remained|are|were|still captives|hostages|captive|hostage', 'in captivity']],
  ['custody', 'arrested', PEOPLE, ['ended|wound up in jail|custody|prison', 'sent|remanded to|in jail|prison|custody|detention', 'rounded up']],
  [
    'prison',
    'sentenced',
    PEOPLE,
    ['found guilty', 'received|got|given|handed a? life|death|prison|jail|suspended|lengthy|long sentences|sentence|terms|term', 'put behind bars'],
  ],
  ['power', 'affected', PEOPLE, ['lost|lose power|electricity', 'go|going|went hungry', 'cut off from|by']],
  ['power', 'affected', THINGS, ['lost|lose power|electricity', 'without power|electricity|water']],
  [
    'ruined',
    'destroyed',
    THINGS,
    [
      'burned|burnt down|out',
      'burned|burnt to the ground',
      'went|gone|going up in flames|smoke',
      'in ruins',
      'gone|razed to? the? ground',
      'set on? fire|alight|ablaze',
    ],
  ],
  ['caught-fire', 'damaged', THINGS, ['caught fire', 'under water', 'suffered|sustained heavy|extensive|severe|minor|some|structural|major? damage']],
  ['shot-down', 'intercepted', WEAPONS, ['shot|brought|taken down', 'failed to reach']],
  ['landed', 'launched', WEAPONS, ['landed|fell|slammed|exploded|rained on|in|near|into|down']],
  [
    'streets',
    'attended',
    PEOPLE,
    [
      'came|come out',
      'streamed|poured|packed|crammed|crowded|filed|filled|thronged|lined|flooded into|through|past|outside|onto|out|the|around',
      'on|onto|to the streets',
      'paid|pay|paying their? last? respects|tribute|tributes',
      'took|taken|taking part in',
      'showed|turned up|out',
    ],
  ],
];

/** Every tabled predicate by its first words. */
export const TABLED: ReadonlyMap<string, readonly TabledPredicate[]> = indexed();

function indexed(): ReadonlyMap<string, readonly TabledPredicate[]> {
  const byWord = new Map<string, TabledPredicate[]>();
  for (const [rule, effect, classes, patterns] of ROWS) {
    for (const pattern of patterns) {
      for (const word of (pattern.split(' ')[0] ?? '').split('|')) byWord.set(word, [...(byWord.get(word) ?? []), { rule, effect, classes, pattern }]);
    }
  }
  return byWord;
}
