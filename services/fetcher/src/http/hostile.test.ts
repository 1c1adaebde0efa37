import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { until } from '@tallywire/shared/contract/until';
import { codeOf, type ErrorCode } from '@tallywire/shared/domain/errors';
import type { Http } from '@tallywire/shared/ports/http';
import { describe, expect, test } from 'vitest';
import { type Loopback, openLoopback, openRawLoopback } from '../loopback/loopback-server.ts';
import { openHttp } from './open-http.ts';

const MAX_BYTES = 1_000_000;
const TOTAL_MS = 400;
/** How much later than its deadline a request may end, on a busy machine. */
const SLACK_MS = 600;

function httpFor({ address, port }: Loopback): Http {
  return openHttp({ userAgent: 'Tallywire/test', contact: null, allow: [`${address}:${port}`], connectMs: 1000 });
}

interface Ended {
  readonly code: ErrorCode | null;
  readonly bytes: number;
  readonly ms: number;
}

async function getFrom(server: Loopback, totalMs = 5000): Promise<Ended> {
  await using http = httpFor(server);
  const startedMs = performance.now();
  const limits = { maxBytes: MAX_BYTES, totalMs, maxRedirects: 5 };
  const ended = await http.get({ url: `${server.origin}/`, headers: {}, limits }).then(
    ({ body }) => ({ code: null, bytes: body.length }),
    (error: unknown) => ({ code: codeOf(error), bytes: 0 }),
  );
  const ms = performance.now() - startedMs;
  // Before the agent is closed: the fault itself must have freed the connection.
  if (ended.code !== null) await until(() => server.open() === 0);
  return { ...ended, ms };
}

function coded(coding: string, body: Uint8Array): (request: IncomingMessage, response: ServerResponse) => void {
  return (_, response) => response.writeHead(200, { 'content-encoding': coding, connection: 'close' }).end(body);
}

