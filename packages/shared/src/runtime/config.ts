import { z } from 'zod';
import { TwError } from '../domain/errors.ts';
import { nearestName } from './nearest-name.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MEBIBYTE = 1_048_576;

const whole = (fallback: number, least: number, most: number) => z.coerce.number().int().min(least).max(most).default(fallback);
const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((text) => text === 'true');
const list = () =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
const addressAndPort = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]):\d{1,5}$/;

/** Every setting, each read from the environment variable of its name. Times are in milliseconds, sizes in bytes. */
export const configSchema = z.object({
  TALLYWIRE_DATA_DIR: z.string().min(1).default('./data').describe("Folder of the one-process mode's files."),
  TALLYWIRE_FEEDS: z
    .string()
    .default('')
    .describe('File with the feeds to read (YAML or OPML). Without it the one-process mode reads its bundled sample feeds.'),
  TALLYWIRE_SAMPLE_PORT: whole(8973, 1, 65_535).describe('Port on 127.0.0.1 that the bundled sample feeds are served on.'),
  TALLYWIRE_CONTACT: z
    .string()
    .default('')
    .describe('URL or mailto: address that sites can reach you by; sent with every request, required before a public address is read.'),
  TALLYWIRE_FETCH_ALLOW: list()
    .refine((entries) => entries.every((entry) => addressAndPort.test(entry)), 'each entry is ADDRESS:PORT, as 127.0.0.1:8080 or [::1]:8080')
    .describe('Private addresses that may be read, comma-separated, each with its port: ADDRESS:PORT.'),
  TALLYWIRE_FETCH_STOP: list().describe('Hosts that are not asked for anything, comma-separated: a switch for when a site complains.'),
  TALLYWIRE_FETCH_CONCURRENCY: whole(16, 1, 256).describe('Addresses read at once.'),
  TALLYWIRE_HOST_GAP_MS: whole(2_000, 0, 10 * MINUTE_MS).describe('Least time between two requests to one host.'),
  TALLYWIRE_FETCH_LEASE_MS: whole(3 * MINUTE_MS, 1_000, HOUR_MS).describe('How long a fetcher may keep a job; then another takes it over.'),
  TALLYWIRE_FETCH_TIMEOUT_MS: whole(30_000, 100, 5 * MINUTE_MS).describe('Longest time for one response, redirects included.'),
  TALLYWIRE_FEED_MAX_BYTES: whole(10 * MEBIBYTE, 1_024, 100 * MEBIBYTE).describe('Largest feed, decompressed.'),
  TALLYWIRE_PAGE_MAX_BYTES: whole(3 * MEBIBYTE, 1_024, 20 * MEBIBYTE).describe('Largest page, decompressed.'),
  TALLYWIRE_FEED_INTERVAL_MS: whole(30 * MINUTE_MS, 1_000, 24 * HOUR_MS).describe('Time between two polls of a feed whose rhythm is not known yet.'),
  TALLYWIRE_FEED_FLOOR_MS: whole(5 * MINUTE_MS, 1_000, 24 * HOUR_MS).describe('Shortest time between two polls of a feed.'),
  TALLYWIRE_FEED_CEILING_MS: whole(24 * HOUR_MS, 1_000, 30 * 24 * HOUR_MS).describe('Longest time between two polls of a feed that answers.'),
  TALLYWIRE_PAGE_REVISIT_MS: list()
    .transform((parts) => (parts.length === 0 ? [30 * MINUTE_MS, 3 * HOUR_MS, 24 * HOUR_MS] : parts[0] === 'never' ? [] : parts.map(Number)))
    .refine((delays) => delays.every((delay) => Number.isInteger(delay) && delay >= 0), 'a comma-separated list of milliseconds, or never')
    .describe(
      'When a page is looked at again for corrections, after its first reading: comma-separated delays, or never. Default: half an hour, three hours, a day.',
    ),
  TALLYWIRE_ROBOTS_FOR_FEEDS: flag(true).describe('Whether robots.txt is asked for feeds too (for pages it always is).'),
  TALLYWIRE_EXTRACT_WORKERS: whole(2, 1, 64).describe('Worker threads that read pages.'),
  TALLYWIRE_EXTRACT_DEADLINE_MS: whole(5_000, 100, MINUTE_MS).describe('Longest time for reading one page.'),
  TALLYWIRE_RETENTION_MS: whole(24 * HOUR_MS, MINUTE_MS, 365 * 24 * HOUR_MS).describe('How long the one-process mode keeps handled events.'),
  TALLYWIRE_KAFKA_BROKERS: list().describe('Brokers of the distributed mode, HOST:PORT, comma-separated.'),
  TALLYWIRE_KAFKA_PARTITIONS: whole(6, 1, 1_000).describe('Partitions of topics that are created.'),
  TALLYWIRE_KAFKA_REPLICATION: whole(1, 1, 10).describe('Replicas of topics that are created.'),
  TALLYWIRE_KAFKA_SESSION_MS: whole(30_000, 6_000, 5 * MINUTE_MS).describe(
    'Silence after which a worker is taken for dead and its partitions are given to others.',
  ),
  TALLYWIRE_REDIS_URL: z.string().default('').describe('Redis of the distributed mode, redis://… or rediss://…'),
  TALLYWIRE_REDIS_PREFIX: z
    .string()
    .regex(/^\{[a-z0-9-]+\}$/, 'a hash tag in braces, as {tw}')
    .default('{tw}')
    .describe('Begins every key in Redis; braces keep all keys in one slot of a cluster. Schedules under different prefixes know nothing of each other.'),
  TALLYWIRE_REDIS_ALLOW_UNSAFE: flag(false).describe('Use a Redis that may lose data: evicting, or without an append-only file.'),
  TALLYWIRE_HEALTH_PORT: whole(0, 0, 65_535).describe('Port of /healthz and /readyz; 0 for none.'),
  TALLYWIRE_HEALTH_HOST: z.string().default('127.0.0.1').describe('Address that /healthz and /readyz listen on.'),
  TALLYWIRE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('Least level that is logged.'),
  TALLYWIRE_LOG_FORMAT: z.enum(['auto', 'json', 'pretty']).default('auto').describe('json: one object a line. pretty: for people. auto: pretty on a terminal.'),
});
export type Config = z.infer<typeof configSchema>;

