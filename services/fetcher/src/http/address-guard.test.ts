import { codeOf } from '@tallywire/shared/domain/errors';
import type { Http } from '@tallywire/shared/ports/http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openLoopback, openRawLoopback } from '../loopback/loopback-server.ts';
import { createAddressGuard, tellUrl } from './address-guard.ts';
import { openHttp } from './open-http.ts';
import { isPublicAddress } from './public-address.ts';
import { redirectTarget } from './redirect.ts';

const limits = { maxBytes: 1000, totalMs: 3000, maxRedirects: 5 };
const contact = 'https://operator.example/about';

/** Ways to write a host that is this machine, or one near it. */
const HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.0.0.1.',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '0177.0.0.1',
  '00000177.1',
  '017700000001',
  '0',
  '0.0.0.0',
  '%31%32%37.0.0.1',
  '%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1',
  '%E2%91%A0%E2%91%A1%E2%91%A6.0.0.1',
  '127%E3%80%820%E3%80%820%E3%80%821',
  'localhost',
  'LOCALHOST',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:0:7f00:1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001::7f00:1]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '169.254.169.254',
  '100.100.100.200',
  '168.63.129.16',
  '255.255.255.255',
];

describe('the guard over addresses', () => {
  test(`lets none of ${HOSTS.length} ways to write a private host connect, asked directly or by redirect`, async () => {
    await using canary = await openRawLoopback((socket) => socket.end(), { address: '::' });
    await using server = await openLoopback(({ url = '' }, response) => {
      response.writeHead(302, { location: `http://${HOSTS[Number(url.slice(1))]}:${canary.port}/` }).end();
    });
    await using http = openHttp({ userAgent: 'Tallywire/test', contact, allow: [`127.0.0.1:${server.port}`], connectMs: 500, ports: [80, 443, canary.port] });
    for (const [index, host] of HOSTS.entries()) {
      expect([host, await codeOfGet(http, `http://${host}:${canary.port}/`)]).toEqual([host, 'TW_FETCH_BLOCKED_ADDRESS']);
      expect([host, await codeOfGet(http, `${server.origin}/${index}`)]).toEqual([host, 'TW_FETCH_BLOCKED_ADDRESS']);
    }
    expect(server.asked).toHaveLength(HOSTS.length);
    expect(canary.connects()).toBe(0);
  });

  test('connects to the address that was checked, whatever the name server says the next time', async () => {
    await using good = await openLoopback((_, response) => response.writeHead(200, { connection: 'close' }).end());
    await using canary = await openRawLoopback((socket) => socket.end(), { address: '127.0.0.2', port: good.port });
    const answers = ['127.0.0.1', '127.0.0.2'];
    const resolve = async () => [{ address: answers.shift() ?? '127.0.0.2', family: 4 }];
    await using http = openHttp({ userAgent: 'Tallywire/test', contact, allow: [`127.0.0.1:${good.port}`], connectMs: 500, resolve });
    const url = `http://rebound.example:${good.port}/`;
    expect(await codeOfGet(http, url)).toBeNull();
    expect(await codeOfGet(http, url)).toBe('TW_FETCH_BLOCKED_ADDRESS');
    expect(canary.connects()).toBe(0);
  });

  test('passes over private addresses among the ones a name has', async () => {
    await using good = await openLoopback((_, response) => response.end());
    await using canary = await openRawLoopback((socket) => socket.end(), { address: '127.0.0.2', port: good.port });
    const resolve = async () => ['127.0.0.2', '10.0.0.1', '127.0.0.1'].map((address) => ({ address, family: 4 }));
    await using http = openHttp({ userAgent: 'Tallywire/test', contact, allow: [`127.0.0.1:${good.port}`], connectMs: 500, resolve });
    expect(await codeOfGet(http, `http://mixed.example:${good.port}/`)).toBeNull();
    expect(canary.connects()).toBe(0);
  });

  test('takes an allowance for its very address and port only', () => {
    const guard = createAddressGuard({ allow: ['127.0.0.1:8080', '[::1]:8080', '[FD00:0::5]:90'], contact });
    const codes = (address: string, port: number) => codeOf(guard.refuseAddress(address, port, 'h'));
    expect([codes('127.0.0.1', 8080), codes('::1', 8080), codes('fd00::5', 90)]).toEqual([null, null, null]);
    const others = [codes('127.0.0.1', 80), codes('127.0.0.2', 8080), codes('::1', 80), codes('8.8.8.8', 8080)];
    expect(others).toEqual(others.map(() => 'TW_FETCH_BLOCKED_ADDRESS'));
  });

  test('lets nothing public be asked while nobody is named to answer for it', () => {
    const guard = createAddressGuard({ allow: [], contact: null });
    expect(codeOf(guard.refuseAddress('8.8.8.8', 443, 'h'))).toBe('TW_FETCH_NO_CONTACT');
    expect(createAddressGuard({ allow: [], contact }).refuseAddress('8.8.8.8', 443, 'h')).toBeNull();
  });

  test.each(['127.0.0.1', 'localhost:80', '10.0.0.0/8:80', '127.0.0.1:0', '127.0.0.1:99999', ''])('refuses the allowance "%s"', (allowance) => {
    expect(() => createAddressGuard({ allow: [allowance], contact })).toThrow(expect.objectContaining({ code: 'TW_CONFIG_INVALID' }));
  });

  test.each([
    'ftp://h.example/',
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:1',
    'http://user:secret@h.example/',
    'http://secret@h.example/',
    'http://h.example:22/',
    'https://h.example:6379/',
  ])('refuses %s without telling secrets', (text) => {
    const refused = createAddressGuard({ allow: [], contact }).refuseUrl(new URL(text));
    expect(codeOf(refused)).toBe('TW_FETCH_BLOCKED_URL');
    expect(refused?.message).not.toContain('secret');
  });

  test('reads the usual ports', () => {
    const guard = createAddressGuard({ allow: ['127.0.0.1:8080'], contact });
    const urls = ['http://h.example/', 'https://h.example/', 'http://h.example:443/', 'http://h.example:8080/'];
    expect(urls.map((url) => guard.refuseUrl(new URL(url)))).toEqual(urls.map(() => null));
  });

  test('tells a URL without its credentials', () => {
    expect(tellUrl(new URL('https://a:b%40c@h.example/x?y'))).toBe('https://h.example/x?y');
    expect(tellUrl(new URL(`https://h.example/${'x'.repeat(1000)}`)).length).toBeLessThan(310);
  });
});

