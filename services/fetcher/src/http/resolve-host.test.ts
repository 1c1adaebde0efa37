import { createSocket } from 'node:dgram';
import { expect, test } from 'vitest';
import { resolveBy } from './resolve-host.ts';

test('silent name servers are given up, and hold up no other name', async () => {
  await using silent = await openSilentNameServer();
  const resolve = resolveBy({ servers: [silent.address], timeoutMs: 300, tries: 1 });
  const startedMs = performance.now();
  const dead = Array.from({ length: 20 }, (_, n) => resolve(`host${n}.example`).catch(({ code }: { code: string }) => code));
  expect((await resolve('localhost')).map(({ address }) => address)).toContain('127.0.0.1');
  expect(performance.now() - startedMs).toBeLessThan(250);
  expect(new Set(await Promise.all(dead))).toEqual(new Set(['ETIMEOUT']));
});

async function openSilentNameServer(): Promise<AsyncDisposable & { readonly address: string }> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}
