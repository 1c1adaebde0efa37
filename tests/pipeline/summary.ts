import { canonicalUrl } from '@tallywire/fetcher/feed/canonical-url';
import type { Claim } from '@tallywire/shared/domain/claim';
import type { Dispute } from '@tallywire/shared/domain/dispute';
import { idOf } from '@tallywire/shared/domain/ids';
import type { RecordedClaim } from '@tallywire/shared/domain/recorded-claim';
import { topics } from '@tallywire/shared/domain/topics';
import type { Bus } from '@tallywire/shared/ports/bus';
import type { ClaimStore } from '@tallywire/shared/ports/claim-store';
import { EXPECTED } from '../../fixtures/sample-feeds/expected.ts';

/** Everything a store holds of the sample feeds, without what differs from run to run (ports in addresses, ids made of them). */
export async function summarise(store: ClaimStore, origin: string) {
  const articles = [];
  const originals = new Map<string, string>();
  for (const { path } of EXPECTED.articles) {
    const stored = await store.article(articleIdAt(path, origin));
    if (!stored) continue;
    articles.push({ path, ...summaryOf(stored) });
    originals.set(path, stored.copyOf ?? stored.article.id);
  }
  return { articles, copies: copiesAmong(originals), disputes: (await store.disputes(100)).map(describeDispute) };
}

/** Paths that hold one text, in groups: which of them came first differs from run to run. */
function copiesAmong(originals: ReadonlyMap<string, string>): string[][] {
  const groups = Map.groupBy(originals.keys(), (path) => originals.get(path));
  return [...groups.values()].filter((paths) => paths.length > 1).map((paths) => paths.sort());
}

/** A dispute without ids. */
export function describeDispute({ effect, group, positions }: Dispute) {
  return { effect, group, positions: positions.map(({ claimant, figure, publisher }) => `${claimant}: ${figure.words} (${publisher})`) };
}

type Stored = NonNullable<Awaited<ReturnType<ClaimStore['article']>>>;

function summaryOf({ article, versions, claims }: Stored) {
  const told = claims.toSorted(inOrder).map(({ claim, state }) => ({ state, claim: describe(claim), quote: claim.evidence.quote }));
  return {
    title: article.title,
    publisher: article.publisher,
    published: article.published,
    bodyFrom: article.bodyFrom,
    versions: versions.length,
    claims: told,
  };
}

function inOrder(a: RecordedClaim, b: RecordedClaim): number {
  return a.state.localeCompare(b.state) || a.claim.evidence.start - b.claim.evidence.start || describe(a.claim).localeCompare(describe(b.claim));
}

function describe({ claimant, figure, of, effect, previous }: Claim): string {
  return `${claimant?.name ?? '–'}: ${figure.words} ${of.noun} [${of.affiliation.join(', ')}] ${effect}${previous ? ' before' : ''}`;
}

function articleIdAt(path: string, origin: string): string {
  return idOf('article', canonicalUrl(`${origin}${path}`));
}

/** Keys and values of a topic, each key's last. */
export async function latestOn(bus: Bus, topic: keyof typeof topics): Promise<Map<string, string>> {
  const latest = new Map<string, string>();
  for await (const { key, value } of bus.read(topics[topic].name)) latest.set(key ?? '', new TextDecoder().decode(value ?? new Uint8Array()));
  return latest;
}
