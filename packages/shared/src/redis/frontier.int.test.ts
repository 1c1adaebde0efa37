import { frontierContract } from '../contract/frontier-contract.ts';
import { openRedisFrontier } from './frontier.ts';
import { withTwoConnections } from './two-connections.ts';

frontierContract('Redis', () => withTwoConnections((one, two) => ({ frontier: openRedisFrontier(one), other: openRedisFrontier(two) })));
