import { linkIndexContract } from '../contract/link-index-contract.ts';
import { temporaryFile } from '../contract/temporary-file.ts';
import { openSqliteLinkIndex } from './link-index.ts';

linkIndexContract('sqlite', async () => {
  const file = temporaryFile();
  const [index, other] = [openSqliteLinkIndex(file.path), openSqliteLinkIndex(file.path)];
  return {
    index,
    other,
    async dispose() {
      await Promise.all([index[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
      file[Symbol.dispose]();
    },
  };
});
