import { GenericContainer, getContainerRuntimeClient, type StartedTestContainer, Wait } from 'testcontainers';
import { freePort } from './free-port.ts';
import { KAFKA_IMAGE } from './images.ts';
import { labelOf } from './label.ts';

export interface KafkaUnderTest extends AsyncDisposable {
  readonly brokers: readonly string[];
  readonly port: number;
  readonly container: StartedTestContainer;
}

/** Starts one broker that is its own controller. Its port stays the same when it is stopped and started. It names `advertised` as its address where that is given. */
export async function startKafka(runPid: number, advertised?: string): Promise<KafkaUnderTest> {
  const port = await freePort();
  const { info } = await getContainerRuntimeClient();
  const broker = advertised ?? `${info.containerRuntime.host}:${port}`;
  const container = await new GenericContainer(KAFKA_IMAGE)
    .withLabels(labelOf(runPid))
    .withExposedPorts({ container: 9092, host: port })
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9094',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_INTER_BROKER_LISTENER_NAME: 'INTERNAL',
      KAFKA_LISTENERS: 'EXTERNAL://0.0.0.0:9092,INTERNAL://localhost:9093,CONTROLLER://localhost:9094',
      KAFKA_ADVERTISED_LISTENERS: `EXTERNAL://${broker},INTERNAL://localhost:9093`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'EXTERNAL:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '3',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      // A broker that was stopped hard is taken back in 4 s, not 12.
      KAFKA_BROKER_SESSION_TIMEOUT_MS: '2000',
      KAFKA_BROKER_HEARTBEAT_INTERVAL_MS: '500',
      KAFKA_HEAP_OPTS: '-Xmx512m -Xms128m',
    })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(120_000)
    .start();
  return {
    container,
    port,
    brokers: [broker],
    async [Symbol.asyncDispose]() {
      await container.stop();
    },
  };
}
