import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PageReading } from './page-reading.ts';
import { readPage } from './read-page.ts';

const url = 'https://www.daily.example/world/2025/03/04/ferry-sinks-off-the-coast';
const prose = [
  'A ferry with some eighty passengers sank off the northern coast early on Tuesday, the coast guard said in a statement.',
  'Rescuers had brought 43 people ashore by noon, among them the captain, and were still looking for others in heavy seas.',
  'The operator said that the vessel, built in 1998, had passed its last inspection in January and carried enough life jackets.',
  'Fishermen who were the first to arrive told reporters that the ship had listed heavily before it went down within minutes.',
  'The transport minister promised an inquiry, and said that all ferries on the route would stay in port until it was done.',
];
const furniture = `
  <nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>`;
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en-GB"><head><title>Ferry sinks off the coast | Daily Example</title>
  <meta property="og:site_name" content="Daily Example"><meta property="og:type" content="article">${head}</head><body>${furniture}${body}
  <footer><p>© 2025 Daily Example. All rights reserved.</p></footer></body></html>`;
const article = `<main><article><h1>Ferry sinks off the coast</h1>
  <p class="byline">By <a rel="author" href="/a">Ann Author</a></p>
  <figure><img src="f.jpg"><figcaption>The ferry in an archive picture. Photo: Agency</figcaption></figure>
  <div class="story-body"><p>${prose[0]}</p><p>${prose[1]}</p>
  <div class="share-bar"><a href="#">Share on one network</a> <a href="#">Share on another</a></div>
  <div class="related-links"><h3>Related</h3><ul><li><a href="/x">12 dead in bus crash near the border</a></li><li><a href="/y">Storm kills 30 in the south</a></li></ul></div>
  <p>${prose[2]}</p><h2>What is known</h2><ul><li>The ship left at four in the morning, with <b>eighty</b>-odd on board.</li><li>The weather service had warned of high waves since Monday.</li></ul>
  <blockquote><p>“${prose[3]}”</p></blockquote><p>${prose[4]}</p></div>
  <div class="newsletter-signup"><p>Sign up for our newsletter and never miss a story.</p></div></article></main>
  <section id="comments"><p>Someone: I heard that 500 died, said nobody at all, in a comment beneath the story.</p></section>`;

describe('the text of an article', () => {
  const reading = expectArticle(readPage({ html: page(article), url }));

  it('holds its paragraphs, list and quote, apart by blank lines', () => {
    expect(reading.text).toContain(`${prose[0]}\n\n${prose[1]}`);
    expect(reading.text).toContain('\n\n- The ship left at four in the morning, with eighty-odd on board.\n- The weather service had');
    expect(reading.text).toContain(`“${prose[3]}”`);
    expect(reading.text).toContain(prose[4]);
  });

  it.each(['12 dead', 'kills 30', '500 died', 'Share on', 'newsletter', 'archive picture', 'All rights', 'Home'])(
    'holds nothing of the furniture: %s',
    (words) => {
      expect(reading.text).not.toContain(words);
    },
  );

  it('comes with what the page says about it', () => {
    expect(reading).toMatchObject({
      title: 'Ferry sinks off the coast',
      authors: ['Ann Author'],
      publisher: 'Daily Example',
      published: '2025-03-04',
      dateQuality: 'derived',
      language: 'en-GB',
      engine: 'lean',
    });
  });
});

describe('a page without an article', () => {
  it.each([
    ['challenge', '<html><head><title>Just a moment...</title></head><body><h1>daily.example</h1><p>Checking your browser before you go on.</p></body></html>'],
    [
      'error-page',
      '<html><head><title>404 - Page not found</title></head><body><h1>Page not found</h1><p>It may have been moved, or never was here.</p></body></html>',
    ],
    [
      'cookie-wall',
      `<html><head><title>Daily Example</title></head><body><div><h2>Your privacy</h2><p>We and our partners store cookies and process personal data, with your consent, to show advertising.</p><p>Cookies help us. You may withdraw consent at any time in our privacy settings.</p></div></body></html>`,
    ],
    ['paywall-stub', page(`<article><h1>Ferry sinks off the coast</h1><p>${prose[0]}</p><p>Subscribe to continue reading</p></article>`)],
    [
      'index',
      `<html><head><title>Daily Example</title></head><body>${Array.from({ length: 30 }, (_, at) => `<div><h3><a href="/s${at}">Headline number ${at} of the day</a></h3></div>`).join('')}</body></html>`,
      'https://www.daily.example/',
    ],
    [
      'video',
      page('<article><h1>Watch: ferry sinks</h1><p>A short film of the rescue.</p></article>', '<meta property="og:type" content="video.other">').replace(
        '"og:type" content="article"',
        '"x"',
      ),
    ],
  ])('is skipped as %s', (reason, html, at = url) => {
    expect(readPage({ html, url: at })).toEqual({ kind: 'skip', reason });
  });

  it.each([
    ['TW_PAGE_NO_BODY', '  ', null],
    ['TW_PAGE_NOT_HTML', '{"a": 1}', 'application/json'],
    ['TW_PAGE_NOT_HTML', 'no tags at all', 'text/html'],
    ['TW_PAGE_NOT_HTML', '<p>x</p>', 'image/png'],
    ['TW_PAGE_TOO_DEEP', '<div>'.repeat(300), 'text/html'],
  ])('is refused with %s', (code, html, contentType) => {
    expect(readPage({ html, url, contentType })).toMatchObject({ kind: 'reject', code });
  });
});

it('reads plain text by its blank lines', () => {
  const reading = expectArticle(readPage({ html: prose.join('\n\n'), url, contentType: 'text/plain; charset=utf-8' }));
  expect(reading.text).toBe(prose.join('\n\n'));
});

it('answers any page, and never with an empty article', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom('<p>', '</p>', '<table>', '<td>', '<br>', '<h1>', '<a href=x>', '<script type="application/ld+json">', '</script>', prose[0] ?? ''),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const reading = readPage({ html: parts.join(''), url: 'not a url' });
      expect(reading.kind !== 'article' || reading.text.trim() !== '').toBe(true);
    }),
  );
});

function expectArticle(reading: PageReading): Extract<PageReading, { kind: 'article' }> {
  if (reading.kind !== 'article') throw new Error(`Not an article: ${JSON.stringify(reading)}`);
  return reading;
}
