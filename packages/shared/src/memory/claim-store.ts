import type { Dispute } from '../domain/dispute.ts';
import type { RecordedClaim } from '../domain/recorded-claim.ts';
import type { ClaimStore, SourcePosition, StoredArticle } from '../ports/claim-store.ts';

interface Tally {
  revision: number;
  readonly claims: Map<string, RecordedClaim>;
}

/** Claims in maps, for tests. */
export function openMemoryClaimStore(): ClaimStore {
  const articles = new Map<string, StoredArticle>();
  const tallies = new Map<string, Tally>();
  const incidents = new Map<string, Set<string>>();
  const disputes = new Map<string, Dispute>();
  const positions = new Map<string, number>();

  const passTo = ({ topic, partition, offset }: SourcePosition): void => {
    const place = `${topic}/${partition}`;
    positions.set(place, Math.max(offset, positions.get(place) ?? -1));
  };
  const leaveOldTally = ({ claim, tallyId }: RecordedClaim): string[] =>
    [...tallies].filter(([id, tally]) => id !== tallyId && tally.claims.delete(claim.id)).map(([id]) => id);
  const addToTally = (recorded: RecordedClaim): void => {
    const tally = tallies.get(recorded.tallyId) ?? { revision: 0, claims: new Map<string, RecordedClaim>() };
    tallies.set(recorded.tallyId, tally);
    tally.claims.set(recorded.claim.id, recorded);
    const ofIncident = incidents.get(recorded.incidentId) ?? new Set<string>();
    incidents.delete(recorded.incidentId);
    incidents.set(recorded.incidentId, ofIncident.add(recorded.tallyId));
  };

  return {
    article: async (id) => articles.get(id) ?? null,

    async record({ article, incidentId, copyOf, replaces, claims }, position) {
      const before = articles.get(article.id);
      if ((before?.article.version ?? null) !== replaces) return 'conflict';
      const merged = new Map([...(before?.claims ?? []), ...claims].map((recorded) => [recorded.claim.id, recorded]));
      articles.set(article.id, {
        article,
        incidentId,
        copyOf,
        versions: [...(before?.versions ?? []).filter((version) => version !== article.version), article.version],
        claims: [...merged.values()],
      });
      const left = claims.flatMap((recorded) => leaveOldTally(recorded));
      for (const recorded of claims) addToTally(recorded);
      for (const tallyId of new Set([...left, ...claims.map((recorded) => recorded.tallyId)])) {
        const tally = tallies.get(tallyId);
        if (tally) tally.revision++;
      }
      if (position) passTo(position);
      return 'recorded';
    },

    async pass(position) {
      passTo(position);
    },
    position: async (topic, partition) => positions.get(`${topic}/${partition}`) ?? null,

    async tally(id) {
      const tally = tallies.get(id);
      return tally ? { id, revision: tally.revision, claims: [...tally.claims.values()] } : null;
    },
    incidents: async (limit) => [...incidents.keys()].reverse().slice(0, limit),
    talliesOf: async (incidentId) => [...(incidents.get(incidentId) ?? [])],

    async putDispute(dispute) {
      if ((disputes.get(dispute.id)?.revision ?? 0) < dispute.revision) disputes.set(dispute.id, dispute);
    },
    dispute: async (id) => disputes.get(id) ?? null,
    async disputes(limit) {
      const weight = ({ severity }: Dispute): number => severity ?? Number.POSITIVE_INFINITY;
      const open = [...disputes.values()].filter(({ status }) => status === 'disputed');
      return open.sort((a, b) => (weight(b) === weight(a) ? a.id.localeCompare(b.id) : weight(b) - weight(a))).slice(0, limit);
    },

    async counts() {
      const claims = [...articles.values()].reduce((sum, stored) => sum + stored.claims.length, 0);
      const open = [...disputes.values()].filter(({ status }) => status === 'disputed');
      return { articles: articles.size, claims, disputes: open.length };
    },
    async [Symbol.asyncDispose]() {},
  };
}
