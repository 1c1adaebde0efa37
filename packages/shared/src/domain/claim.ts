import { z } from 'zod';

/** What happened to the counted: the codes of the annotation guidelines (after MUC-4's human and physical target effects). */
export const EFFECTS = [
  'killed',
  'wounded',
  'casualties',
  'missing',
  'captured',
  'surrendered',
  'arrested',
  'abducted',
  'released',
  'displaced',
  'evacuated',
  'rescued',
  'trapped',
  'hospitalised',
  'infected',
  'affected',
  'attended',
  'deployed',
  'sentenced',
  'survived',
  'destroyed',
  'damaged',
  'seized',
  'launched',
  'intercepted',
  'occurred',
  'other',
] as const;
export const effectSchema = z.enum(EFFECTS);
export type Effect = z.infer<typeof effectSchema>;

export const QUALIFIERS = ['exact', 'more_than', 'at_least', 'at_most', 'less_than', 'about', 'range', 'vague'] as const;
export const qualifierSchema = z.enum(QUALIFIERS);
export type Qualifier = z.infer<typeof qualifierSchema>;

const name = z.string().max(300);

/** How many: inclusive readings of the words ("more than 200" is `min` 200 with qualifier `more_than`; the words stay beside it). */
export const figureSchema = z.object({
  words: z.string().min(1).max(300).describe('The quantity exactly as written, with its qualifier.'),
  min: z.number().nonnegative().nullable().describe('Lower bound, inclusive; null where open or vague.'),
  max: z.number().nonnegative().nullable().describe('Upper bound, inclusive; null where open or vague.'),
  qualifier: qualifierSchema,
  vague: z.string().max(60).nullable().describe('For vague figures only: "dozens", "scores", "hundreds" … in lower case.'),
});
export type Figure = z.infer<typeof figureSchema>;

export const STATUSES = ['combatant', 'civilian', 'mixed', 'unknown'] as const;

/** Of whom or what: the counted group. */
export const groupSchema = z.object({
  words: z.string().max(500).describe('The counted as written, with modifiers; the noun alone where the text leaves it out.'),
  noun: z.string().max(120).describe('The head noun as written, without modifiers.'),
  affiliation: z.array(name).max(20).describe('Sides, countries or groups the text gives the counted; empty where none.'),
  status: z.enum(STATUSES),
});
export type Group = z.infer<typeof groupSchema>;

export const CLAIMANT_KINDS = ['belligerent', 'government', 'official', 'medic', 'ngo', 'un', 'media', 'witness', 'other'] as const;
export type ClaimantKind = (typeof CLAIMANT_KINDS)[number];

/** Who says it. */
export const claimantSchema = z.object({
  words: name.describe('The claimant exactly as the crediting sentence writes it (may be a pronoun).'),
  name: name.describe('The fullest name the text gives the same claimant.'),
  kind: z.enum(CLAIMANT_KINDS),
  affiliation: z.array(name).max(20),
  inherited: z.boolean().describe('True where the crediting words stand in another sentence than the figure.'),
});
export type Claimant = z.infer<typeof claimantSchema>;

/** The exact words, W3C Web Annotation style: a quote with context, and its position in UTF-16 code units of the article's text. */
export const evidenceSchema = z.object({
  quote: z.string().min(1).max(2000),
  prefix: z.string().max(80),
  suffix: z.string().max(80),
  start: z.int().nonnegative(),
  end: z.int().positive(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const MODALITIES = ['asserted', 'denied', 'possible', 'forecast'] as const;
export const RELATIONS = ['own_losses', 'inflicted', 'third_party', 'unknown'] as const;
export const SCOPES = ['incident', 'cumulative', 'period'] as const;

const whenSchema = z.object({
  words: z.string().max(200),
  start: z.string().nullable().describe("First day, ISO 8601; null where it can't be told."),
  end: z.string().nullable().describe('Last day, ISO 8601, inclusive; null where open or unknown.'),
  precision: z.enum(['day', 'week', 'month', 'year', 'unknown']),
});
export type When = z.infer<typeof whenSchema>;

const whereSchema = z.object({
  words: z.string().max(200),
  country: z.string().length(2).nullable().describe('ISO 3166-1 alpha-2.'),
});
export type Where = z.infer<typeof whereSchema>;

/** A claim figure: one claimant gives one figure for one effect on one group, in exact words. Compare schema.org Claim. */
export const claimSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  effect: effectSchema,
  figure: figureSchema,
  of: groupSchema,
  claimant: claimantSchema.nullable().describe("Null: the text's own voice, i.e. the publisher."),
  by: z
    .object({ words: name, affiliation: z.array(name).max(20) })
    .nullable()
    .describe('Who did it, where the text says so.'),
  via: z.array(name).max(10).describe('Outlets or persons through which the claim was relayed.'),
  modality: z.enum(MODALITIES),
  relation: z.enum(RELATIONS).describe('Of the claimant to the counted.'),
  scope: z.enum(SCOPES),
  when: whenSchema.nullable(),
  where: whereSchema.nullable(),
  partOf: z.string().nullable().describe('Id of the claim this one is a part of ("43 killed, including 12 children").'),
  previous: z.boolean().describe('True for the superseded figure of an update ("rose to 43 from 38": the 38).'),
  evidence: evidenceSchema,
  rules: z.array(z.string().max(60)).max(40).describe('Names of the rules that made the parts, for explanation.'),
});
export type Claim = z.infer<typeof claimSchema>;