describe('a hostile server', () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  test.each<[string, () => Uint8Array]>([
    [
      'gzip',
      () =>
        Buffer.concat(
          Array.from({ length: 16 })
            .fill(gzipSync(zeros, { level: 1 }))
            .map(toBuffer),
        ),
    ],
    ['br', () => brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['zstd', () => zstdCompressSync(zeros)],
    ['deflate', () => deflateSync(zeros, { level: 1 })],
  ])('with a %s bomb is refused soon and cheaply', async (coding, build) => {
    await using server = await openLoopback(coded(coding, build()));
    const rssBefore = process.memoryUsage.rss();
    const { code, ms } = await getFrom(server);
    expect(code).toBe('TW_FETCH_TOO_LARGE');
    expect(ms).toBeLessThan(1000);
    expect(process.memoryUsage.rss() - rssBefore).toBeLessThan(64 * 1024 * 1024);
  });

  test.each<[string, string, Uint8Array]>([
    ['gzip', 'gzip', gzipSync('hello')],
    ['x-gzip', 'x-gzip', gzipSync('hello')],
    ['brotli', 'br', brotliCompressSync('hello')],
    ['zstd', 'zstd', zstdCompressSync('hello')],
    ['deflate with its header', 'deflate', deflateSync('hello')],
    ['bare deflate', 'Deflate', deflateRawSync('hello')],
    ['identity', 'identity', Buffer.from('hello')],
  ])('is read in %s', async (_, coding, body) => {
    await using server = await openLoopback(coded(coding, body));
    expect(await getFrom(server)).toMatchObject({ code: null, bytes: 5 });
  });

  test.each<[string, string, Uint8Array]>([
    ['stacked codings', 'gzip, gzip', gzipSync(gzipSync('hello'))],
    ['fifty codings', Array.from({ length: 50 }).fill('gzip').join(', '), gzipSync('hello')],
    ['an unknown coding', 'sdch', Buffer.from('hello')],
    ['gzip that is none', 'gzip', Buffer.from('hello hello hello')],
    ['gzip that is cut off', 'gzip', gzipSync('hello'.repeat(100)).subarray(0, 20)],
    ['brotli that is none', 'br', Buffer.from('hello hello hello')],
    ['zstd that is none', 'zstd', Buffer.from('hello hello hello')],
  ])('with %s is refused', async (_, coding, body) => {
    await using server = await openLoopback(coded(coding, body));
    expect((await getFrom(server)).code).toBe('TW_FETCH_ENCODING');
  });

  test('that says its body is too large is not read', async () => {
    await using server = await openLoopback((_, response) => response.writeHead(200, { 'content-length': MAX_BYTES + 1 }).write('x'));
    expect((await getFrom(server)).code).toBe('TW_FETCH_TOO_LARGE');
  });

  test('whose body never ends is left at the limit', async () => {
    const chunk = 'x'.repeat(16_384);
    await using server = await openLoopback((_, response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pour);
      pour();
    });
    expect((await getFrom(server)).code).toBe('TW_FETCH_TOO_LARGE');
  });

  test('that stops short of the length it told is a broken connection', async () => {
    await using server = await openRawLoopback((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhello'));
    });
    expect((await getFrom(server)).code).toBe('TW_FETCH_CONNECTION');
  });

  test('that sends more than the length it told gives no more than that', async () => {
    await using server = await openRawLoopback((socket) => {
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello${'x'.repeat(1000)}`));
    });
    expect((await getFrom(server)).bytes).toBeLessThanOrEqual(5);
  });

  test.each([
    ['one header of 200 KB', `x: ${'y'.repeat(200_000)}\r\n`],
    ['ten thousand headers', 'x-name: value\r\n'.repeat(10_000)],
  ])('with %s is refused', async (_, headers) => {
    await using server = await openRawLoopback((socket) => {
      socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\n`));
    });
    expect((await getFrom(server)).code).toBe('TW_FETCH_TOO_LARGE');
  });

  test.each(['SSH-2.0-x\r\n', '\0\0\0\0\0\0\0\0', 'HTTP/9.9 abc\r\n\r\n'])('that does not speak HTTP (%j) is a broken connection', async (greeting) => {
    await using server = await openRawLoopback((socket) => socket.resume().write(greeting));
    expect((await getFrom(server)).code).toBe('TW_FETCH_CONNECTION');
  });

  test.each<[string, (write: (text: string) => void) => void]>([
    ['never answers', () => {}],
    ['sends a byte now and then', (write) => void every(50, () => write('x'), 'HTTP/1.1 200 OK\r\n\r\n', write)],
    ['drips its headers', (write) => void every(50, () => write('x: y\r\n'), 'HTTP/1.1 200 OK\r\n', write)],
    ['gives early hints for ever', (write) => void every(5, () => write('HTTP/1.1 103 Early Hints\r\n\r\n'), '', write)],
  ])('that %s is left at the deadline', async (_, behave) => {
    await using server = await openRawLoopback((socket) => {
      socket.once('data', () => behave((text) => (socket.writable ? socket.write(text) : socket.emit('close'))));
    });
    const { code, ms } = await getFrom(server, TOTAL_MS);
    expect(code).toBe('TW_FETCH_TIMEOUT');
    expect(ms).toBeLessThan(TOTAL_MS + SLACK_MS);
  });
});

describe('a hostile error page', () => {
  test.each<[string, string]>([
    ['endless', ''],
    ['slower than the length it tells', 'content-length: 1000\r\n'],
    ['longer than anyone reads', 'content-length: 100000\r\n'],
  ])('that is %s gives its status soon, and its connection back', async (_, header) => {
    await using server = await openRawLoopback((socket) => {
      socket.once(
        'data',
        () =>
          void every(
            50,
            () => socket.write('x'),
            `HTTP/1.1 500 No\r\n${header}\r\n`,
            (text) => socket.write(text),
          ),
      );
    });
    const { code, ms } = await getFrom(server, 5000);
    expect(code).toBeNull();
    expect(ms).toBeLessThan(1000);
    await until(() => server.open() === 0);
  });
});

function toBuffer(value: unknown): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
}

function every(ms: number, act: () => void, first: string, write: (text: string) => void): NodeJS.Timeout {
  write(first);
  const timer = setInterval(act, ms);
  setTimeout(() => clearInterval(timer), TOTAL_MS + SLACK_MS);
  return timer;
}
