import { withTwoConnections } from '../../../../tests/containers/redis-connections.ts';
import { lineMemoryContract } from '../contract/line-memory-contract.ts';
import { openRedisLineMemory } from './line-memory.ts';

lineMemoryContract('Redis', () => withTwoConnections((one, two) => ({ memory: openRedisLineMemory(one), other: openRedisLineMemory(two) })));
