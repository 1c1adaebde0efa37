import { claimStoreContract } from '../contract/claim-store-contract.ts';
import { openRedisClaimStore } from './claim-store.ts';
import { withTwoConnections } from './two-connections.ts';

claimStoreContract('Redis', () => withTwoConnections((one, two) => ({ store: openRedisClaimStore(one), other: openRedisClaimStore(two) })));
