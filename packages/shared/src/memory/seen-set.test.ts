import { seenSetContract } from '../contract/seen-set-contract.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openMemorySeenSet } from './seen-set.ts';

seenSetContract('memory', async () => {
  const seen = openMemorySeenSet(systemClock);
  return { seen, other: seen, dispose: async () => seen[Symbol.asyncDispose]() };
});
