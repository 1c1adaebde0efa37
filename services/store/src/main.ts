import { openKafkaBus } from '@tallywire/shared/kafka/bus';
import { kafkaOptionsOf } from '@tallywire/shared/kafka/options-from-config';
import { openRedisClaimStore } from '@tallywire/shared/redis/claim-store';
import { openRedisConnection } from '@tallywire/shared/redis/connect';
import { redisOptionsOf } from '@tallywire/shared/redis/options-from-config';
import { runService } from '@tallywire/shared/runtime/run-service';
import { runStage } from '@tallywire/shared/runtime/run-stage';
import { recordClaimsStage } from './record-claims.ts';

await runService('store', async ({ config, log, clock, signal, use }) => {
  const bus = use(await openKafkaBus(kafkaOptionsOf('store', { config, log, clock })));
  const redis = use(await openRedisConnection(redisOptionsOf(config, log, signal)));
  const store = openRedisClaimStore(redis);
  const stage = recordClaimsStage(store);
  const recording = use(await runStage(stage, { bus, clock, log }));
  return {
    checks: [
      { name: 'bus', check: async () => void (await bus.lag(stage.name, [stage.input.name])) },
      { name: 'redis', check: async () => void (await store.counts()) },
    ],
    parts: [recording.failed],
  };
});
