import { expect, test } from 'vitest';
import { tallywire } from './tallywire.ts';

test.each([
  [['starrt'], 'There is no command "starrt". Did you mean start?'],
  [['toString'], 'There is no command "toString". Commands: start, read,'],
  [['config', '--all'], 'There is no option --all. There are none.'],
  [['topics', 'mine'], '"mine" is one word too many.'],
  [['healthcheck', 'localhost'], '"localhost" is no address.'],
])('%j ends with 64 and what is right', async (args, message) => {
  const { code, out, err } = await tallywire(args);
  expect(err).toContain(message);
  expect(err).toContain('TW_CLI_USAGE');
  expect(err).not.toContain('    at ');
  expect({ code, out }).toEqual({ code: 64, out: '' });
});

test('tells its commands and its version', async () => {
  for (const args of [[], ['start', '--help']]) expect(await tallywire(args)).toMatchObject({ code: 0, out: expect.stringContaining('tallywire read') });
  expect(await tallywire(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^tallywire \d+\.\d+\.\d+\n$/) });
});

test('prints the settings in force without secrets, and tells all faults of bad ones', async () => {
  const { code, out } = await tallywire(['config'], { settings: { TALLYWIRE_REDIS_URL: 'redis://user:canary@host', TALLYWIRE_HOST_GAP_MS: '7' } });
  expect(code).toBe(0);
  expect(out).toContain('TALLYWIRE_HOST_GAP_MS=7\n');
  expect(out).toContain('TALLYWIRE_REDIS_URL=***\n');
  expect(out).not.toContain('canary');
  const bad = await tallywire(['config'], { settings: { TALLYWIRE_HOST_GAP_MS: 'soon', TALLYWIRE_LOG_LEVLE: 'info' } });
  expect(bad).toMatchObject({ code: 78, out: '' });
  for (const words of ['2 settings', 'TALLYWIRE_HOST_GAP_MS', 'did you mean TALLYWIRE_LOG_LEVEL?']) expect(bad.err).toContain(words);
});

test('does not wait for a broker that no setting names', async () => {
  expect(await tallywire(['topics'])).toMatchObject({ code: 78, err: expect.stringContaining('TALLYWIRE_KAFKA_BROKERS: is not set') });
});
