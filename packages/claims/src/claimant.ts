import type { Claim, ClaimantKind } from '@tallywire/shared/domain/claim';
import type { Credit } from './attribute.ts';
import { OUTLETS } from './lexicon/speech.ts';
import type { Roster } from './roster.ts';
import { speakerShape } from './roster.ts';
import { sideAt } from './sides.ts';

/** The claimant a credit names, with the fullest name the text gives; null for the text's own voice. */
export function claimantOf(credit: Credit | undefined, roster: Roster): Claim['claimant'] {
  if (credit === undefined) return null;
  const { speaker } = credit.attribution;
  const resolved = roster.resolve(speaker.words);
  if (resolved === undefined) return null;
  const name = resolved.slice(0, 300);
  return { words: speaker.words.slice(0, 300), name, kind: kindOf(name), affiliation: sidesOf(name), inherited: credit.inherited };
}

/** What a claimant is, from the words of its name. */
export function kindOf(name: string): ClaimantKind {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}.-]+/u);
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (/\b(?:UN|U\.N\.|United Nations|UNHCR|UNICEF|OCHA|WHO|UNRWA|IOM|WFP)\b/.test(name)) return 'un';
  if (has(/^(?:hospitals?|doctors?|medics?|medical|paramedics?|surgeons?|ambulance|health|morgue|nurse|coroner)$/))
    return has(/^(?:ministry|minister|department)$/) ? 'government' : 'medic';
  if (
    has(/^(?:observatory|watch|amnesty|institute|monitors?|charity|ngo|network|crescent|cross|association|foundation|activists?|society|rights|committees?)$/)
  )
    return 'ngo';
  if (has(/^(?:army|military|forces?|navy|commander|militia|brigades?|guards?|corps|fighters?|rebels?|militants?|insurgents?|idf|air)$/)) return 'belligerent';
  if (sideKinds(name).includes('group')) return 'belligerent';
  if (
    has(
      /^(?:ministry|minister|government|president|presidency|premier|chancellor|state|administration|department|agency|kremlin|pentagon|embassy|governor|mayor)$/,
    ) &&
    !has(/^(?:television|tv|media|news)$/)
  )
    return 'government';
  if (has(/^(?:witness|witnesses|residents?|eyewitness|eyewitnesses|villagers?|survivors?|neighbou?rs?|locals?|relatives?|family|man|woman|student|driver)$/))
    return 'witness';
  if (words.some((word) => OUTLETS.has(word))) return 'media';
  if (
    has(
      /^(?:officials?|police|authorities|officers?|sheriff|spokes.*|chief|prosecutors?|investigators?|rescuers?|coastguard|firefighters?|superintendent|commissioner|judge|council|commission)$/,
    )
  )
    return 'official';
  return speakerShape(name) === 'person' ? 'official' : 'other';
}

function sideKinds(name: string): string[] {
  const words = name.split(/\s+|(?=[’'-])|(?<=-)/);
  return words.flatMap((_, at) => sideAt(words, at)?.kind ?? []);
}

/** Countries and groups a claimant's name holds, as written. */
export function sidesOf(name: string): string[] {
  const words = name.split(/\s+|(?=[’'-])|(?<=-)/);
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const side = sideAt(words, at);
    if (side === undefined) continue;
    const written = words.slice(at, at + side.words).join(' ');
    if (!found.includes(written)) found.push(written);
    at += side.words - 1;
  }
  return found.slice(0, 20);
}
