import type { z } from 'zod';
import { articleSchema } from './article.ts';
import { deadLetterSchema } from './dead-letter.ts';
import { disputeSchema } from './dispute.ts';
import { foundClaimsSchema } from './found-claims.ts';
import { itemSchema } from './item.ts';
import { pageSchema } from './page.ts';
import { recordedClaimSchema } from './recorded-claim.ts';

/** A topic is a name, the schema of its values, and the rule for its keys: all three are public. */
export interface Topic<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** A method, so that a topic of anything can stand in a list of topics. */
  keyOf(value: T): string;
  /** Compacted topics keep the latest value of each key for ever; the others keep all values for a time. */
  readonly compacted: boolean;
  readonly description: string;
}

function topic<T>(name: string, description: string, schema: z.ZodType<T>, keyOf: (value: T) => string, compacted = false): Topic<T> {
  return { name, schema, keyOf, compacted, description };
}

export const topics = {
  itemFound: topic('tallywire.item.found.v1', 'A feed lists an item that is new, or changed.', itemSchema, (item) => item.id),
  pageFetched: topic(
    'tallywire.page.fetched.v1',
    "An item's page was fetched, or the feed's own content taken in its place.",
    pageSchema,
    (page) => page.articleId,
  ),
  articleExtracted: topic('tallywire.article.extracted.v1', 'A page was read as an article.', articleSchema, (article) => article.id),
  claimsFound: topic('tallywire.claims.found.v1', 'All claims of one version of an article.', foundClaimsSchema, (found) => found.article.id),
  claimRecorded: topic('tallywire.claim.recorded.v1', 'The present state of a claim in the store.', recordedClaimSchema, (recorded) => recorded.claim.id, true),
  disputeChanged: topic('tallywire.dispute.changed.v1', 'The present state of a dispute.', disputeSchema, (dispute) => dispute.id, true),
} as const;

/** Every topic that carries events, in the order an article runs through them. */
export const allTopics: readonly Topic<unknown>[] = Object.values(topics);

/** Topics that a stage reads: what can't be handled of them has a topic of its own. */
export const stageInputs: readonly Topic<unknown>[] = [topics.pageFetched, topics.articleExtracted, topics.claimsFound];

/** Where records go that a stage refused or could not handle, for each topic that a stage reads. */
export function deadTopicName(topicName: string): string {
  return `${topicName}.dead`;
}

/** The dead-letter topic of a topic. */
export function deadTopic(topicName: string): Topic<z.infer<typeof deadLetterSchema>> {
  return topic(
    deadTopicName(topicName),
    `What could not be handled of ${topicName}.`,
    deadLetterSchema,
    (letter) => letter.key ?? `${letter.partition}:${letter.offset}`,
  );
}
