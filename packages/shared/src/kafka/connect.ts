import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import kafkajs, { Kafka } from 'kafkajs';
import { TwError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { framedSocket } from './framed-socket.ts';
import { logThrough } from './log-bridge.ts';
import { dropNegativeTimeoutWarnings } from './warnings.ts';

const CONNECT_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 10_000;

export interface KafkaOptions {
  /** `host:port` of one broker or more, from which the others are learnt. */
  readonly brokers: readonly string[];
  /** Names this process in the brokers' logs. */
  readonly clientId: string;
  readonly log: Log;
  readonly clock: Clock;
  /** How long one request waits for its answer. */
  readonly requestTimeoutMs?: number;
}

/** Attempts inside kafkajs before a fault reaches us: about 3 s when connections are refused. */
const RETRIES = 5;

export interface ClientHabits {
  readonly retries?: number;
  /** Told of connections that fail or break, long before kafkajs gives up. */
  readonly attemptFailed?: (message: string) => void;
}

/**
 * A client of its own for each producer, consumer and admin: kafkajs keeps committed offsets by group inside a client, where two members of one group would share them.
 */
export function newClient({ brokers, clientId, log, requestTimeoutMs }: KafkaOptions, { retries = RETRIES, attemptFailed }: ClientHabits = {}): Kafka {
  registerZstd();
  dropNegativeTimeoutWarnings();
  return new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    retry: { initialRetryTime: 100, factor: 0.2, multiplier: 2, maxRetryTime: 1_000, retries },
    socketFactory: framedSocket,
    logCreator: logThrough(log, attemptFailed),
  });
}

/** What every fault of the bus becomes. */
export function busUnavailable({ brokers }: Pick<KafkaOptions, 'brokers'>, what: string, cause: unknown): TwError {
  return new TwError('TW_BUS_UNAVAILABLE', `${what} through Kafka at ${brokers.join(', ')} failed.`, { cause });
}

function registerZstd(): void {
  const compress = promisify(zstdCompress);
  const decompress = promisify(zstdDecompress);
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.ZSTD] = () => ({
    compress: ({ buffer }: { buffer: Buffer }) => compress(buffer),
    decompress: (buffer: Buffer) => decompress(buffer),
  });
}
