import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from './canonical-url.ts';

const TABLE: readonly (readonly [what: string, url: string, folded: string])[] = [
  ['http', 'http://valley.example/a', 'https://valley.example/a'],
  ['capitals in scheme and host', 'HTTPS://Valley.EXAMPLE/A', 'https://valley.example/A'],
  ['a default port', 'http://valley.example:80/a', 'https://valley.example/a'],
  ['another port', 'https://valley.example:8443/a', 'https://valley.example:8443/a'],
  ['credentials', 'https://user:secret@valley.example/a', 'https://valley.example/a'],
  ['a fragment', 'https://valley.example/a#comments', 'https://valley.example/a'],
  ['a route in the fragment', 'https://valley.example/#!/a', 'https://valley.example/#!/a'],
  ['www', 'https://www.valley.example/a', 'https://valley.example/a'],
  ['a mobile host', 'https://m.valley.example/a', 'https://valley.example/a'],
  ['a mobile host with www', 'https://www.m.valley.example/a', 'https://valley.example/a'],
  ['a mobile label that is the domain itself', 'https://m.example/a', 'https://m.example/a'],
  ['a dot after the host', 'https://valley.example./a', 'https://valley.example/a'],
  ['another script in the host', 'https://новости.example/a', 'https://xn--b1amnebsh.example/a'],
  ['a slash at the end', 'https://valley.example/a/', 'https://valley.example/a'],
  ['no path', 'https://valley.example', 'https://valley.example/'],
  ['an index page', 'https://valley.example/a/index.html', 'https://valley.example/a'],
  ['campaign parameters', 'https://valley.example/a?utm_source=rss&utm_medium=feed&id=3', 'https://valley.example/a?id=3'],
  ['click ids', 'https://valley.example/a?fbclid=x&gclid=y&mc_cid=z', 'https://valley.example/a'],
  ['parameters in another order', 'https://valley.example/a?b=2&a=1', 'https://valley.example/a?a=1&b=2'],
  ['an ambiguous name with a channel', 'https://valley.example/a?ref=rss&source=twitter', 'https://valley.example/a'],
  ['an ambiguous name with something else', 'https://valley.example/a?ref=1234&source=budget', 'https://valley.example/a?ref=1234&source=budget'],
  ['an empty query', 'https://valley.example/a?', 'https://valley.example/a'],
  ['a value without a name', 'https://valley.example/a?12345', 'https://valley.example/a?12345'],
  ['needless escapes', 'https://valley.example/%7Ea/%c3%a9', 'https://valley.example/~a/%C3%A9'],
  ['a letter outside ASCII', 'https://valley.example/é', 'https://valley.example/%C3%A9'],
  ['a plus for a space', 'https://valley.example/a?q=b+c', 'https://valley.example/a?q=b%20c'],
  ['a session', 'https://valley.example/a;jsessionid=1F?PHPSESSID=2', 'https://valley.example/a'],
  ['an AMP folder', 'https://valley.example/a/amp/', 'https://valley.example/a'],
  ['an AMP ending', 'https://valley.example/a.amp.html', 'https://valley.example/a.html'],
  ['an AMP parameter', 'https://valley.example/a?amp=1&outputType=amp', 'https://valley.example/a'],
  ['an AMP host', 'https://amp.valley.example/a', 'https://valley.example/a'],
  ['an AMP cache', 'https://www-valley-example.cdn.ampproject.org/c/s/www.valley.example/a', 'https://valley.example/a'],
  ['an AMP viewer', 'https://www.google.com/amp/s/www.valley.example/a', 'https://valley.example/a'],
  [
    "a search engine's redirect",
    'https://www.google.com/url?sa=t&url=https%3A%2F%2Fvalley.example%2Fa%3Fid%3D3%26utm_source%3Dx',
    'https://valley.example/a?id=3',
  ],
  ["a social network's redirect", 'https://l.facebook.com/l.php?u=https%3A%2F%2Fvalley.example%2Fa&h=x', 'https://valley.example/a'],
  ['a mobile switch of a blog host', 'http://hill.blogspot.com/2026/01/a.html?m=1', 'https://hill.blogspot.com/2026/01/a.html'],
  ['white space', '  https://valley.example/a\n', 'https://valley.example/a'],
  ['another scheme', 'mailto:a@valley.example', 'mailto:a@valley.example'],
  ['no URL', 'not a url', 'not a url'],
];

describe('canonicalUrl', () => {
  it.each(TABLE)('folds %s', (_, url, folded) => {
    expect(canonicalUrl(url)).toBe(folded);
  });

  const anyUrl = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string(),
    fc
      .array(fc.constantFrom('amp', 'index.html', 'a', '%7e', '%2', '..', '.amp', 'www.', ''), { maxLength: 6 })
      .map((parts) => `http://www.m.valley.example/${parts.join('/')}`),
  );

  it('changes nothing in its own output', () => {
    fc.assert(
      fc.property(anyUrl, (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the order of parameters', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[b-y]{1,4}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, (list) => {
        const of = (parts: string[]): string => canonicalUrl(`https://valley.example/a?${parts.map((name) => `${name}=1`).join('&')}`);
        expect(of([...list].reverse())).toBe(of(list));
      }),
    );
  });
});
