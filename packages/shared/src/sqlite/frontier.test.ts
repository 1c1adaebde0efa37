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
