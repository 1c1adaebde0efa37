import { expect, it } from 'vitest';

import { articleBlocks } from './article-blocks.ts';
import { addKeptSignals, ownSignals } from './block-signals.ts';
import { markBlocks } from './blocks.ts';
import { parseLean } from './lean-parse.ts';
import { splitPage } from './page-blocks.ts';

const url = 'https://news.example/';
const sentence = 'The council said on Monday that the old bridge would be closed for a year, and that a ferry would run meanwhile.';

function blocksOf(html: string): { text: string; tag: string; isAlone: boolean }[] {
  const document = parseLean(html, url);
  if (document.body === null) return [];
  return markBlocks(document, document.body).map(({ text, tag, host, path }) => ({ text, tag, isAlone: host === path[0] }));
}

it('finds text beside blocks as blocks of its own', () => {
  expect(blocksOf('<section>before<p>in</p>after</section>').map(({ text, isAlone }) => [text, isAlone])).toEqual([
    ['before', false],
    ['in', true],
    ['after', false],
  ]);
});

it('parts paragraphs at two line breaks, and lines at one', () => {
  expect(blocksOf('<div>a<br>b<br> <br>c</div>').map(({ text }) => text)).toEqual(['a\nb', 'c']);
});

it('sees through inline elements around blocks', () => {
  expect(blocksOf('<a href="/x"><span><div>one</div><div>two</div></span></a>').map(({ text }) => text)).toEqual(['one', 'two']);
});

it('reads no silent elements', () => {
  expect(blocksOf('<p>a<button>Share</button><select><option>x</option></select></p><template><p>t</p></template>').map(({ text }) => text)).toEqual(['a']);
});

it('counts the characters in links', () => {
  const document = parseLean('<p>see <a href="/x">this <b>page</b></a> or <a>that</a></p>', url);
  const [block] = document.body === null ? [] : markBlocks(document, document.body);
  expect(block?.linkChars).toBe('this page'.length);
});

function splitOf(html: string): { noise: (string | null)[]; left: string } {
  const document = parseLean(html, url);
  if (document.body === null) throw new Error('no body');
  const page = splitPage(document, document.body);
  return { noise: page.noise, left: document.body.textContent };
}

it('takes furniture out by tag, role, name and style', () => {
  const furniture = '<nav>n</nav><div role="search">s</div><div class="related-links">r</div><div style="display: none">h</div>';
  const { noise, left } = splitOf(`<main><p>${sentence}</p><p>${sentence}</p></main>${furniture}`);
  expect(noise).toEqual([null, null, 'tag', 'role', 'word', 'hidden']);
  expect(left).toBe(sentence + sentence);
});

it('takes no element out that holds much of the prose, whatever its name', () => {
  expect(splitOf(`<div class="sidebar"><p>${sentence}</p><p>${sentence}</p></div><p>x</p>`).noise).toEqual([null, null, null]);
});

it('acquits a name that a page gives to its parts all over', () => {
  const part = `<div class="widget"><p>${sentence}</p></div>`;
  expect(new Set(splitOf(part.repeat(8)).noise)).toEqual(new Set([null]));
});

it('falls back on what Readability kept where the model finds next to nothing', () => {
  const document = parseLean(`<p>${'x '.repeat(400)}</p>`, url);
  if (document.body === null) throw new Error('no body');
  const page = splitPage(document, document.body);
  const kept = new Set([0]);
  const signals = addKeptSignals(page, ownSignals(page, ''), kept);
  const none = { names: signals.names, rows: signals.rows.map((row) => row.map(() => -1)) };
  expect(articleBlocks({ page, signals: none, kept }).map(({ at }) => at)).toEqual([0]);
});
