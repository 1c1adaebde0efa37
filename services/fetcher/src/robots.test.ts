import { TwError } from '@tallywire/shared/domain/errors';
import type { Http } from '@tallywire/shared/ports/http';
import { describe, expect, test } from 'vitest';
import { fakeClock } from './loopback/fetcher-under-test.ts';
import { openRobots } from './robots.ts';

const HOUR_MS = 3_600_000;
const page = new URL('https://h.example/news/a?b=1');

/** Answers with what stands there at present, and counts how often. */
function siteWith(start: { status: number; text?: string }): { http: Http; site: { status: number; text?: string; asked: string[] } } {
  const site = { ...start, asked: [] as string[] };
  const http: Http = {
    async get({ url }) {
      site.asked.push(url);
      if (site.status === 0) throw new TwError('TW_FETCH_CONNECTION', 'refused');
      return { status: site.status, finalUrl: url, headers: {}, body: new TextEncoder().encode(site.text ?? ''), redirects: [], ms: 1 };
    },
    async [Symbol.asyncDispose]() {},
  };
  return { http, site };
}

describe('robots.txt', () => {
  test.each([
    ['', 'allowed'],
    ['User-agent: *\nDisallow:', 'allowed'],
    ['User-agent: *\nDisallow: /', 'refused'],
    ['User-agent: *\nDisallow: /news/', 'refused'],
    ['User-agent: *\nDisallow: /news/\nAllow: /news/a', 'allowed'],
    ['user-AGENT: tallyWIRE\nDISALLOW: /news', 'refused'],
    ['User-agent: Tallywire\nAllow: /\n\nUser-agent: *\nDisallow: /', 'allowed'],
    ['User-agent: Tallywire\nUser-agent: Other\nDisallow: /news', 'refused'],
    ['User-agent: Other\nDisallow: /', 'allowed'],
    ['User-agent: *\nDisallow: /*?b=', 'refused'],
    ['User-agent: *\nDisallow: /news/a$', 'allowed'],
    ['\ufeffUser-agent: *\r\nDisallow: /news # really\r\n', 'refused'],
    ['<!doctype html><p>Disallow: /</p>', 'allowed'],
  ])('%j gives %s', async (text, kind) => {
    const { http } = siteWith({ status: 200, text });
    expect((await openRobots(http, fakeClock()).ask(page)).kind).toBe(kind);
  });

  test.each([
    [401, 'allowed'],
    [403, 'allowed'],
    [404, 'allowed'],
    [410, 'allowed'],
    [429, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
    [0, 'unknown'],
  ])('status %i gives %s', async (status, kind) => {
    const { http } = siteWith({ status, text: 'User-agent: *\nDisallow: /' });
    expect((await openRobots(http, fakeClock()).ask(page)).kind).toBe(kind);
  });

  test('is asked for once a day and site, however many want it at once', async () => {
    const clock = fakeClock();
    const { http, site } = siteWith({ status: 200, text: 'User-agent: *\nDisallow: /x' });
    const robots = openRobots(http, clock);
    await Promise.all([robots.ask(page), robots.ask(page), robots.ask(new URL('https://h.example/x'))]);
    clock.advance(23 * HOUR_MS);
    await robots.ask(page);
    expect(site.asked).toEqual(['https://h.example/robots.txt']);
    clock.advance(2 * HOUR_MS);
    await robots.ask(page);
    await robots.ask(new URL('http://h.example/x'));
    expect(site.asked).toEqual(['https://h.example/robots.txt', 'https://h.example/robots.txt', 'http://h.example/robots.txt']);
  });

  test('keeps rules read within a day while the site fails, then refuses', async () => {
    const clock = fakeClock();
    const { http, site } = siteWith({ status: 200, text: 'User-agent: *\nDisallow: /x' });
    const robots = openRobots(http, clock);
    await robots.ask(page);
    site.status = 500;
    clock.advance(23.9 * HOUR_MS);
    expect((await robots.ask(page)).kind).toBe('allowed');
    clock.advance(0.2 * HOUR_MS);
    expect((await robots.ask(page)).kind).toBe('unknown');
    site.status = 200;
    clock.advance(HOUR_MS);
    expect((await robots.ask(page)).kind).toBe('allowed');
  });

  test.each([
    ['Crawl-delay: 7', 7000],
    ['Crawl-delay: 0.5', 500],
    ['Crawl-delay: 86400', 120_000],
    ['Crawl-delay: -3', 0],
    ['Crawl-delay: soon', 0],
    ['', 0],
  ])('"%s" asks for %i ms', async (line, crawlDelayMs) => {
    const { http } = siteWith({ status: 200, text: `User-agent: *\n${line}\nDisallow: /x` });
    expect(await openRobots(http, fakeClock()).ask(page)).toEqual({ kind: 'allowed', crawlDelayMs });
  });

  test('names the line that refuses', async () => {
    const { http } = siteWith({ status: 200, text: 'User-agent: *\n\nDisallow: /news' });
    expect(await openRobots(http, fakeClock()).ask(page)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('Line 3 of https://h.example/robots.txt'),
    });
  });

  test.each([
    ['half a megabyte of wildcards', '/*a*a*a*a*a*a*a*a*a*a*a*a*b', 13_000, 'refused'],
    ['as many wildcards as are judged', '/*a*a*a*a*a*a*a*a*a*a*b', 450, 'allowed'],
    ['half a megabyte of plain rules', '/aaaaaaaaaaaaaaaaaaaaaaab', 14_000, 'allowed'],
  ])('with %s is judged within a second', async (_, pattern, rules, kind) => {
    const { http } = siteWith({ status: 200, text: `User-agent: *\n${`Disallow: ${pattern}\n`.repeat(rules)}` });
    const robots = openRobots(http, fakeClock());
    const startedMs = performance.now();
    expect((await robots.ask(new URL(`https://h.example/${'a'.repeat(2000)}`))).kind).toBe(kind);
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });
});
