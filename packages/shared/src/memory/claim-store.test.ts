import { claimStoreContract } from '../contract/claim-store-contract.ts';
import { openMemoryClaimStore } from './claim-store.ts';

claimStoreContract('memory', async () => {
  const store = openMemoryClaimStore();
  return { store, other: store, dispose: async () => store[Symbol.asyncDispose]() };
});
