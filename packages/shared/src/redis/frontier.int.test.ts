import { withTwoConnections } from '../../../../tests/containers/redis-connections.ts';
import { frontierContract } from '../contract/frontier-contract.ts';
import { openRedisFrontier } from './frontier.ts';

frontierContract('Redis', () => withTwoConnections((one, two) => ({ frontier: openRedisFrontier(one), other: openRedisFrontier(two) })));
