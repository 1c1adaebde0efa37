import { atomOf, type FeedCase, rssOf } from './feed-case.ts';

const linked = (link: string): string => rssOf(`<item><title>t</title><link>${link}</link></item>`);

export const URL_CASES: readonly FeedCase[] = [
  {
    name: 'nested xml:base',
    body: atomOf(
      '<entry xml:base="b/"><id>1</id><link href="c.html"/></entry><entry><id>2</id><link href="../d.html"/></entry>',
      ' xml:base="https://hill.example/a/"',
    ),
    expect: { '0.link': 'https://hill.example/a/b/c.html', '1.link': 'https://hill.example/d.html' },
  },
  {
    name: 'xml:base on the link itself',
    body: atomOf('<entry><id>1</id><link xml:base="https://hill.example/x/" href="y"/></entry>'),
    expect: { '0.link': 'https://hill.example/x/y' },
  },
  { name: 'a link from the root', body: linked('/a/1'), url: 'https://valley.example/feeds/all.xml', expect: { '0.link': 'https://valley.example/a/1' } },
  { name: 'a link without a scheme', body: linked('//cdn.valley.example/a'), expect: { '0.link': 'https://cdn.valley.example/a' } },
  { name: 'a host without a scheme', body: linked('www.valley.example/a'), expect: { '0.link': 'https://www.valley.example/a' } },
  { name: 'a relative link and no address of the feed', body: linked('a/1'), url: null, expect: { '0.link': 'https://valley.example/a/1' } },
  { name: 'an address in another script', body: linked('https://valley.example/новости/1'), expect: { '0.link': 'https://valley.example/новости/1' } },
  { name: 'an ampersand escaped twice', body: linked('https://valley.example/?a=1&amp;amp;b=2'), expect: { '0.link': 'https://valley.example/?a=1&b=2' } },
  { name: 'a link broken over lines', body: linked('https://valley.example/\n   long/path'), expect: { '0.link': 'https://valley.example/long/path' } },
  { name: 'a script for a link', body: linked('javascript:alert(1)'), expect: { '0.link': null } },
  {
    name: 'a permalink guid without a link',
    body: rssOf(
      '<item><title>t</title><guid>https://valley.example/p</guid></item><item><title>u</title><guid isPermaLink="false">https://valley.example/q</guid></item>',
    ),
    expect: { '0.link': 'https://valley.example/p', '0.idIsPermalink': true, '1.link': null, '1.id': 'https://valley.example/q' },
  },
  {
    name: 'other relations before the alternate',
    body: atomOf(
      '<entry><id>1</id><link rel="edit" href="https://valley.example/e"/><link rel="alternate" type="application/json" href="https://valley.example/j"/><link rel="alternate" type="text/html" href="https://valley.example/h"/></entry>',
    ),
    expect: { '0.link': 'https://valley.example/h' },
  },
];
