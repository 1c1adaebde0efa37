import { expect, test } from 'vitest';
import { openHealth } from './health.ts';

const get = async (port: number, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, body: await response.text() };
};

test('is alive always, ready only while every check is well, and says what is not', async () => {
  let isWell = true;
  const check = async (): Promise<void> => {
    if (!isWell) throw new Error('no broker answers');
  };
  await using health = await openHealth(0, '127.0.0.1', [{ name: 'bus', check }]);
  expect(await get(health.port, '/healthz')).toMatchObject({ status: 200 });
  expect(await get(health.port, '/readyz')).toMatchObject({ status: 200 });
  isWell = false;
  const sick = await get(health.port, '/readyz');
  expect(sick.status).toBe(503);
  expect(sick.body).toContain('no broker answers');
  expect(await get(health.port, '/healthz')).toMatchObject({ status: 200 });
  expect(await get(health.port, '/else')).toMatchObject({ status: 404 });
});

test('says which port it can’t have', async () => {
  await using first = await openHealth(0, '127.0.0.1', []);
  await expect(openHealth(first.port, '127.0.0.1', [])).rejects.toMatchObject({ code: 'TW_PORT_IN_USE', message: expect.stringContaining(`:${first.port}`) });
});
