import { withTwoConnections } from '../../../../tests/containers/redis-connections.ts';
import { claimStoreContract } from '../contract/claim-store-contract.ts';
import { openRedisClaimStore } from './claim-store.ts';

claimStoreContract('Redis', () => withTwoConnections((one, two) => ({ store: openRedisClaimStore(one), other: openRedisClaimStore(two) })));
