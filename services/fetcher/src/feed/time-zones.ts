/** Zone names in feeds with minutes east of Greenwich. RFC 822's own first; a name with several meanings has the one news uses most. */
const MINUTES_OF_NAME: Record<string, number> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  ET: -300,
  CT: -360,
  MT: -420,
  PT: -480,
  AT: -240,
  AST: -240,
  ADT: -180,
  NST: -210,
  NDT: -150,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  HAST: -600,
  HADT: -540,
  BRT: -180,
  BRST: -120,
  ART: -180,
  CLT: -240,
  CLST: -180,
  COT: -300,
  PET: -300,
  VET: -240,
  UYT: -180,
  BST: 60,
  WEST: 60,
  CET: 60,
  CEST: 120,
  MET: 60,
  MEZ: 60,
  MEST: 120,
  MESZ: 120,
  WAT: 60,
  SAST: 120,
  CAT: 120,
  EET: 120,
  EEST: 180,
  IDT: 180,
  MSK: 180,
  MSD: 240,
  TRT: 180,
  EAT: 180,
  IRST: 210,
  IRDT: 270,
  GST: 240,
  AMT: 240,
  AZT: 240,
  AFT: 270,
  PKT: 300,
  UZT: 300,
  IST: 330,
  NPT: 345,
  BDT: 360,
  MMT: 390,
  ICT: 420,
  WIB: 420,
  WITA: 480,
  WIT: 540,
  HKT: 480,
  SGT: 480,
  PHT: 480,
  MYT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  ACDT: 630,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
};

/**
 * Minutes east of Greenwich of a zone as written: `Z`, a name, `+05:00`, `GMT+2`. Null for a zone that says nothing (`-0000`, a military
 * letter, RFC 2822 4.3), undefined where the words are no zone.
 */
export function offsetOfZone(written: string): number | null | undefined {
  const zone = written
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .toUpperCase();
  if (Object.hasOwn(MINUTES_OF_NAME, zone)) return MINUTES_OF_NAME[zone];
  const offset = /^(?:[A-Z]{1,5}\s?)?([+-])(\d{1,2}):?(\d{2})?(?:\s?\([A-Z ]{0,20}\))?$/.exec(zone);
  if (offset) {
    if (/-00:?00\b/.test(zone)) return null;
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes > 15 * 60 ? undefined : minutes * (offset[1] === '-' ? -1 : 1);
  }
  const named = /^([A-Z]{2,5})\b/.exec(zone)?.[1];
  if (named !== undefined && Object.hasOwn(MINUTES_OF_NAME, named)) return MINUTES_OF_NAME[named];
  return /^[A-Z]$/.test(zone) ? null : undefined;
}
