import { describe, expect, it } from 'vitest';

import { parseLean } from './lean-parse.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { scanHtml } from './scan-html.ts';

const url = 'https://www.daily.example/story';

function about(head: string, body = ''): Metadata {
  const scanned = scanHtml(`<html><head>${head}</head><body>${body}</body></html>`);
  if (scanned.kind !== 'html') throw new Error(scanned.code);
  return readMetadata(parseLean(scanned.html, url), scanned.jsonLd, url).metadata;
}

const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('title', () => {
  it.each([
    [
      'the visible headline before one for search engines',
      '<meta property="og:title" content="Bridge closed: all you need to know">',
      '<h1>Bridge closed for repair</h1>',
      'Bridge closed for repair',
    ],
    ['without the name of the site', '<meta property="og:site_name" content="Daily Example"><title>Bridge closed - Daily Example</title>', '', 'Bridge closed'],
    ['with dashes of its own', '<title>Bridge – closed | Daily</title><meta property="og:site_name" content="Daily">', '', 'Bridge – closed'],
    ['not from a logo in a heading', '<meta property="og:title" content="Bridge closed for repair">', '<h1>Daily</h1>', 'Bridge closed for repair'],
    ['unescaped where it was escaped twice', '<meta property="og:title" content="Rain &amp;amp; wind">', '', 'Rain & wind'],
  ])('is read %s', (_, head, body, title) => {
    expect(about(head, body).title).toBe(title);
  });
});

describe('authors', () => {
  it.each<[string, string, string, string[]]>([
    [
      'persons in JSON-LD',
      ld({ '@type': 'NewsArticle', author: [{ '@type': 'Person', name: 'Ann Author' }, { name: 'By Bo Writer' }] }),
      '',
      ['Ann Author', 'Bo Writer'],
    ],
    [
      'references in a graph',
      ld({
        '@graph': [
          { '@type': 'Article', author: { '@id': '#p' } },
          { '@type': 'Person', '@id': '#p', name: 'Ann Author' },
        ],
      }),
      '',
      ['Ann Author'],
    ],
    ['a meta tag with several', '<meta name="author" content="Ann Author and Bo Writer">', '', ['Ann Author', 'Bo Writer']],
    [
      'no address of a profile',
      '<meta property="article:author" content="https://social.example/ann">',
      '<span class="byline">By Ann Author</span>',
      ['Ann Author'],
    ],
    ['a byline with a date in it', '', '<div class="author">By <b>Ann Author</b> <i>Published on 4 March 2025</i></div>', ['Ann Author']],
    [
      'the byline where JSON-LD only names the publisher',
      `<meta property="og:site_name" content="Daily">${ld({ '@type': 'Article', author: { name: 'Daily' } })}`,
      '<a rel="author">Ann Author</a>',
      ['Ann Author'],
    ],
    ['none', '', '<p>text</p>', []],
  ])('are read from %s', (_, head, body, authors) => {
    expect(about(head, body).authors).toEqual(authors);
  });
});

describe('dates', () => {
  it.each<[string, string, string, string | null, string]>([
    [
      'JSON-LD before meta',
      `<meta property="article:published_time" content="2025-03-05">${ld({ '@type': 'Article', datePublished: '2025-03-04T10:00:00+01:00' })}`,
      '',
      '2025-03-04T10:00:00+01:00',
      'stated',
    ],
    [
      'a meta tag without a colon in its zone',
      '<meta property="article:published_time" content="2025-03-04T10:00:00+0100">',
      '',
      '2025-03-04T10:00:00+01:00',
      'stated',
    ],
    ['<time>', '', '<time datetime="2025-03-04 10:00">yesterday</time>', '2025-03-04T10:00:00', 'stated'],
    ['words after the headline', '', '<h1>Bridge closed</h1><span>4 March 2025</span>', '2025-03-04', 'stated'],
    [
      'what was published before what was updated',
      '',
      '<h1>B</h1><span>Updated: 9 March 2025</span><span>Published: 4 March 2025</span>',
      '2025-03-04',
      'stated',
    ],
    ['nothing', '', '<p>There was no date in 2025.</p>', null, 'unknown'],
  ])('are read from %s', (_, head, body, published, dateQuality) => {
    expect(about(head, body)).toMatchObject({ published, dateQuality });
  });

  it('keep the time of a change apart', () => {
    expect(about(ld({ '@type': 'Article', datePublished: '2025-03-04', dateModified: '2025-03-06T00:00:00Z' })).modified).toBe('2025-03-06T00:00:00Z');
  });
});

it('reads the rest', () => {
  const stated = about(
    `<link rel="canonical" href="/story?id=1"><meta http-equiv="content-language" content="de_AT">${ld([
      { '@type': 'NewsArticle', isAccessibleForFree: 'False', articleSection: 'World', publisher: { name: 'Daily' } },
    ])}`,
  );
  expect(stated).toMatchObject({
    canonicalUrl: 'https://www.daily.example/story?id=1',
    language: 'de-AT',
    paywalled: true,
    section: 'World',
    publisher: 'Daily',
  });
});

it('lives with broken JSON-LD', () => {
  expect(about('<script type="application/ld+json">{"@type": "Article", "headline": "A\nB",}</script>').title).toBe('A B');
  expect(about('<script type="application/ld+json">{oops</script><title>T</title>').title).toBe('T');
});
