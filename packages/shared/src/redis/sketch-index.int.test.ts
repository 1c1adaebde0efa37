import { withTwoConnections } from '../../../../tests/containers/redis-connections.ts';
import { sketchIndexContract } from '../contract/sketch-index-contract.ts';
import { openRedisSketchIndex } from './sketch-index.ts';

sketchIndexContract('Redis', () => withTwoConnections((one, two) => ({ index: openRedisSketchIndex(one), other: openRedisSketchIndex(two) })));
