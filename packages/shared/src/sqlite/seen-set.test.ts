import { seenSetContract } from '../contract/seen-set-contract.ts';
import { temporaryFile } from '../contract/temporary-file.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { openSqliteSeenSet } from './seen-set.ts';

seenSetContract('sqlite', async () => {
  const file = temporaryFile();
  const [seen, other] = [openSqliteSeenSet(file.path, systemClock), openSqliteSeenSet(file.path, systemClock)];
  return {
    seen,
    other,
    async dispose() {
      await Promise.all([seen[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
      file[Symbol.dispose]();
    },
  };
});