/** Settings whose value is a secret, or may hold one. */
const SECRET = new Set<string>(['TALLYWIRE_REDIS_URL']);

/** Reads the settings; an unusable or unknown one fails with `TW_CONFIG_INVALID`, which lists all faults at once. */
export function loadConfig(overrides: Readonly<Record<string, string>> = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  const told = { ...environment, ...overrides };
  const names = new Set(Object.keys(configSchema.shape));
  const given = Object.fromEntries(Object.entries(told).filter(([name, value]) => names.has(name) && value !== undefined && value !== ''));
  const unknown = Object.keys(told).filter((name) => name.startsWith('TALLYWIRE_') && !names.has(name));
  const parsed = configSchema.safeParse(given);
  const faults = [
    ...unknown.map((name) => unknownSetting(name, [...names])),
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)),
    ...(parsed.success ? crossFaults(parsed.data) : []),
  ];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw unusable(faults);
}

/** Fails with `TW_CONFIG_INVALID`, all at once, where settings are not given that a program can't do without. */
export function requireSettings(config: Config, names: readonly (keyof Config)[]): void {
  const missing = names.filter((name) => String(config[name]) === '');
  if (missing.length > 0) throw unusable(missing.map((name) => `${name}: is not set, and needed here`));
}

function unusable(faults: readonly string[]): TwError {
  return new TwError('TW_CONFIG_INVALID', `${faults.length} setting${faults.length === 1 ? '' : 's'} can't be used:\n  ${faults.join('\n  ')}`);
}

function unknownSetting(told: string, known: readonly string[]): string {
  const nearest = nearestName(told, known);
  return `${told}: no such setting${nearest === null ? '' : `; did you mean ${nearest}?`}`;
}

function crossFaults(config: Config): string[] {
  const { TALLYWIRE_FEED_FLOOR_MS: floorMs, TALLYWIRE_FEED_CEILING_MS: ceilingMs } = config;
  return floorMs > ceilingMs ? [`TALLYWIRE_FEED_FLOOR_MS: ${floorMs} is above TALLYWIRE_FEED_CEILING_MS (${ceilingMs})`] : [];
}

/** The settings as they are in force, one a line, secrets left out. */
export function printConfig(config: Config): string {
  return Object.entries(config)
    .map(([name, value]) => `${name}=${SECRET.has(name) && value !== '' ? '***' : Array.isArray(value) ? value.join(',') : String(value)}`)
    .join('\n');
}
