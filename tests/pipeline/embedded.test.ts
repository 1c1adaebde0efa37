import { dirname } from 'node:path';
import { temporaryFile } from '@tallywire/shared/contract/temporary-file';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { openEmbeddedWorld } from '../../cli/src/embedded-world.ts';
import { pipelineContract } from './pipeline-contract.ts';

pipelineContract('one process, memory bus and SQLite', async () => {
  const file = temporaryFile();
  const ground = openEmbeddedWorld(dirname(file.path), 3_600_000, systemClock);
  return {
    ground,
    async dispose() {
      await ground[Symbol.asyncDispose]();
      file[Symbol.dispose]();
    },
  };
});
