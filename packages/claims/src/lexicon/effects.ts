import type { Effect } from '@tallywire/shared/domain/claim';

/** What kind of counted noun a verb needs for its effect. */
export type Target = 'person' | 'thing' | 'weapon' | 'any';

/** One reading of a verb: its effect on what it is done to (`object`) or on who does it (`subject`). */
export interface Reading {
  readonly effect: Effect;
  readonly role: 'object' | 'subject';
  readonly target: Target;
  /** Lower yields to higher where two cues claim one figure. */
  readonly strength: number;
}

/** Base forms by reading; a form with irregular parts lists them after a  (past, participle). */
const VERBS: readonly (readonly [Effect, 'object' | 'subject', Target, number, string])[] = [
  [
    'killed',
    'object',
    'person',
    3,
    `kill murder assassinate massacre slaughter execute behead martyr slay/slew/slain lynch electrocute strangle decapitate liquidate neutralise neutralize eliminate euthanise euthanize
     asphyxiate suffocate exterminate poison hang/hung/hung immolate cremate`,
  ],
  ['killed', 'subject', 'person', 3, 'die perish succumb drown suffocate'],
  [
    'wounded',
    'object',
    'person',
    3,
    `wound injure hurt/hurt/hurt maim shoot/shot/shot graze trample stab bruise concuss burn      trample  mutilate incapacitate slash strafe`,
  ],
  ['wounded', 'object', 'person', 1, 'hit/hit/hit strike/struck/struck beat/beat/beaten assault attack run-over'],
  ['missing', 'subject', 'person', 2, 'disappear vanish'],
  ['captured', 'object', 'person', 3, 'capture'],
  ['seized', 'object', 'thing', 3, 'capture seize confiscate retake/retook/retaken recapture occupy annex overrun/overran/overrun impound reclaim conquer'],
  ['seized', 'object', 'thing', 2, 'recover find/found/found discover liberate'],
  ['surrendered', 'subject', 'person', 3, 'surrender capitulate defect'],
  ['arrested', 'object', 'person', 3, 'arrest detain apprehend jail imprison incarcerate nab recapture handcuff round-up'],
  ['abducted', 'object', 'person', 3, 'abduct kidnap snatch seize'],
  ['released', 'object', 'person', 3, 'release free liberate parole pardon exchange swap repatriate'],
  ['displaced', 'object', 'person', 3, 'displace uproot'],
  ['displaced', 'subject', 'person', 3, 'flee/fled/fled'],
  ['displaced', 'subject', 'person', 1, 'shelter'],
  ['evacuated', 'object', 'person', 3, 'evacuate relocate airlift'],
  ['rescued', 'object', 'person', 3, 'rescue save pluck extricate'],
  ['rescued', 'object', 'person', 1, 'recover find/found/found pull'],
  ['trapped', 'object', 'person', 3, 'trap strand bury maroon entomb'],
  ['hospitalised', 'object', 'person', 3, 'hospitalise hospitalize'],
  ['hospitalised', 'object', 'person', 2, 'treat admit'],
  ['infected', 'object', 'person', 3, 'infect sicken'],
  ['infected', 'subject', 'person', 2, 'contract'],
  ['affected', 'object', 'any', 2, 'affect impact'],
  ['affected', 'subject', 'person', 2, 'starve'],
  [
    'attended',
    'subject',
    'person',
    2,
    'attend gather rally march protest demonstrate converge assemble congregate mourn throng worship flock participate celebrate queue cheer chant',
  ],
  ['attended', 'object', 'person', 2, 'draw/drew/drawn attract'],
  ['deployed', 'object', 'person', 2, 'deploy dispatch mobilise mobilize station redeploy'],
  ['deployed', 'object', 'person', 1, 'send/sent/sent'],
  ['deployed', 'subject', 'person', 1, 'respond help search comb battle rush tackle patrol guard surround cordon arrive secure'],
  ['sentenced', 'object', 'person', 3, 'sentence convict condemn'],
  ['survived', 'subject', 'person', 2, 'survive'],
  [
    'destroyed',
    'object',
    'thing',
    3,
    'destroy raze demolish level flatten torch gut incinerate bulldoze obliterate topple wreck crush sink/sank/sunk dynamite burn pulverise pulverize',
  ],
  ['destroyed', 'subject', 'thing', 3, 'collapse crumble topple implode sink/sank/sunk burn'],
  ['damaged', 'object', 'thing', 3, 'damage vandalise vandalize loot ransack deface inundate submerge swamp shatter scorch'],
  ['damaged', 'object', 'thing', 1, 'flood hit/hit/hit strike/struck/struck shell bomb'],
  ['launched', 'object', 'weapon', 2, 'launch fire drop lob hurl detonate throw/threw/thrown'],
  ['intercepted', 'object', 'weapon', 3, 'intercept down'],
];

