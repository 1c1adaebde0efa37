import { createRequire } from 'node:module';

import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { LeanNode } from './lean-dom.ts';
import { parseLean } from './lean-parse.ts';
import { readPage } from './read-page.ts';
import { scanHtml } from './scan-html.ts';

const { Readability }: { Readability: new (document: unknown, options?: object) => { parse(): { textContent: string; title: string } | null } } = createRequire(
  import.meta.url,
)('@mozilla/readability');

const url = 'https://news.example/2025/03/04/story';

/** Shrinking by jsdom takes minutes; the seed is printed. */
const FAST = { endOnFailure: true };

const sentence = fc
  .array(fc.constantFrom('the', 'bridge', 'was', 'closed,', 'officials', 'said', 'on', 'Monday', 'and', 'trains', 'ran', 'again'), {
    minLength: 3,
    maxLength: 40,
  })
  .map((words) => `${words.join(' ')}.`);
const attributes = fc.constantFrom(
  '',
  ' class="article-body"',
  ' class="share"',
  ' id="comments"',
  ' class="related widget"',
  ' style="display:none"',
  ' hidden',
  ' role="navigation"',
  ' class="byline" itemprop="author"',
  ' data-block="3"',
);
const inline = fc.oneof(
  { depthSize: 'small' },
  sentence,
  fc.constantFrom('<br>', '<br> <br>', '<img src="a.jpg">', '&amp;', ' ', '<a href="/x">more</a>', '<sup>1</sup>', '<hr>', '<input>'),
  fc
    .tuple(fc.constantFrom('b', 'span', 'a href="#n"', 'em', 'font'), sentence, fc.boolean())
    .map(([tag, text, ends]) => `<${tag}>${text}${ends ? `</${tag.split(' ')[0]}>` : ''}`),
);
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.array(inline, { maxLength: 4 }).map((parts) => parts.join('')),
    fc
      .tuple(
        fc.constantFrom('div', 'p', 'section', 'article', 'ul', 'li', 'table', 'tr', 'td', 'h2', 'blockquote', 'aside', 'figure', 'header', 'pre', 'form'),
        attributes,
        fc.array(tie('block'), { maxLength: 4 }),
        fc.integer({ max: 9, min: 0 }),
      )
      .map(([tag, names, inner, end]) => `<${tag}${names}>${inner.join('\n')}${end === 0 ? '' : `</${tag}>`}`),
  ),
}));
const html = fc
  .tuple(sentence, fc.array(block, { minLength: 1, maxLength: 6 }))
  .map(([title, blocks]) => `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${blocks.join('\n')}</body></html>`);

describe('the lean DOM against jsdom', () => {
  it('has the same tree', () => {
    fc.assert(
      fc.property(html, (page) => {
        expect(drawing(parseLean(page, url).documentElement)).toEqual(drawing(new JSDOM(page, { url }).window.document.documentElement));
      }),
      { numRuns: 40, ...FAST },
    );
  });

  it('gives Readability the same text and title', () => {
    fc.assert(
      fc.property(html, (page) => {
        const ours = new Readability(parseLean(page, url, 'many'), { serializer: (article: unknown) => article }).parse();
        const theirs = new Readability(new JSDOM(page, { url }).window.document).parse();
        expect([ours?.title, ours?.textContent]).toEqual([theirs?.title, theirs?.textContent]);
      }),
      { numRuns: 40, ...FAST },
    );
  });

  it('gives the same reading', () => {
    fc.assert(
      fc.property(html, (page) => {
        const theirs = readPage({ html: page, url }, ['jsdom']);
        expect(readPage({ html: page, url }, ['lean'])).toEqual(theirs.kind === 'article' ? { ...theirs, engine: 'lean' } : theirs);
      }),
      { numRuns: 25, ...FAST },
    );
  });
});

it('forgets remembered text when anything beneath changes', () => {
  const document = parseLean('<div><p>one</p><p>two</p></div>', url);
  const [div] = document.getElementsByTagName('div');
  expect(div?.textContent).toBe('onetwo');
  div?.lastChild?.appendChild(document.createTextNode(' more'));
  expect(div?.textContent).toBe('onetwo more');
  div?.firstChild?.remove();
  expect(document.body?.textContent).toBe('two more');
});

it('scans away what is not read without changing what is', () => {
  fc.assert(
    fc.property(html, (page) => {
      const scanned = scanHtml(page);
      expect(scanned.kind === 'html' && parseLean(scanned.html, url).textContent).toBe(parseLean(page, url).textContent);
    }),
  );
});

/** A tree as nested lists: tag, attributes by name, children; comments left out. */
function drawing(node: Element | LeanNode | null): unknown {
  if (node === null) return null;
  const attributesOf = [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort();
  const children: unknown[] = [];
  for (const child of node.childNodes) {
    if (child.nodeType === 3) children.push(child.textContent);
    else if (child.nodeType === 1 && (child instanceof LeanNode || isElement(child))) children.push(drawing(child));
  }
  return [node.tagName, attributesOf, children];
}

function isElement(node: unknown): node is Element {
  return typeof node === 'object' && node !== null && 'tagName' in node;
}
