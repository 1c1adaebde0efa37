import type { Frontier } from '@tallywire/shared/ports/frontier';
import { feedIdOf } from './feed-state.ts';

/** Makes feeds that are on the schedule due at once, with all that is known of them. Not for a frontier that other fetchers work on: a lease they hold is lost. */
export async function pollNow(frontier: Frontier, urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const job = await frontier.get(feedIdOf(url));
    if (job === null) continue;
    await frontier.remove(job.id);
    await frontier.add([{ ...job, dueAtMs: await frontier.now() }]);
  }
}
