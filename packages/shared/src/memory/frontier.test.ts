import { frontierContract } from '../contract/frontier-contract.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openMemoryFrontier } from './frontier.ts';

frontierContract('memory', async () => {
  const frontier = openMemoryFrontier(systemClock);
  return { frontier, other: frontier, dispose: async () => frontier[Symbol.asyncDispose]() };
});
