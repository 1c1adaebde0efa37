import { describe, expect, test } from 'vitest';
import { TwError } from '../domain/errors.ts';
import { loadConfig, printConfig, requireSettings } from './config.ts';

describe('config', () => {
  test('has a default for every setting', () => {
    const config = loadConfig({}, {});
    expect(config.TALLYWIRE_DATA_DIR).toBe('./data');
    expect(config.TALLYWIRE_PAGE_REVISIT_MS).toEqual([1_800_000, 10_800_000, 86_400_000]);
  });

  test('reads the environment, and overrides before it', () => {
    const config = loadConfig(
      { TALLYWIRE_DATA_DIR: '/b' },
      { TALLYWIRE_DATA_DIR: '/a', TALLYWIRE_FETCH_ALLOW: '127.0.0.1:80, [::1]:81', TALLYWIRE_PAGE_REVISIT_MS: 'never', HOME: '/x' },
    );
    expect(config.TALLYWIRE_DATA_DIR).toBe('/b');
    expect(config.TALLYWIRE_FETCH_ALLOW).toEqual(['127.0.0.1:80', '[::1]:81']);
    expect(config.TALLYWIRE_PAGE_REVISIT_MS).toEqual([]);
  });

  test('tells all faults at once, unknown settings among them', () => {
    const load = () =>
      loadConfig({}, { TALLYWIRE_FETCH_CONCURRENCY: 'many', TALLYWIRE_HOST_GAP_MS: '-1', TALLYWIRE_FETCH_ALOW: 'x', TALLYWIRE_FETCH_ALLOW: 'localhost' });
    expect(load).toThrow(TwError);
    for (const name of ['TALLYWIRE_FETCH_CONCURRENCY', 'TALLYWIRE_HOST_GAP_MS', 'TALLYWIRE_FETCH_ALOW', 'TALLYWIRE_FETCH_ALLOW']) expect(load).toThrow(name);
    expect(load).toThrow('4 settings');
    expect(load).toThrow('did you mean TALLYWIRE_FETCH_ALLOW?');
  });

  test('refuses settings that contradict each other', () => {
    expect(() => loadConfig({}, { TALLYWIRE_FEED_FLOOR_MS: '5000', TALLYWIRE_FEED_CEILING_MS: '4000' })).toThrow('TALLYWIRE_FEED_FLOOR_MS');
  });

  test('tells all settings at once that a program can’t do without', () => {
    const require = () => requireSettings(loadConfig({}, {}), ['TALLYWIRE_KAFKA_BROKERS', 'TALLYWIRE_REDIS_URL', 'TALLYWIRE_DATA_DIR']);
    expect(require).toThrow(/2 settings.*\n.*TALLYWIRE_KAFKA_BROKERS.*\n.*TALLYWIRE_REDIS_URL/);
    expect(() => requireSettings(loadConfig({}, { TALLYWIRE_REDIS_URL: 'redis://host' }), ['TALLYWIRE_REDIS_URL'])).not.toThrow();
  });

  test('prints what is in force without secrets', () => {
    const printed = printConfig(loadConfig({}, { TALLYWIRE_REDIS_URL: 'redis://user:canary@host' }));
    expect(printed).not.toContain('canary');
    expect(printed).toContain('TALLYWIRE_REDIS_URL=***');
    expect(printed).toContain('TALLYWIRE_HOST_GAP_MS=2000');
  });
});
