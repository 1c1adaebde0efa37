import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { until } from '@tallywire/shared/contract/until';
import { disputeSchema } from '@tallywire/shared/domain/dispute';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../containers/free-port.ts';
import { golden } from '../pipeline/golden.ts';
import { describeDispute } from '../pipeline/summary.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROJECT = `tallywire-test-${process.pid}`;
const UP_LIMIT_MS = 300_000;
const run = promisify(execFile);

/** docker-compose.yml itself, profile demo, under a project name of its own. */
describe('docker compose', () => {
  let port: number;
  const compose = async (...args: string[]): Promise<string> => {
    const settings = { ...env, KAFKA_PORT: `${port}`, SERVICE_IMAGE: 'tallywire:test', COMPOSE_PROJECT_NAME: PROJECT };
    const { stdout } = await run('docker', ['compose', '--profile', 'demo', ...args], { cwd: ROOT, env: settings, maxBuffer: 50_000_000 });
    return stdout;
  };
  const storedDisputes = async () => {
    const json = await compose('exec', '-T', 'store', 'node', 'cli/src/main.ts', 'disputes', '--json').catch(() => '');
    return json
      .split('\n')
      .filter(Boolean)
      .map((line) => describeDispute(disputeSchema.parse(JSON.parse(line))));
  };
  const expected = () => disputesOf(golden(null));

  beforeAll(async () => {
    port = await freePort();
    await compose('build');
    await compose('up', '-d', '--wait', '--scale', 'extractor=3');
  }, UP_LIMIT_MS);
  afterAll(async () => {
    await compose('down', '-v', '--remove-orphans', '--timeout', '10');
    await run('docker', ['image', 'rm', 'tallywire:test']).catch(() => {});
  }, UP_LIMIT_MS);

  test('comes up healthy, and within a minute the disputes of the sample feeds stand in Redis', async () => {
    const states = (await compose('ps', '--format', '{{.Service}} {{.Health}}')).trim().split('\n').sort();
    expect(states).toEqual(
      [
        ...Array.from({ length: 3 }, () => 'extractor healthy'),
        ...['fetcher', 'kafka', 'redis', 'sample-feeds', 'sample-fetcher', 'store'].map((name) => `${name} healthy`),
      ].sort(),
    );
    await until(async () => (await storedDisputes()).length >= expected().length, { timeoutMs: 60_000, what: 'the disputes' });
    await until(async () => JSON.stringify(await storedDisputes()) === JSON.stringify(expected()), {
      timeoutMs: 60_000,
      what: 'the same disputes as in one process',
    }).catch(async () => {
      expect(await storedDisputes()).toEqual(expected());
    });
  }, 150_000);

  test('lets a plain consumer read a claim as JSON with CloudEvents headers', async () => {
    const consume = [
      '/opt/kafka/bin/kafka-console-consumer.sh',
      '--bootstrap-server',
      'localhost:19092',
      '--topic',
      'tallywire.claim.recorded.v1',
      '--from-beginning',
      '--max-messages',
      '1',
    ];
    const line = await compose('exec', '-T', 'kafka', ...consume, '--timeout-ms', '20000', '--property', 'print.headers=true');
    const [headers = '', value = ''] = line.trim().split('\t');
    expect(headers).toContain('ce_specversion:1.0');
    expect(headers).toContain('ce_type:tallywire.claim.recorded.v1');
    expect(JSON.parse(value)).toMatchObject({ claim: { evidence: { quote: expect.any(String) } }, state: expect.any(String) });
  });

  test('tells an article in one line a service', async () => {
    const lines = (await compose('logs', '--no-log-prefix', 'sample-fetcher', 'extractor', 'store'))
      .split('\n')
      .flatMap((line) => (line.includes('{') ? [JSON.parse(line.slice(line.indexOf('{')))] : []));
    const messagesOf = (service: string): Set<string> => new Set(lines.filter((line) => line.service === service).map((line) => line.msg));
    expect(messagesOf('fetcher')).toContain('Feed polled.');
    expect(messagesOf('fetcher')).toContain('Page looked at.');
    expect(messagesOf('extractor')).toContain('Article read.');
    expect(messagesOf('extractor')).toContain('Claims found.');
    expect(messagesOf('store')).toContain('Article recorded.');
    expect(lines.filter((line) => line.level === 'error')).toEqual([]);
  });

  test(
    'loses nothing when it is taken down and brought up again',
    async () => {
      const before = await storedDisputes();
      await compose('down', '--timeout', '15');
      await compose('up', '-d', '--wait');
      expect(await storedDisputes()).toEqual(before);
    },
    UP_LIMIT_MS,
  );
});

function disputesOf(told: unknown): unknown[] {
  return typeof told === 'object' && told !== null && 'disputes' in told && Array.isArray(told.disputes) ? told.disputes : [];
}
