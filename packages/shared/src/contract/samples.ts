import type { Article } from '../domain/article.ts';
import type { Claim } from '../domain/claim.ts';
import type { Dispute } from '../domain/dispute.ts';
import { idOf } from '../domain/ids.ts';
import type { RecordedClaim } from '../domain/recorded-claim.ts';

/** An article for tests; everything not given is plausible. */
export function sampleArticle(overrides: Partial<Article> = {}): Article {
  const canonicalUrl = overrides.canonicalUrl ?? 'https://news.example/a';
  const text = overrides.text ?? 'The army said 23 soldiers were killed.';
  return {
    id: idOf('article', canonicalUrl),
    version: idOf('version', text),
    url: canonicalUrl,
    canonicalUrl,
    feedUrl: 'https://news.example/feed',
    title: 'Clashes at the border',
    authors: ['Ada Example'],
    publisher: 'Example News',
    published: '2025-10-12T08:00:00.000Z',
    modified: null,
    dateQuality: 'stated',
    language: 'en',
    section: null,
    paywalled: null,
    tags: [],
    bodyFrom: 'page',
    truncated: false,
    text,
    ...overrides,
  };
}

/** A claim for tests: the army's 23 soldiers killed, but for what is given. */
export function sampleClaim(overrides: Partial<Claim> = {}): Claim {
  return {
    id: idOf('claim', 'sample'),
    effect: 'killed',
    figure: { words: '23', min: 23, max: 23, qualifier: 'exact', vague: null },
    of: { words: 'soldiers', noun: 'soldiers', affiliation: ['Pakistan'], status: 'combatant' },
    claimant: { words: 'The army', name: 'The army', kind: 'belligerent', affiliation: ['Pakistan'], inherited: false },
    by: null,
    via: [],
    modality: 'asserted',
    relation: 'own_losses',
    scope: 'incident',
    when: null,
    where: null,
    partOf: null,
    previous: false,
    evidence: { quote: '23 soldiers were killed', prefix: 'The army said ', suffix: '.', start: 14, end: 37 },
    rules: [],
    ...overrides,
  };
}

/** A recorded claim for tests, of an article, with an id of its own by its key. */
export function sampleRecorded(key: string, article: Article, overrides: Partial<RecordedClaim> = {}): RecordedClaim {
  const { id, version, url, canonicalUrl, feedUrl, title, publisher, published, modified, bodyFrom } = article;
  return {
    claim: sampleClaim({ id: idOf('claim', key) }),
    article: { id, version, url, canonicalUrl, feedUrl, title, publisher, published, modified, bodyFrom },
    incidentId: 'incident-1',
    tallyId: 'tally-1',
    state: 'current',
    supersedes: null,
    ...overrides,
  };
}

/** A dispute for tests. */
export function sampleDispute(overrides: Partial<Dispute> = {}): Dispute {
  return {
    id: 'dispute-1',
    incidentId: 'incident-1',
    tallyId: 'tally-1',
    effect: 'killed',
    group: 'Pakistan: combatants',
    status: 'disputed',
    severity: 2.5,
    revision: 1,
    positions: [],
    ...overrides,
  };
}
