import { dirname } from 'node:path';
import { temporaryFile } from '@tallywire/shared/contract/temporary-file';
import { encodeEvent, eventOf } from '@tallywire/shared/domain/event';
import { deadTopic, topics } from '@tallywire/shared/domain/topics';
import { systemClock } from '@tallywire/shared/runtime/system-clock';
import { expect, test, vi } from 'vitest';
import { dead } from './dead.ts';
import { openEmbeddedWorld } from './embedded-world.ts';
import { EXIT } from './exit.ts';

test('lists, shows and puts back what was refused, once', async () => {
  using file = temporaryFile();
  const folder = dirname(file.path);
  let printed = '';
  using _out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  using _err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const run = async (...args: string[]): Promise<number> => {
    printed = '';
    return dead([...args, '--data', folder]);
  };
  expect(await run()).toBe(EXIT.nothingFound);
  const topic = topics.claimsFound.name;
  const place = { topic, partition: 1, offset: 7 };
  const record = { key: 'k', value: Buffer.from('{"id": ').toString('base64'), valueBytes: 7, headers: {} };
  const letter = { code: 'TW_EVENT_NOT_JSON', reason: 'It is\nnot JSON.', stage: 'record-claims', attempts: 1, ...place, ...record };
  {
    await using world = openEmbeddedWorld(folder, 3_600_000, systemClock);
    await world.bus.publish([encodeEvent(eventOf(deadTopic(topic), letter), { source: 'test', timeMs: systemClock.now(), traceparent: null })]);
  }
  expect(await run('list')).toBe(EXIT.ok);
  expect(printed).toMatch(/^\S+\/1\/7 {2}record-claims {2}TW_EVENT_NOT_JSON {2}refused {2}It is not JSON\.\n$/);
  expect(await run('show', `${topic}/1/7`)).toBe(EXIT.ok);
  expect(printed).toContain('\n{"id": \n');
  expect(await run('show', `${topic}/1/8`)).toBe(EXIT.nothingFound);
  await expect(run('redrive')).rejects.toThrow('redrive');
  expect(await run('redrive', `${topic}/1/7`)).toBe(EXIT.ok);
  expect(printed.split('\n')).toHaveLength(2);
  expect(await run('redrive', '--all')).toBe(EXIT.ok);
  expect(printed).toBe('');
  expect(await run('list')).toBe(EXIT.ok);
  expect(printed).toContain('put back');
});
