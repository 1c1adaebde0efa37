import { sketchIndexContract } from '../contract/sketch-index-contract.ts';
import { openMemorySketchIndex } from './sketch-index.ts';

sketchIndexContract('memory', async () => {
  const index = openMemorySketchIndex();
  return { index, other: index, dispose: async () => index[Symbol.asyncDispose]() };
});
