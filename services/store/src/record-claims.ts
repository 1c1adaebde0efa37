import { type Event, eventOf } from '@tallywire/shared/domain/event';
import type { FoundClaims } from '@tallywire/shared/domain/found-claims';
import { topics } from '@tallywire/shared/domain/topics';
import type { ClaimStore, Placement, SourcePosition, StoredArticle } from '@tallywire/shared/ports/claim-store';
import type { Decision, Stage } from '@tallywire/shared/runtime/stage';
import { disputeIdOf, findDispute } from './find-dispute.ts';
import { type Indexes, placeArticle } from './place-article.ts';
import { type ArticlePlan, planArticle } from './plan-article.ts';
import { readTally } from './read-tally.ts';

/** Writers of one article are one at a time but for a zombie after a rebalance; more conflicts than this are a fault. */
const MAX_CONFLICTS = 5;

/** Where claims are kept, and what tells which articles belong together. */
export interface RecordStores extends Indexes {
  readonly store: ClaimStore;
}

/**
 * The stage that keeps claims: each article version is recorded once, and the present state of its claims and disputes is published.
 * Told the same again it writes nothing and publishes the same bytes, so that a crash between the two loses nothing.
 */
export function recordClaimsStage(stores: RecordStores): Stage<FoundClaims> {
  return {
    name: 'record-claims',
    input: topics.claimsFound,
    outputs: [topics.claimRecorded, topics.disputeChanged],
    concurrency: 1,
    handle: (found, { position }) => recordClaims(stores, found, position),
    async resumeAt(topic, partition) {
      const last = await stores.store.position(topic, partition);
      return last === null ? null : last + 1;
    },
  };
}

async function recordClaims(stores: RecordStores, found: FoundClaims, position: SourcePosition): Promise<Decision> {
  const { store } = stores;
  const { plan, stored } = await writeVersion(stores, found, position);
  if (plan.kind === 'stale') return { kind: 'skip', reason: 'a later version is stored' };
  const disputes = await updateDisputes(store, stored);
  const events: Event[] = [...stored.claims.map((recorded) => eventOf(topics.claimRecorded, recorded)), ...disputes];
  if (plan.kind === 'known') return { kind: 'emit', events };
  const { title, publisher, bodyFrom } = stored.article;
  const facts = {
    title,
    publisher,
    claims: found.claims.length,
    ...plan.tally,
    disputes: disputes.length,
    bodyFrom,
    ...(stored.copyOf === null ? {} : { copyOf: stored.copyOf }),
    ...(found.skipped === null ? {} : { skipped: found.skipped }),
  };
  return { kind: 'emit', events, told: { message: 'Article recorded.', facts } };
}

async function writeVersion(stores: RecordStores, found: FoundClaims, position: SourcePosition): Promise<{ plan: ArticlePlan; stored: StoredArticle }> {
  const { store } = stores;
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const before = await store.article(found.article.id);
    const plan = planArticle(before, found, await placementOf(before, found, stores));
    if (plan.kind !== 'change') await store.pass(position);
    else if ((await store.record(plan.change, position)) === 'conflict') continue;
    const stored = await store.article(found.article.id);
    if (stored) return { plan, stored };
  }
  throw new Error(`Article ${found.article.id} was changed by others ${MAX_CONFLICTS} times while it was recorded.`);
}

/** An article is placed when its first claims are seen, and stays where it is. */
async function placementOf(before: StoredArticle | null, found: FoundClaims, indexes: Indexes): Promise<Placement> {
  return before === null || (before.claims.length === 0 && found.claims.length > 0) ? placeArticle(found, indexes) : before;
}

/** The disputes of the article's tallies as they stand now: those there are, and those that were and are settled. */
async function updateDisputes(store: ClaimStore, { claims }: StoredArticle): Promise<Event[]> {
  const events: Event[] = [];
  for (const tallyId of new Set(claims.map((recorded) => recorded.tallyId))) {
    const stored = await store.tally(tallyId);
    const tally = stored && readTally(stored);
    if (!tally) continue;
    const dispute = findDispute(tally, await store.dispute(disputeIdOf(tallyId)));
    if (dispute === null) continue;
    await store.putDispute(dispute);
    events.push(eventOf(topics.disputeChanged, dispute));
  }
  return events;
}
