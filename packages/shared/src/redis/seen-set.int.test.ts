import { withTwoConnections } from '../../../../tests/containers/redis-connections.ts';
import { seenSetContract } from '../contract/seen-set-contract.ts';
import { openRedisSeenSet } from './seen-set.ts';

seenSetContract('Redis', () => withTwoConnections((one, two) => ({ seen: openRedisSeenSet(one), other: openRedisSeenSet(two) })));
