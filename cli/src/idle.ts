import type { Bus } from '@tallywire/shared/ports/bus';
import type { Clock } from '@tallywire/shared/ports/clock';
import type { Frontier } from '@tallywire/shared/ports/frontier';

const LOOK_EVERY_MS = 100;
/** Work that becomes due within this time is still waited for: a page that is soon looked at again, a host's gap. */
const SOON_MS = 3_000;

export interface IdleWorld {
  readonly bus: Bus;
  readonly frontier: Frontier;
  readonly clock: Clock;
  /** What is read by whom. */
  readonly readers: readonly { readonly group: string; readonly topic: string }[];
}

/** Resolves when nothing is under way and nothing will be soon, or when the signal aborts. Seen twice in a row, since a job may just be passing on its events. */
export async function untilIdle(world: IdleWorld, signal: AbortSignal): Promise<void> {
  for (let quiet = 0; quiet < 2 && !signal.aborted; ) {
    await world.clock.sleep(LOOK_EVERY_MS, signal);
    quiet = (await isQuiet(world)) ? quiet + 1 : 0;
  }
}

async function isQuiet({ bus, frontier, readers }: IdleWorld): Promise<boolean> {
  if ((await frontier.counts()).leased > 0) return false;
  const dueAtMs = await frontier.nextDueAtMs();
  if (dueAtMs !== null && dueAtMs < (await frontier.now()) + SOON_MS) return false;
  for (const { group, topic } of readers) if ((await bus.lag(group, [topic])) > 0) return false;
  return true;
}
