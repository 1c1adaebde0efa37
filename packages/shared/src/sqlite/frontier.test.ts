import { expect, test } from 'vitest';
import { frontierContract } from '../contract/frontier-contract.ts';
import { temporaryFile } from '../contract/temporary-file.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openSqliteFrontier } from './frontier.ts';

frontierContract('sqlite', async () => {
  const file = temporaryFile();
  const [frontier, other] = [openSqliteFrontier(file.path, systemClock), openSqliteFrontier(file.path, systemClock)];
  return {
    frontier,
    other,
    async dispose() {
      await Promise.all([frontier[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
      file[Symbol.dispose]();
    },
  };
});

test('frees the leases of a process that died, when asked to', async () => {
  using file = temporaryFile();
  {
    await using frontier = openSqliteFrontier(file.path, systemClock);
    await frontier.add([{ id: 'a', kind: 'page', host: 'h', state: '{}', wish: 'w', dueAtMs: 0 }]);
    expect(await frontier.claim({ limit: 1, leaseMs: 60_000, gapMs: 0 })).toHaveLength(1);
  }
  await using frontier = openSqliteFrontier(file.path, systemClock, { freeLeases: true });
  expect(await frontier.claim({ limit: 1, leaseMs: 60_000, gapMs: 0 })).toHaveLength(1);
});
