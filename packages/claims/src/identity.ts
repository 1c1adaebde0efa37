import type { Claim, Effect } from '@tallywire/shared/domain/claim';
import { BODIES, CIVILIANS, COMBATANTS, nounClass, RESPONDERS, singular } from './lexicon/nouns.ts';
import { BODY_NOUNS, ROLES } from './lexicon/speech.ts';
import { governedBy, sideAt } from './sides.ts';

/** Bodies known by a name that says neither their side nor what they are. */
const KNOWN_BODIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ispr: 'PK:military',
    'inter-services public relations': 'PK:military',
    idf: 'IL:military',
    'israel defense forces': 'IL:military',
    'israel defence forces': 'IL:military',
    pentagon: 'US:military',
    centcom: 'US:military',
    kremlin: 'RU:government',
    'white house': 'US:government',
    'state department': 'US:government',
    'syrian observatory for human rights': 'sohr',
    'syrian observatory': 'sohr',
    sohr: 'sohr',
  }),
);

const ORGANS: readonly (readonly [string, RegExp])[] = [
  ['health', /^(?:health|hospitals?|medics?|doctors?|medical|ambulance)$/],
  ['police', /^(?:police|sheriff|constabulary|gendarmerie)$/],
  ['military', /^(?:army|military|forces?|troops|navy|airforce|soldiers?|commanders?|militia|brigades?|guards?|corps|armed|general|colonel)$/],
  ['media', /^(?:television|tv|media|radio|newspapers?|news)$/],
  ['emergency', /^(?:emergency|emergencies|rescuers?|civil|disaster|firefighters?)$/],
  [
    'government',
    /^(?:government|ministry|minister|officials?|authorities|president|spokes\w+|state|department|foreign|interior|defen[cs]e|premier|embassy|administration|governor)$/,
  ],
];

/** One key for one claimant across articles: "Pakistan's military", "the Pakistani army" and "ISPR" share it. */
export function claimantKey(claimant: Pick<NonNullable<Claim['claimant']>, 'name' | 'kind' | 'affiliation'>): string {
  const plain = normal(claimant.name);
  const known = KNOWN_BODIES.get(plain);
  if (known !== undefined) return known;
  const side = sideOf(claimant.name) ?? claimant.affiliation.map(sideOf).find((key) => key !== null) ?? null;
  const organ = organOf(plain, claimant.kind);
  if (side !== null) return organ === undefined ? side : `${side}:${organ}`;
  const proper = properKey(claimant.name);
  return proper === '' ? `${claimant.kind}:${plain}` : proper;
}

/** The canonical side a name tells: an ISO country code or a group's key; a group that governs a country is that country. Null where it tells none. */
export function sideOf(name: string): string | null {
  const words = name.replaceAll('’', "'").split(/\s+|(?=')|(?=-)|(?<=-)/);
  let capital: string | null = null;
  for (const at of words.keys()) {
    const side = sideAt(words, at);
    if (side === undefined) continue;
    const key = governedBy(side.key) ?? side.key;
    if (side.kind !== 'capital') return key;
    capital ??= key;
  }
  return capital;
}

/** Which counted groups are comparable under one effect: the same side and the same class of people or things. */
export function groupKey(of: Pick<Claim['of'], 'noun' | 'affiliation' | 'status'>, effect: Effect): string {
  const sides = [...new Set(of.affiliation.map((name) => sideOf(name) ?? normal(name)))].sort();
  return [sides.join('+') || '*', countedClass(of, effect)].join('/');
}

function countedClass({ noun, status }: Pick<Claim['of'], 'noun' | 'status'>, effect: Effect): string {
  const one = singular(normal(noun).split(' ').at(-1) ?? '');
  if (effect === 'occurred' || effect === 'launched' || effect === 'intercepted') return one;
  if (COMBATANTS.has(one) || (status === 'combatant' && nounClass(one) === 'person')) return 'combatant';
  if (/^(?:child|kid|baby|infant|boy|girl|minor|toddler)$/.test(one)) return 'child';
  if (/^(?:woman|girl)$/.test(one)) return 'woman';
  if (/^(?:civilian|noncombatant|resident|villager)$/.test(one)) return 'civilian';
  if (RESPONDERS.has(one)) return 'police';
  if (/^(?:person|people|other|others|victim|body|death|fatality|injury|casualty|life|dead|injured|wounded|individual|one)$/.test(one) || BODIES.has(one))
    return 'people';
  return CIVILIANS.has(one) ? one : one || 'people';
}

function organOf(plain: string, kind: string): string | undefined {
  const words = plain.split(' ');
  const named = ORGANS.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0];
  return named ?? (kind === 'government' || kind === 'official' ? 'government' : undefined);
}

/** The proper words of a name, without offices: "Port Ellen Mayor A. Byron" and "Mayor Byron" both end in the same one. */
function properKey(name: string): string {
  const proper = name.split(/[^\p{L}\p{N}'’.-]+/u).filter((word) => /^\p{Lu}/u.test(word) && !ROLES.has(word.toLowerCase()) && !/^(?:The|A|An)$/.test(word));
  const bodily = name
    .toLowerCase()
    .split(/\s+/)
    .some((word) => BODY_NOUNS.has(word));
  return (bodily ? proper.join(' ') : (proper.at(-1) ?? '')).toLowerCase();
}

function normal(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s\b/g, '')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .replace(/\b(?:the|a|an) /g, '')
    .trim();
}
