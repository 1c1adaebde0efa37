import { lineMemoryContract } from '../contract/line-memory-contract.ts';
import { temporaryFile } from '../contract/temporary-file.ts';
import { openSqliteLineMemory } from './line-memory.ts';

lineMemoryContract('sqlite', async () => {
  const file = temporaryFile();
  const [memory, other] = [openSqliteLineMemory(file.path), openSqliteLineMemory(file.path)];
  return {
    memory,
    other,
    async dispose() {
      await Promise.all([memory[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
      file[Symbol.dispose]();
    },
  };
});
