import { Redis } from 'ioredis';
import { TwError } from '../domain/errors.ts';
import type { Log } from '../ports/log.ts';
import type { Script } from './script.ts';

const TIMEOUT_MS = 5_000;
const PATIENCE_MS = 15_000;
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 1_000;

export interface RedisConnectOptions {
  /** `redis://` or `rediss://`, with credentials and a database number where needed. */
  readonly url: string;
  /** Accept a Redis that may evict keys or keeps no append-only file. */
  readonly allowUnsafe: boolean;
  readonly log: Log;
  /** Before every key. Holds a hash tag, so that all keys of a store stand in one slot of a cluster. */
  readonly prefix?: string;
  /** Ends the wait for a Redis that is away at the start. */
  readonly signal?: AbortSignal;
  /** How long a call waits for a Redis that went away before it rejects. */
  readonly patienceMs?: number;
  /** How long one attempt waits for its answer. */
  readonly timeoutMs?: number;
}

/** One connection to Redis, shared by the stores of a process. */
export interface RedisConnection extends AsyncDisposable {
  readonly prefix: string;
  /**
   * Runs a script. It may be run twice when its answer is lost, so a script must bear that. A Redis that is away is waited for a while;
   * then, as for every fault of Redis itself, `TW_STORE_UNAVAILABLE`. Meanwhile the connection goes on trying to come back.
   */
  run(script: Script, key: string, args: readonly (string | number)[]): Promise<unknown>;
}

/**
 * Connects to Redis, waiting until it is there, and checks that it loses no data: rejects with `TW_STORE_UNSAFE` unless that risk is accepted.
 */
export async function openRedisConnection(options: RedisConnectOptions): Promise<RedisConnection> {
  const log = options.log.child({ part: 'redis' });
  const place = placeOf(options.url);
  const client = connect(options, place, log);
  const unavailable = (cause: unknown): TwError => new TwError('TW_STORE_UNAVAILABLE', `Redis at ${place} can't be used.`, { cause });
  const connection: RedisConnection = {
    prefix: options.prefix ?? '{tw}',
    run: (script, key, args) => patiently(() => evaluate(client, script, key, args), unavailable, options.patienceMs ?? PATIENCE_MS),
    async [Symbol.asyncDispose]() {
      client.disconnect();
    },
  };
  try {
    await untilSafe(client, place, options, log);
  } catch (error) {
    client.disconnect();
    throw error;
  }
  return connection;
}

function connect({ url, timeoutMs = TIMEOUT_MS }: RedisConnectOptions, place: string, log: Log): Redis {
  const client = new Redis(url, {
    // Commands wait in our own hands, where they are bounded by their callers, not in the client's queue, which is not.
    enableOfflineQueue: false,
    maxRetriesPerRequest: null,
    // Sent again after a reconnect: every script bears that. Without it, ioredis 6.0.0 leaves such commands unsettled.
    autoResendUnfulfilledCommands: true,
    commandTimeout: timeoutMs,
    // A connection on which nothing comes back is taken for dead and made anew.
    socketTimeout: 2 * timeoutMs,
    connectTimeout: timeoutMs,
    retryStrategy: (times) => Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(times, 10)),
    connectionName: 'tallywire',
  });
  let away = false;
  client.on('error', (error) => {
    if (!away) log.warn({ place, code: 'TW_STORE_UNAVAILABLE', cause: error.message }, 'Redis does not answer, trying again.');
    away = true;
  });
  client.on('ready', () => {
    if (away) log.info({ place }, 'Redis answers again.');
    away = false;
  });
  return client;
}

async function evaluate(client: Redis, { lua, sha }: Script, key: string, args: readonly (string | number)[]): Promise<unknown> {
  try {
    return await client.evalsha(sha, 1, key, ...args);
  } catch (error) {
    if (!messageOf(error).startsWith('NOSCRIPT')) throw error;
    return client.eval(lua, 1, key, ...args);
  }
}

/** Tries again while Redis is away, for as long as the patience lasts. */
async function patiently<T>(action: () => Promise<T>, unavailable: (cause: unknown) => TwError, patienceMs: number): Promise<T> {
  const deadlineMs = performance.now() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
    try {
      return await action();
    } catch (error) {
      if (isScriptFault(error)) throw error;
      if (isClosed(error) || performance.now() + pauseMs > deadlineMs) throw unavailable(error);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** Redis answered that the script itself is at fault; all else is a fault of Redis or of the way to it. */
function isScriptFault(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError' && /^(WRONGTYPE|ERR)\b/.test(error.message);
}

/** The connection was disposed. */
function isClosed(error: unknown): boolean {
  return messageOf(error) === 'Connection is closed.';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Waits until Redis answers, however long, then checks its settings. */
async function untilSafe(client: Redis, place: string, { allowUnsafe, signal }: RedisConnectOptions, log: Log): Promise<void> {
  const facts = await untilAnswered(() => client.info(), signal);
  const settings = new Map(facts.split(/\r?\n/).map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
  const policy = settings.get('maxmemory_policy') ?? 'not told';
  const faults = [
    ...(policy === 'noeviction' ? [] : [`its maxmemory-policy is ${policy}`]),
    ...(settings.get('aof_enabled') === '1' ? [] : ['it keeps no append-only file']),
  ];
  if (faults.length === 0) return;
  const message = `Redis at ${place} would lose data: ${faults.join(', ')}.`;
  if (!allowUnsafe) throw new TwError('TW_STORE_UNSAFE', message);
  log.warn({ place, faults }, 'Redis is used although it would lose data.');
}

async function untilAnswered<T>(ask: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
    signal?.throwIfAborted();
    try {
      return await ask();
    } catch {
      // The client's own listener has told why; it goes on connecting.
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** Host and port, for messages: an address may hold a password. */
function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that is no URL';
}
