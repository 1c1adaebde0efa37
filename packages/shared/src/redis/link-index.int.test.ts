import { withTwoConnections } from '../../../../tests/containers/redis-connections.ts';
import { linkIndexContract } from '../contract/link-index-contract.ts';
import { openRedisLinkIndex } from './link-index.ts';

linkIndexContract('Redis', () => withTwoConnections((one, two) => ({ index: openRedisLinkIndex(one), other: openRedisLinkIndex(two) })));
