import type { Article } from '../domain/article.ts';
import type { Dispute } from '../domain/dispute.ts';
import type { RecordedClaim } from '../domain/recorded-claim.ts';

/** Where an article belongs: decided once, and kept with it. */
export interface Placement {
  readonly incidentId: string;
  /** The article whose text it copies, null for none. */
  readonly copyOf: string | null;
}

/** An article as stored: its latest version with all its claims, those superseded and retracted included. */
export interface StoredArticle extends Placement {
  readonly article: Article;
  /** All versions ever recorded, oldest first: the last is the article's own. */
  readonly versions: readonly string[];
  readonly claims: readonly RecordedClaim[];
}

/** What one version of an article changes. Made by a pure function of what is stored and what was found. */
export interface ArticleChange extends Placement {
  readonly article: Article;
  /** The version stored before, null for none: the change is refused where another stands there by now. */
  readonly replaces: string | null;
  /** Claims that are new or whose state differs. */
  readonly claims: readonly RecordedClaim[];
}

/** Where an event stands that led to a change. */
export interface SourcePosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** All claims that meet: of one incident, effect and comparable group. The revision grows with each change. */
export interface StoredTally {
  readonly id: string;
  readonly revision: number;
  readonly claims: readonly RecordedClaim[];
}

export interface StoreCounts {
  readonly articles: number;
  readonly claims: number;
  readonly disputes: number;
}

/**
 * What was claimed, kept once. A change, the indexes over it and the source's position are written together or not at all.
 * Faults of the store itself are `TW_STORE_UNAVAILABLE`.
 */
export interface ClaimStore extends AsyncDisposable {
  article(id: string): Promise<StoredArticle | null>;
  /** Writes a change whole. `conflict`, and no effect, where the stored version is not the one it replaces. */
  record(change: ArticleChange, position: SourcePosition | null): Promise<'recorded' | 'conflict'>;
  /** Remembers a position that led to no change; never goes back. */
  pass(position: SourcePosition): Promise<void>;
  /** The last position recorded or passed of a partition. */
  position(topic: string, partition: number): Promise<number | null>;
  tally(id: string): Promise<StoredTally | null>;
  /** Tallies of an incident. */
  talliesOf(incidentId: string): Promise<string[]>;
  /** Incidents that have claims, the one whose claims changed last first, at most `limit`. */
  incidents(limit: number): Promise<string[]>;
  /** Keeps a dispute unless a state with a higher revision is kept already. */
  putDispute(dispute: Dispute): Promise<void>;
  dispute(id: string): Promise<Dispute | null>;
  /** Open disputes, most severe first, at most `limit`. */
  disputes(limit: number): Promise<Dispute[]>;
  counts(): Promise<StoreCounts>;
}