describe('public addresses', () => {
  test.each(['1.1.1.1', '8.8.8.8', '172.15.0.1', '172.32.0.1', '192.167.0.1', '223.255.255.254', '2606:4700::1111', '2a00:1450::1'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each(['', 'h.example', '127.0.0.1', '1.2.3', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.19.0.1', '224.0.0.1', '240.0.0.1', '::', '::1'])(
    '"%s" is none',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );

  test.each(['2001:db8::1', '2001::1', '2002::1', '3fff::1', '4000::1', '64:ff9b::808:808', '::ffff:8.8.8.8', 'fe80::1%eth0', '2606:4700::1%eth0'])(
    '%s is none',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );

  test('no IPv4 address is public when carried in an IPv6 one', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => !isPublicAddress(`::ffff:${address}`) && !isPublicAddress(`::${address}`)));
  });
});

describe('redirects', () => {
  const secure = new URL('https://h.example/a');
  test('go up to https and never down to http', () => {
    expect(redirectTarget(new URL('http://h.example/'), 301, 'https://h.example/b#c')?.href).toBe('https://h.example/b');
    expect(redirectTarget(secure, 302, '//i.example/b')?.href).toBe('https://i.example/b');
    expect(() => redirectTarget(secure, 302, 'http://h.example/b')).toThrow(expect.objectContaining({ code: 'TW_FETCH_REDIRECTS' }));
  });

  test('are only the statuses that redirect, with a target', () => {
    expect(redirectTarget(secure, 300, '/b')).toBeNull();
    expect(redirectTarget(secure, 304, '/b')).toBeNull();
    expect(redirectTarget(secure, 301, undefined)).toBeNull();
  });
});

async function codeOfGet(http: Http, url: string): Promise<string | null> {
  return http.get({ url, headers: {}, limits }).then(
    () => null,
    (error: unknown) => codeOf(error) ?? String(error),
  );
}
