import { idOf } from '@tallywire/shared/domain/ids';
import { compare, type Features, fullNameWeight } from './compare.ts';
import type { IncidentIndex, LinkedArticle } from './incident-index.ts';
import { logOdds, type Reason, reasonsOf } from './pair-model.ts';
import { emphasis, type TermWeight, termWeights, totalsOf, weighedTerms } from './term-weight.ts';
import { type LinkArticle, type Traits, traitsOf } from './traits.ts';

/** Settings of the linker: one for every kind of news. */
export type LinkSettings = {
  /** Log-odds above which an article joins an incident: higher splits more, lower merges more. */
  readonly joinAbove: number;
  /** An incident is judged by this many of its articles, the closest ones. */
  readonly judgedBy: number;
  /** Log-odds of an incident's article that shares no telling term with the new one. */
  readonly unmet: number;
  /** An article's most telling terms under which it is posted and looked up. */
  readonly keys: number;
  /** Latest articles read under one key. */
  readonly postings: number;
  /** Stored articles compared in full with a new one. */
  readonly compared: number;
  /** Articles further apart in time are not linked. */
  readonly windowDays: number;
};

export const LINK_SETTINGS: LinkSettings = { joinAbove: 0.3, judgedBy: 3, unmet: -1, keys: 48, postings: 100, compared: 30, windowDays: 400 };

/** The answer for one article: its incident, whether it is a new one, and why (against its closest article). */
export type Link = {
  readonly incidentId: string;
  readonly isNew: boolean;
  /** Log-odds of the link; null for a new incident that met nothing. */
  readonly logOdds: number | null;
  /** The stored article that resembles it most, where one was compared. */
  readonly closest: string | null;
  /** Other incidents it would join as well, the likeliest first: evidence that they are one. */
  readonly alsoFits: readonly Fit[];
  readonly why: readonly Reason[];
};

/** An incident and the log-odds that an article belongs to it. */
export type Fit = { readonly incidentId: string; readonly logOdds: number };

/**
 * Links an article to the incident it tells of, or starts one, and stores it. Online: the answer rests on the article
 * and what was stored before, and is not taken back. Linking a stored id again returns its incident and changes nothing.
 */
export async function linkArticle(article: LinkArticle, index: IncidentIndex, settings: LinkSettings = LINK_SETTINGS): Promise<Link> {
  const [known] = await index.load([article.id]);
  if (known !== undefined) return { incidentId: known.incidentId, isNew: false, logOdds: null, closest: null, alsoFits: [], why: [] };
  const traits = traitsOf(article);
  const terms = weighedTerms(traits);
  const { articles, holding } = await index.frequencies(terms);
  const weight = termWeights(terms, articles, holding);
  const keys = keysOf(traits, weight, settings.keys);
  const totals = totalsOf(traits, weight);
  const pairs = (await candidates(keys, index, settings))
    .filter((stored) => isInWindow(traits, stored.traits, settings.windowDays))
    .map((stored) => pairOf(stored, compare({ traits, totals }, stored, weight)));
  const judged = await judgedIncidents(pairs, index, settings);
  const best = judged[0] ?? null;
  const [original] = article.copyOf == null ? [] : await index.load([article.copyOf]);
  const joined = original?.incidentId ?? (best !== null && best.logOdds > settings.joinAbove ? best.incidentId : null);
  const incidentId = joined ?? idOf('incident', article.id);
  await index.add({ id: article.id, incidentId, traits, totals }, terms, [...keys.keys()]);
  return {
    incidentId,
    isNew: joined === null,
    logOdds: best?.logOdds ?? null,
    closest: original?.id ?? best?.closest.stored.id ?? null,
    alsoFits: judged
      .filter((other) => other.incidentId !== incidentId && other.logOdds > settings.joinAbove)
      .map((other) => ({ incidentId: other.incidentId, logOdds: other.logOdds })),
    why: best === null ? [] : reasonsOf(best.closest.features),
  };
}

/** The terms and full names an article is found by, with their weights, the most telling first. */
export function keysOf(traits: Traits, weight: TermWeight, limit: number): Map<string, number> {
  const words = [...traits.words].map(([term, times]) => ({ key: term, weight: emphasis(times) * weight(term) }));
  const names = [...traits.fullNames].map((name) => ({ key: name, weight: 1.5 * fullNameWeight(name, weight) }));
  const keys = [...words, ...names].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, limit);
  return new Map(keys.map(({ key, weight: telling }) => [key, telling]));
}

/** Stored articles that share the most telling keys with a new one: at most `settings.compared`. */
export async function candidates(
  keys: ReadonlyMap<string, number>,
  index: IncidentIndex,
  settings: Pick<LinkSettings, 'postings' | 'compared'>,
): Promise<readonly LinkedArticle[]> {
  const postings = await index.postings([...keys.keys()], settings.postings);
  const scores = new Map<string, number>();
  for (const [at, weight] of [...keys.values()].entries()) {
    for (const id of postings[at] ?? []) scores.set(id, (scores.get(id) ?? 0) + weight * weight);
  }
  const ids = [...scores].sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1)).slice(0, settings.compared);
  return index.load(ids.map(([id]) => id));
}

type Pair = { stored: LinkedArticle; features: Features; logOdds: number };
type Judged = { incidentId: string; logOdds: number; closest: Pair };

function pairOf(stored: LinkedArticle, features: Features): Pair {
  return { stored, features, logOdds: logOdds(features) };
}

/** Articles of unknown day are never out of the window. */
function isInWindow(a: Traits, b: Traits, windowDays: number): boolean {
  return a.day === null || b.day === null || Math.abs(a.day - b.day) <= windowDays;
}

/** The incidents of the compared articles, the likeliest first; of equals the one met first. */
async function judgedIncidents(pairs: readonly Pair[], index: IncidentIndex, settings: LinkSettings): Promise<Judged[]> {
  const incidents = Map.groupBy(pairs, ({ stored }) => stored.incidentId);
  const sizes = await index.sizes([...incidents.keys()]);
  return [...incidents]
    .map(([incidentId, met], at) => judge(incidentId, met, sizes[at] ?? met.length, settings))
    .filter((judged) => judged !== null)
    .sort((a, b) => b.logOdds - a.logOdds);
}

/** The mean log-odds with the incident's closest articles: one look-alike article is not enough to join many. */
function judge(incidentId: string, met: readonly Pair[], size: number, settings: LinkSettings): Judged | null {
  const closestFirst = met.toSorted((a, b) => b.logOdds - a.logOdds).slice(0, settings.judgedBy);
  const [closest] = closestFirst;
  if (closest === undefined) return null;
  const judges = Math.max(closestFirst.length, Math.min(settings.judgedBy, size));
  const sum = closestFirst.reduce((all, pair) => all + Math.max(LEAST_LOG_ODDS, pair.logOdds), 0);
  return { incidentId, closest, logOdds: (sum + settings.unmet * (judges - closestFirst.length)) / judges };
}

/** No single article speaks against a link by more than this. */
const LEAST_LOG_ODDS = -6;
