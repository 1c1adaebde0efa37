import { seenSetContract } from '../contract/seen-set-contract.ts';
import { openRedisSeenSet } from './seen-set.ts';
import { withTwoConnections } from './two-connections.ts';

seenSetContract('Redis', () => withTwoConnections((one, two) => ({ seen: openRedisSeenSet(one), other: openRedisSeenSet(two) })));