/** Readings of every form of every effect verb; `form` tells which grammatical forms the spelling can be. */
export interface VerbForm {
  readonly lemma: string;
  readonly past: boolean;
  readonly participle: boolean;
  readonly ing: boolean;
  readonly base: boolean;
  readonly third: boolean;
  readonly readings: readonly Reading[];
}

/** Verbs whose last consonant doubles before -ed and -ing. */
const DOUBLING = /^(?:stab|nab|trap|gut|kidnap|drop|swap)$/;

const FORMS = buildForms();

/** The effect verb a lower-case word is a form of. */
export function verbForm(word: string): VerbForm | undefined {
  return FORMS.get(word);
}

/** Adjectives that tell an effect as predicate or modifier ("12 dead", "two missing"). */
export const EFFECT_ADJECTIVES: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['dead', 'killed'],
  ['deceased', 'killed'],
  ['missing', 'missing'],
  ['unaccounted', 'missing'],
  ['homeless', 'displaced'],
  ['hostage', 'abducted'],
  ['captive', 'abducted'],
  ['kidnapped', 'abducted'],
  ['ill', 'infected'],
  ['sick', 'infected'],
  ['ablaze', 'destroyed'],
  ['stranded', 'trapped'],
  ['stuck', 'trapped'],
  ['bereaved', 'affected'],
]);

/** Nouns that, counted, are themselves the effect ("12 deaths"), in the singular. */
export const EFFECT_NOUNS: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['death', 'killed'],
  ['fatality', 'killed'],
  ['dead', 'killed'],
  ['martyr', 'killed'],
  ['body', 'killed'],
  ['corpse', 'killed'],
  ['killing', 'killed'],
  ['murder', 'killed'],
  ['homicide', 'killed'],
  ['assassination', 'killed'],
  ['execution', 'killed'],
  ['drowning', 'killed'],
  ['casualty', 'casualties'],
  ['injury', 'wounded'],
  ['injured', 'wounded'],
  ['killed', 'killed'],
  ['deceased', 'killed'],
  ['missing', 'missing'],
  ['arrested', 'arrested'],
  ['detained', 'arrested'],
  ['displaced', 'displaced'],
  ['wounded', 'wounded'],
  ['hostage', 'abducted'],
  ['captive', 'abducted'],
  ['abduction', 'abducted'],
  ['kidnapping', 'abducted'],
  ['arrest', 'arrested'],
  ['detention', 'arrested'],
  ['detainee', 'arrested'],
  ['refugee', 'displaced'],
  ['evacuee', 'evacuated'],
  ['survivor', 'survived'],
  ['patient', 'hospitalised'],
  ['infection', 'infected'],
  ['case', 'infected'],
  ['desertion', 'surrendered'],
]);

