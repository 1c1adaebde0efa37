import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepLog } from '../contract/kept-log.ts';
import { mapLimit } from './map-limit.ts';
import { cleanText } from './pino-log.ts';
import { retry, retryDelayMs } from './retry.ts';
import { systemClock } from './system-clock.ts';

test('pauses grow to ten seconds and no further', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const delayMs = retryDelayMs(attempt, random);
      expect(delayMs).toBeGreaterThanOrEqual(150);
      expect(delayMs).toBeLessThanOrEqual(10_000);
    }),
  );
  expect(retryDelayMs(1, 0)).toBe(200);
  expect(retryDelayMs(3, 0)).toBe(800);
});

test('ends with the signal’s reason while it waits', async () => {
  const controller = new AbortController();
  const failing = async (): Promise<never> => {
    controller.abort(new Error('stop'));
    throw new Error('planted');
  };
  await expect(retry(failing, { clock: systemClock, log: keepLog(), signal: controller.signal, maxAttempts: 9, what: 'test' })).rejects.toThrow('stop');
});

test('maps with no more at once than allowed, results in order', async () => {
  let atWork = 0;
  let most = 0;
  const doubled = await mapLimit([5, 1, 4, 2, 3], 2, async (n) => {
    most = Math.max(most, ++atWork);
    for (let turn = 0; turn < n; turn++) await Promise.resolve();
    atWork--;
    return 2 * n;
  });
  expect(doubled).toEqual([10, 2, 8, 4, 6]);
  expect(most).toBe(2);
});

test('a failing map rejects once the others have ended', async () => {
  const ended: number[] = [];
  const work = mapLimit([1, 2, 3], 3, async (n) => {
    if (n === 1) throw new Error('planted');
    await Promise.resolve();
    ended.push(n);
  });
  await expect(work).rejects.toThrow('planted');
  expect(ended).toEqual([2, 3]);
});

test('texts from outside can’t drive a terminal or forge a log line', () => {
  expect(cleanText('a\u001b[31mb\r\n{"level":"error"}\u202e')).toBe('a\\u001b[31mb\\u000d\\u000a{"level":"error"}\\u202e');
  expect(cleanText('x'.repeat(1000))).toHaveLength(501);
});
