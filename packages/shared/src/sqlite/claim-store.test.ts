import { claimStoreContract } from '../contract/claim-store-contract.ts';
import { temporaryFile } from '../contract/temporary-file.ts';
import { openSqliteClaimStore } from './claim-store.ts';

claimStoreContract('sqlite', async () => {
  const file = temporaryFile();
  const [store, other] = [openSqliteClaimStore(file.path), openSqliteClaimStore(file.path)];
  return {
    store,
    other,
    async dispose() {
      await Promise.all([store[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
      file[Symbol.dispose]();
    },
  };
});
