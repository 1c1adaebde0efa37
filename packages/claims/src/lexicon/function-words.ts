import { wordSet } from './words.ts';

export const PREPOSITIONS = wordSet(`
  in on at by for from to with within without into onto over under near around across through throughout during since until till after before between among amongst amid against along alongside
  behind beyond below above beside besides inside outside off of out upon via per towards toward aboard despite following including excluding like as than about up down because
`);

export const CONJUNCTIONS = wordSet('and or but nor plus while whereas although though because if unless when where whether that than as so yet');

export const RELATIVES = wordSet('who whom whose which that');

export const AUXILIARIES = wordSet(`
  is are was were be been being am has have had having do does did will would shall should can could may might must 's 've 're 'd 'll n't not
  isn't aren't wasn't weren't get gets got getting gotten
`);

export const BE_FORMS = wordSet('is are was were be been being am get gets got getting');

export const PRONOUNS = wordSet(
  'i you he she it we they him her them us me himself herself itself themselves this that these those who what which there here everyone everybody someone anyone',
);

export const DETERMINERS = wordSet('the a an this that these those its his her their our my your some any each every all both no another such');

/** Adverbs that may stand anywhere in a verb group or a noun phrase without changing who is counted. */
export const ADVERBS = wordSet(`
  also already now still just later earlier so far reportedly allegedly apparently officially initially immediately subsequently eventually finally then recently currently seriously critically severely badly slightly
  lightly gravely fatally mortally moderately only even at least ever never not yet again too together overall since meanwhile once directly indirectly presumably probably possibly likely certainly definitely
  internally forcibly temporarily safely successfully independently separately instantly nearly almost roughly about approximately confirmed otherwise alone ago today yesterday tonight tomorrow elsewhere nationwide
  worldwide overnight there here locally accidentally deliberately brutally summarily simultaneously instead therefore however thus actually really simply mostly mainly largely primarily chiefly partly partially completely totally entirely fully
`);

/** Verbs that stand between a counted subject and its effect ("are feared dead", "were found dead", "were reported missing"). */
export const LINKING_VERBS = wordSet(`
  feared believed known confirmed reported said thought presumed pronounced declared found left listed had have has having to need needed forced remain remained remains seem seemed appear appeared
  expected suspected estimated assumed considered likely become became being becoming lay lying rendered made continue continued counted registered went go gone going verified understood alleged ended end managed
  identified shown seen
`);
