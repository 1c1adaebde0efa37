import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discoverFeeds } from './discover-feeds.ts';

const page = 'https://h.example/news/';
const rss = 'type="application/rss+xml" rel="alternate"';

describe('discovering feeds', () => {
  test.each<[string, string, string[]]>([
    ['a relative address', `<link ${rss} href="feed.xml">`, ['https://h.example/news/feed.xml']],
    ['several kinds, in order', `<link ${rss} href=/r><link rel=alternate type=application/atom+xml href=/a>`, ['https://h.example/r', 'https://h.example/a']],
    ['each once', `<link ${rss} href=/r><link ${rss} href=/r>`, ['https://h.example/r']],
    ['single quotes and capitals', "<LINK REL='Alternate' TYPE='Application/RSS+XML' HREF='/r'>", ['https://h.example/r']],
    ['several relations', '<link rel="home alternate" type="application/rss+xml" href="/r"/>', ['https://h.example/r']],
    ['JSON Feed', '<link rel="alternate" type="application/feed+json; charset=utf-8" href="/j">', ['https://h.example/j']],
    ['the base of the page', `<base href="//other.example/x/"><link ${rss} href="r">`, ['https://other.example/x/r']],
    ['escapes', `<link ${rss} href="/r?a=1&amp;b=&#50;">`, ['https://h.example/r?a=1&b=2']],
    ['a ">" within quotes', `<link title="a > b" ${rss} href="/r">`, ['https://h.example/r']],
    ['nothing in comments', `<!-- <link ${rss} href="/no"> --><link ${rss} href="/r">`, ['https://h.example/r']],
    ['nothing in scripts', `<script>'<link ${rss} href="/no">'</script><link ${rss} href="/r">`, ['https://h.example/r']],
    ['no other links', '<link rel="stylesheet" href="/s.css"><link rel="alternate" hreflang="fr" href="/fr">', []],
    ['no other schemes', `<link ${rss} href="javascript:1"><link ${rss} href="ftp://h.example/r">`, []],
    ['nothing of no page', 'no tags here', []],
    ['nothing past a cut', `<link ${rss} href="/r"><link ${rss} href="/c`, ['https://h.example/r']],
  ])('finds %s', (_, html, urls) => expect(discoverFeeds(html, page).map(({ url }) => url)).toEqual(urls));

  test('keeps titles', () => {
    expect(discoverFeeds(`<link ${rss} title="World &amp; more" href="/r"><link ${rss} title="" href="/s">`, page).map(({ title }) => title)).toEqual([
      'World & more',
      null,
    ]);
  });

  test('takes any text, and long hostile ones in a moment', () => {
    fc.assert(fc.property(fc.string(), (html) => discoverFeeds(html, page).length >= 0));
    const startedMs = performance.now();
    for (const part of ['<link ', '<!--', '<script>', `<link ${rss} href="`, '<base href=']) discoverFeeds(part.repeat(100_000), page);
    expect(performance.now() - startedMs).toBeLessThan(1500);
  });
});
