import { openKafkaBus } from '@tallywire/shared/kafka/bus';
import { kafkaOptionsOf } from '@tallywire/shared/kafka/options-from-config';
import { openRedisClaimStore } from '@tallywire/shared/redis/claim-store';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { openRedisLineMemory } from '@tallywire/shared/redis/line-memory';
import { openRedisLinkIndex } from '@tallywire/shared/redis/link-index';
import { redisOptionsOf } from '@tallywire/shared/redis/options-from-config';
import { openRedisSketchIndex } from '@tallywire/shared/redis/sketch-index';
import { runService } from '@tallywire/shared/runtime/run-service';
import { runStage } from '@tallywire/shared/runtime/run-stage';
import { recordClaimsStage } from './record-claims.ts';

await runService('store', async ({ config, log, clock, signal, use }) => {
  const bus = use(await openKafkaBus(kafkaOptionsOf('store', { config, log, clock })));
  const redis = use(await openRedisConnection(redisOptionsOf(config, log, signal)));
  const store = openRedisClaimStore(redis);
  const [sketches, links, lines] = [openRedisSketchIndex(redis), openRedisLinkIndex(redis), openRedisLineMemory(redis)];
  const stage = recordClaimsStage({ store, sketches, links, lines });
  const recording = use(await runStage(stage, { bus, clock, log }));
  return {
    checks: [
      { name: 'bus', check: async () => void (await bus.lag(stage.name, [stage.input.name])) },
      { name: 'redis', check: async () => void (await store.counts()) },
    ],
    parts: [recording.failed],
  };
});
