import { lineMemoryContract } from '../contract/line-memory-contract.ts';
import { openMemoryLineMemory } from './line-memory.ts';

lineMemoryContract('memory', async () => {
  const memory = openMemoryLineMemory();
  return { memory, other: memory, dispose: async () => memory[Symbol.asyncDispose]() };
});
