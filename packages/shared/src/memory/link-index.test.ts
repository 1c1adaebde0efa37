import { linkIndexContract } from '../contract/link-index-contract.ts';
import { openMemoryLinkIndex } from './link-index.ts';

linkIndexContract('memory', async () => {
  const index = openMemoryLinkIndex();
  return { index, other: index, dispose: async () => index[Symbol.asyncDispose]() };
});
