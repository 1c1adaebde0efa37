import type { ErrorCode } from '@tallywire/shared/domain/errors';
import type { Item } from '@tallywire/shared/domain/item';
import type { PollHint } from './poll-rules.ts';

/** A feed's document as polling needs it: its items with their ids, and its wishes about being polled. */
export type FeedDocument =
  | {
      readonly kind: 'feed';
      readonly title: string | null;
      readonly items: readonly Item[];
      /** Items with neither a page nor words of their own, so that there is nothing to read. */
      readonly withoutPage: number;
      /** The least interval the document asks for, and how it says so. */
      readonly hint: PollHint | null;
      /** Hours of the day, UTC, at which it is not to be polled. */
      readonly skipHours: readonly number[];
    }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly reason: string };

export interface FeedBytes {
  readonly bytes: Uint8Array;
  /** Where they came from: relative links refer to it. */
  readonly url: string;
  /** The feed's configured address: ids and items name it. */
  readonly feedUrl: string;
  readonly contentType: string | null;
}

/** Reads a document within bounds of time and memory; what is no feed is told, never thrown. */
export type ReadFeedDocument = (document: FeedBytes, signal: AbortSignal) => Promise<FeedDocument>;
