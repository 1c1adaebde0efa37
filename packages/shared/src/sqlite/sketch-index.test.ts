import { sketchIndexContract } from '../contract/sketch-index-contract.ts';
import { temporaryFile } from '../contract/temporary-file.ts';
import { openSqliteSketchIndex } from './sketch-index.ts';

sketchIndexContract('sqlite', async () => {
  const file = temporaryFile();
  const [index, other] = [openSqliteSketchIndex(file.path), openSqliteSketchIndex(file.path)];
  return {
    index,
    other,
    async dispose() {
      await Promise.all([index[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
      file[Symbol.dispose]();
    },
  };
});
