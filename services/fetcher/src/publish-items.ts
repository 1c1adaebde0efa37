import { encodeEvent, eventOf } from '@tallywire/shared/domain/event';
import type { Item } from '@tallywire/shared/domain/item';
import { topics } from '@tallywire/shared/domain/topics';
import type { NewJob } from '@tallywire/shared/ports/frontier';
import { articleIdOf, newPageJob } from './page-state.ts';
import type { FetcherWorld } from './world.ts';

const CHUNK = 100;

/** How many of a feed's items were met for the first time, and how many say something else than before. */
export interface FreshCounts {
  readonly new: number;
  readonly changed: number;
}

/**
 * Publishes the items of a feed that are new or changed, puts their pages on the schedule, and only then marks them as seen: a crash at any point repeats
 * the same events, and loses none.
 */
export async function publishItems(feedId: string, items: readonly Item[], world: FetcherWorld): Promise<FreshCounts> {
  const { seen, bus, frontier, clock } = world;
  const marks = items.flatMap((item) => [item.id, versionMark(item)]);
  const unseen = new Set(await seen.unseen(feedId, marks));
  const fresh = [...new Map(items.filter((item) => unseen.has(versionMark(item))).map((item) => [versionMark(item), item])).values()];
  for (let start = 0; start < fresh.length; start += CHUNK) {
    const chunk = fresh.slice(start, start + CHUNK);
    const origin = { source: 'fetcher', timeMs: clock.now(), traceparent: null };
    await bus.publish(chunk.map((item) => encodeEvent(eventOf(topics.itemFound, item), origin)));
    await frontier.add(await pageJobs(chunk, world));
  }
  await seen.mark(feedId, marks);
  const ofNewItems = fresh.filter(({ id }) => unseen.has(id)).length;
  return { new: ofNewItems, changed: fresh.length - ofNewItems };
}

function versionMark({ id, version }: Item): string {
  return `${id}:${version}`;
}

/** A job for each page. One that is there for another version is replaced, so that its job tells of the new one. */
async function pageJobs(items: readonly Item[], { frontier }: FetcherWorld): Promise<NewJob[]> {
  const nowMs = await frontier.now();
  const jobs = new Map<string, NewJob>();
  for (const item of items) {
    const id = articleIdOf(item.canonicalUrl);
    if (jobs.has(id)) continue;
    const known = await frontier.get(id);
    if (known?.wish === item.version) continue;
    if (known) await frontier.remove(id);
    jobs.set(id, newPageJob(item, nowMs, known));
  }
  return [...jobs.values()];
}
