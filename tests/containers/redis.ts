import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { freePort } from './free-port.ts';
import { REDIS_IMAGE } from './images.ts';
import { labelOf } from './label.ts';

export interface RedisUnderTest extends AsyncDisposable {
  readonly url: string;
  readonly container: StartedTestContainer;
}

/** Starts a Redis with the settings of docker-compose.yml, or with those given. Its port stays the same when it is stopped and started. */
export async function startRedis(
  runPid: number,
  settings: readonly string[] = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'],
): Promise<RedisUnderTest> {
  const port = await freePort();
  const container = await new GenericContainer(REDIS_IMAGE)
    .withLabels(labelOf(runPid))
    .withExposedPorts({ container: 6379, host: port })
    .withCommand(['redis-server', ...settings])
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/))
    .start();
  return {
    container,
    url: `redis://${container.getHost()}:${port}`,
    async [Symbol.asyncDispose]() {
      await container.stop();
    },
  };
}
