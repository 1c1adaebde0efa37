import { until } from '@tallywire/shared/contract/until';
import { codeOf } from '@tallywire/shared/domain/errors';
import type { Http, HttpRequest } from '@tallywire/shared/ports/http';
import { describe, expect, test } from 'vitest';
import { type Loopback, openLoopback } from '../loopback/loopback-server.ts';
import { openHttp } from './open-http.ts';

const limits = { maxBytes: 100_000, totalMs: 5000, maxRedirects: 5 };

function httpFor(...servers: Loopback[]): Http {
  return openHttp({ userAgent: 'Tallywire/test', contact: null, allow: servers.map(({ address, port }) => `${address}:${port}`), connectMs: 1000 });
}

function get(url: string, overrides: Partial<HttpRequest> = {}): HttpRequest {
  return { url, headers: {}, limits, ...overrides };
}

describe('http', () => {
  test('reads a response with its headers in lower case', async () => {
    await using server = await openLoopback((_, response) => response.writeHead(200, { 'X-Two': ['a', 'b'], ETag: '"ä"' }).end('hello'));
    await using http = httpFor(server);
    const response = await http.get(get(`${server.origin}/a?b=c#d`));
    expect(new TextDecoder().decode(response.body)).toBe('hello');
    expect(response).toMatchObject({ status: 200, finalUrl: `${server.origin}/a?b=c`, redirects: [], headers: { 'x-two': 'a, b' } });
    expect(server.asked[0]?.path).toBe('/a?b=c');
  });

  test('follows redirects and names the hops', async () => {
    await using server = await openLoopback(({ url }, response) => {
      if (url === '/a') response.writeHead(301, { location: 'b' }).end('moved');
      else if (url === '/b') response.writeHead(307, { location: '/c' }).end();
      else response.end('there');
    });
    await using http = httpFor(server);
    const { finalUrl, redirects } = await http.get(get(`${server.origin}/a`));
    expect(finalUrl).toBe(`${server.origin}/c`);
    expect(redirects).toEqual([
      { status: 301, url: `${server.origin}/a` },
      { status: 307, url: `${server.origin}/b` },
    ]);
  });

  test('sends its name and no cookie, referrer or credentials of its own', async () => {
    await using server = await openLoopback(({ url }, response) => {
      if (url === '/a') response.writeHead(302, { location: '/b', 'set-cookie': 'id=1' }).end();
      else response.end();
    });
    await using http = httpFor(server);
    await http.get(get(`${server.origin}/a`, { headers: { 'if-none-match': '"1"' } }));
    const headers = server.asked[1]?.headers ?? {};
    expect(headers).toMatchObject({ 'user-agent': 'Tallywire/test', 'if-none-match': '"1"' });
    expect(Object.keys(headers).sort()).toEqual(['accept-encoding', 'connection', 'host', 'if-none-match', 'user-agent']);
  });

  test.each([200, 204, 304, 403, 404, 410, 429, 500, 503, 599])('gives status %i as a response', async (status) => {
    await using server = await openLoopback((_, response) => response.writeHead(status).end());
    await using http = httpFor(server);
    expect(await http.get(get(server.origin))).toMatchObject({ status });
  });

  test('asks before every hop and stops when it is told no', async () => {
    await using server = await openLoopback((_, response) => response.writeHead(302, { location: '/kept-out' }).end());
    await using http = httpFor(server);
    const hops: string[] = [];
    const beforeHop = async (url: URL): Promise<void> => {
      hops.push(url.pathname);
      if (url.pathname === '/kept-out') throw new Error('no');
    };
    await expect(http.get(get(`${server.origin}/a`, { beforeHop }))).rejects.toThrow('no');
    expect(hops).toEqual(['/a', '/kept-out']);
    expect(server.asked.map(({ path }) => path)).toEqual(['/a']);
  });

  test('does not wait for a question beyond the deadline', async () => {
    await using server = await openLoopback((_, response) => response.end());
    await using http = httpFor(server);
    const asking = http.get(get(server.origin, { limits: { ...limits, totalMs: 50 }, beforeHop: () => new Promise(() => {}) }));
    await expect(asking).rejects.toMatchObject({ code: 'TW_FETCH_TIMEOUT' });
    expect(server.connects()).toBe(0);
  });

  test.each([
    ['a circle', '/circle'],
    ['too many hops', '/hop/0'],
    ['a target that is no URL', '/nowhere'],
  ])('refuses %s', async (_, path) => {
    await using server = await openLoopback(({ url = '' }, response) => {
      const hop = /^\/hop\/(\d+)$/.exec(url);
      const location = hop ? `/hop/${Number(hop[1]) + 1}` : url === '/nowhere' ? 'http://[' : url === '/circle' ? '/circle2' : '/circle';
      response.writeHead(302, { location }).end();
    });
    await using http = httpFor(server);
    const fault = await http.get(get(`${server.origin}${path}`)).catch((error: unknown) => error);
    expect(codeOf(fault)).toBe('TW_FETCH_REDIRECTS');
    expect(server.asked.length).toBeLessThanOrEqual(6);
  });

  test('rejects with the reason of the signal, and frees the connection', async () => {
    await using server = await openLoopback(() => {});
    await using http = httpFor(server);
    const stop = new AbortController();
    const asking = http.get(get(server.origin), stop.signal);
    await until(() => server.open() === 1);
    stop.abort(new Error('stop'));
    await expect(asking).rejects.toThrow('stop');
    await until(() => server.open() === 0);
    await expect(http.get(get(server.origin), stop.signal)).rejects.toThrow('stop');
  });

  test('names a refused connection', async () => {
    const server = await openLoopback(() => {});
    await server[Symbol.asyncDispose]();
    await using http = httpFor(server);
    await expect(http.get(get(server.origin))).rejects.toMatchObject({ code: 'TW_FETCH_CONNECTION' });
  });

  test('uses one connection to a server at a time', async () => {
    await using server = await openLoopback((_, response) => response.end('x'));
    await using http = httpFor(server);
    await Promise.all(Array.from({ length: 10 }, (_, n) => http.get(get(`${server.origin}/${n}`))));
    expect(server.connects()).toBe(1);
  });
});