/** Nouns of an act done to those who follow with "of" ("the killing of two monks"). */
export const ACT_NOUNS: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['death', 'killed'],
  ['deaths', 'killed'],
  ['killing', 'killed'],
  ['killings', 'killed'],
  ['murder', 'killed'],
  ['murders', 'killed'],
  ['massacre', 'killed'],
  ['slaughter', 'killed'],
  ['execution', 'killed'],
  ['executions', 'killed'],
  ['beheading', 'killed'],
  ['beheadings', 'killed'],
  ['assassination', 'killed'],
  ['assassinations', 'killed'],
  ['slaying', 'killed'],
  ['drowning', 'killed'],
  ['loss', 'killed'],
  ['toll', 'killed'],
  ['remains', 'killed'],
  ['bodies', 'killed'],
  ['body', 'killed'],
  ['corpses', 'killed'],
  ['wounding', 'wounded'],
  ['injury', 'wounded'],
  ['injuries', 'wounded'],
  ['shooting', 'wounded'],
  ['stabbing', 'wounded'],
  ['shootings', 'wounded'],
  ['stabbings', 'wounded'],
  ['abduction', 'abducted'],
  ['abductions', 'abducted'],
  ['kidnapping', 'abducted'],
  ['kidnappings', 'abducted'],
  ['kidnap', 'abducted'],
  ['release', 'released'],
  ['liberation', 'released'],
  ['freeing', 'released'],
  ['arrest', 'arrested'],
  ['arrests', 'arrested'],
  ['detention', 'arrested'],
  ['apprehension', 'arrested'],
  ['imprisonment', 'arrested'],
  ['capture', 'captured'],
  ['surrender', 'surrendered'],
  ['rescue', 'rescued'],
  ['evacuation', 'evacuated'],
  ['relocation', 'evacuated'],
  ['displacement', 'displaced'],
  ['exodus', 'displaced'],
  ['disappearance', 'missing'],
  ['disappearances', 'missing'],
  ['hospitalisation', 'hospitalised'],
  ['hospitalization', 'hospitalised'],
  ['infection', 'infected'],
  ['deployment', 'deployed'],
  ['dispatch', 'deployed'],
  ['destruction', 'destroyed'],
  ['demolition', 'destroyed'],
  ['collapse', 'destroyed'],
  ['seizure', 'seized'],
  ['control', 'seized'],
  ['confiscation', 'seized'],
  ['interception', 'intercepted'],
  ['launch', 'launched'],
  ['firing', 'launched'],
  ['crowd', 'attended'],
  ['gathering', 'attended'],
  ['rally', 'attended'],
  ['congregation', 'attended'],
  ['march', 'attended'],
  ['audience', 'attended'],
  ['barrage', 'launched'],
  ['salvo', 'launched'],
  ['sentencing', 'sentenced'],
  ['conviction', 'sentenced'],
]);

function buildForms(): ReadonlyMap<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  for (const [effect, role, target, strength, list] of VERBS) {
    for (const entry of list.trim().split(/\s+/)) addVerb(forms, entry, { effect, role, target, strength });
  }
  return forms;
}

function addVerb(forms: Map<string, VerbForm>, entry: string, reading: Reading): void {
  const [lemma = '', past = regularPast(lemma), participle = past] = entry.split('/');
  const spellings: readonly (readonly [string, Partial<VerbForm>])[] = [
    [lemma, { base: true }],
    [thirdPerson(lemma), { third: true }],
    [gerund(lemma), { ing: true }],
    [past, { past: true }],
    [participle, { participle: true }],
  ];
  for (const [word, form] of spellings) {
    const known = forms.get(word) ?? { lemma, past: false, participle: false, ing: false, base: false, third: false, readings: [] };
    const readings = known.readings.includes(reading) ? known.readings : [...known.readings, reading];
    forms.set(word, { ...known, ...form, readings });
  }
}

function regularPast(lemma: string): string {
  if (lemma.endsWith('e')) return `${lemma}d`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  if (DOUBLING.test(lemma)) return `${lemma}${lemma.slice(-1)}ed`;
  return `${lemma}ed`;
}

function gerund(lemma: string): string {
  if (lemma === 'die') return 'dying';
  if (lemma === 'hit') return 'hitting';
  if (lemma === 'flee') return 'fleeing';
  if (lemma === 'free') return 'freeing';
  if (lemma.endsWith('e')) return `${lemma.slice(0, -1)}ing`;
  if (DOUBLING.test(lemma)) return `${lemma}${lemma.slice(-1)}ing`;
  return `${lemma}ing`;
}

function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:[sxz]|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}
