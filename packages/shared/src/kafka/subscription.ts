import type { SubscribeOptions, Subscription } from '../ports/bus.ts';
import { busUnavailable } from './connect.ts';
import { type MemberWorld, runMember } from './member.ts';

const RESTART_MS = 500;
/** Doubtful crashes in a row, without a record handled between them, after which the subscription has failed. */
const MAX_DOUBTFUL = 5;

/** A member of a group, made anew after each crash until it is disposed or can't go on. */
export function openSubscription(subscription: SubscribeOptions, world: MemberWorld): Subscription {
  const stopping = new AbortController();
  const failed = Promise.withResolvers<never>();
  // Who does not look at it must not be ended by it.
  failed.promise.catch(() => {});
  const running = keepRunning(subscription, world, stopping.signal).catch((error: unknown) => failed.reject(error));
  return {
    failed: failed.promise,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await running;
    },
  };
}

async function keepRunning(subscription: SubscribeOptions, world: MemberWorld, signal: AbortSignal): Promise<void> {
  const { options, outage } = world;
  let doubtful = 0;
  while (!signal.aborted) {
    const { crash, handled } = await runMember(subscription, world, signal);
    if (!crash) return;
    doubtful = crash.kind === 'outage' ? 0 : handled ? 1 : doubtful + 1;
    if (crash.kind === 'permanent' || doubtful >= MAX_DOUBTFUL) throw busUnavailable(options, `Reading ${subscription.topics.join(', ')}`, crash.error);
    if (crash.kind === 'outage') outage.noticed(crash.error);
    else options.log.warn({ group: subscription.group, cause: String(crash.error) }, 'Consumer crashed, starting again.');
    await options.clock.sleep(RESTART_MS, signal);
  }
}
