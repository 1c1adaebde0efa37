/**
 * Learns the linker's committed numbers: `node services/store/bin/train-incidents.ts --train DIR --dev DIR`.
 * Common terms: shares of articles that hold them, from the training folder. Pair weights: a logistic regression over the
 * pairs that the linker itself would compare, from the training folder (as it is, folded into few weeks, and with its
 * days hidden) and from the part of the development folder's other sets that is not set aside.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { memoryLineMemory, ownText } from '../src/copies/own-lines.ts';
import { compare, FEATURES } from '../src/incidents/compare.ts';
import { fitLogistic, type Sample } from '../src/incidents/fit-logistic.ts';
import { candidates, keysOf, LINK_SETTINGS } from '../src/incidents/link-article.ts';
import { memoryIncidentIndex } from '../src/incidents/memory-incident-index.ts';
import { termWeights, totalsOf, weighedTerms } from '../src/incidents/term-weight.ts';
import { traitsOf } from '../src/incidents/traits.ts';
import { type IncidentDocument, readGold, readSets, setAside } from './incident-data.ts';

/** Terms held by fewer articles are left to what the store gathers itself. */
const COMMON_FROM_SHARE = 0.01;
/** First articles of a stream whose pairs are not learned from: their term weights are not settled. */
const SETTLING_ARTICLES = 200;
const RIDGE = 3;
/** Pairs of the other sets are few: each counts as this many. */
const OTHER_SETS_COUNT = 3;
const UNDATED_COUNT = 2;

type Stream = { documents: readonly IncidentDocument[]; counts: number; skip: number; excluded: ReadonlySet<string> };

const { values } = parseArgs({ options: { train: { type: 'string' }, dev: { type: 'string' } } });
const folders = { train: values.train ?? '../shared/incidents/train', dev: values.dev ?? '../shared/incidents/dev' };

const incidents = new Map([...readGold(folders.train), ...readGold(folders.dev)].map(({ id, incident }) => [id, incident]));
const plain = readSets(folders.train).get('gva') ?? [];
const holdingPerThousand = commonTermsOf(plain);
writeFileSync(new URL('../src/incidents/common-terms.json', import.meta.url), `${JSON.stringify({ holdingPerThousand }, null, 2)}\n`);
const commonTerms = new Map(Object.entries(holdingPerThousand));

const samples: Sample[] = [];
for (const stream of streams()) samples.push(...(await samplesOf(stream)));
const fitted = fitLogistic(samples, RIDGE);
const weights = Object.fromEntries(FEATURES.map((feature, at) => [feature, Number((fitted.weights[at] ?? 0).toFixed(4))]));
writeFileSync(
  new URL('../src/incidents/pair-weights.json', import.meta.url),
  `${JSON.stringify({ constant: Number(fitted.constant.toFixed(4)), weights }, null, 2)}\n`,
);
process.stdout.write(`${samples.length} pairs, ${samples.filter(({ answer }) => answer).length} of one incident\n`);

function streams(): Stream[] {
  const none = new Set<string>();
  const dense = readSets(folders.train, true).get('gva') ?? [];
  const dev = readSets(folders.dev);
  const aside = setAside(readGold(folders.dev), dev);
  return [
    { documents: plain, counts: 1, skip: SETTLING_ARTICLES, excluded: none },
    { documents: dense, counts: 1, skip: SETTLING_ARTICLES, excluded: none },
    { documents: dense.map((document) => ({ ...document, published: null })), counts: UNDATED_COUNT, skip: SETTLING_ARTICLES, excluded: none },
    ...['ecb', 'world'].map((set) => ({ documents: dev.get(set) ?? [], counts: OTHER_SETS_COUNT, skip: 0, excluded: aside })),
  ];
}

/** The pairs the linker would compare. Excluded articles stay in the stream, as they will when it is used, but give no pairs. */
async function samplesOf({ documents, counts, skip, excluded }: Stream): Promise<Sample[]> {
  const index = memoryIncidentIndex();
  const lines = memoryLineMemory();
  const found: Sample[] = [];
  for (const [at, document] of documents.entries()) {
    const text = await ownText({ id: document.id, site: document.source, text: document.text }, lines);
    const traits = traitsOf({ ...document, text });
    const terms = weighedTerms(traits);
    const { articles, holding } = await index.frequencies(terms);
    const weight = termWeights(terms, articles, holding, commonTerms);
    const totals = totalsOf(traits, weight);
    const keys = keysOf(traits, weight, LINK_SETTINGS.keys);
    const incidentId = incidents.get(document.id) ?? document.id;
    for (const stored of await candidates(keys, index, LINK_SETTINGS)) {
      if (at < skip || excluded.has(document.id) || excluded.has(stored.id)) continue;
      const features = compare({ traits, totals }, stored, weight);
      found.push({ inputs: FEATURES.map((feature) => features[feature]), answer: stored.incidentId === incidentId, counts });
    }
    await index.add({ id: document.id, incidentId, traits, totals }, terms, [...keys.keys()]);
  }
  return found;
}

function commonTermsOf(documents: readonly IncidentDocument[]): Record<string, number> {
  const holding = new Map<string, number>();
  for (const document of documents) for (const term of traitsOf(document).words.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const shares = [...holding].map(([term, held]) => ({ term, share: held / documents.length })).filter(({ share }) => share >= COMMON_FROM_SHARE);
  return Object.fromEntries(shares.sort((a, b) => b.share - a.share || (a.term < b.term ? -1 : 1)).map(({ term, share }) => [term, Math.round(share * 1000)]));
}
