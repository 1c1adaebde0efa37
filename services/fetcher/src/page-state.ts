import { BODY_SOURCES } from '@tallywire/shared/domain/article';
import { idOf } from '@tallywire/shared/domain/ids';
import type { Item } from '@tallywire/shared/domain/item';
import { itemSchema } from '@tallywire/shared/domain/item';
import type { Job, NewJob } from '@tallywire/shared/ports/frontier';
import { z } from 'zod';
import { hostOf, validatorsSchema } from './feed-state.ts';

/** All the fetcher keeps of a page: the state of its job in the frontier. */
export const pageStateSchema = z.object({
  item: itemSchema.describe('The latest item that led to the page.'),
  validators: validatorsSchema.nullable(),
  emitted: z
    .object({ bodyFrom: z.enum(BODY_SOURCES), hash: z.string() })
    .nullable()
    .describe('What was last sent on: the same is not sent again.'),
  attempts: z.number().describe('Failures since it last succeeded.'),
  firstReadMs: z.number().nullable().describe('When this version was first read.'),
  visits: z.number().describe('How many of the later looks were taken since then.'),
});
export type PageState = z.infer<typeof pageStateSchema>;

/** The id of a page's job, and of the article that is read from it. */
export function articleIdOf(canonicalUrl: string): string {
  return idOf('article', canonicalUrl);
}

/** The job that fetches an item's page now. `known`: the job that stands there for an earlier version, whose validators are taken along. */
export function newPageJob(item: Item, dueAtMs: number, known: Job | null): NewJob {
  const before = known === null ? null : readPageState(known);
  const state: PageState = {
    item,
    validators: before?.validators ?? null,
    emitted: before?.emitted ?? null,
    attempts: 0,
    firstReadMs: null,
    visits: 0,
  };
  return { id: articleIdOf(item.canonicalUrl), kind: 'page', host: hostOf(item.url), state: JSON.stringify(state), wish: item.version, dueAtMs };
}

/** The state of a page's job; null for one of another version that can't be read. */
export function readPageState(job: Job): PageState | null {
  const read = pageStateSchema.safeParse(JSON.parse(job.state));
  return read.success ? read.data : null;
}
