import fc from 'fast-check';
import { expect, it } from 'vitest';

import { scanHtml } from './scan-html.ts';

const scanned = (html: string): string => {
  const result = scanHtml(html);
  return result.kind === 'html' ? result.html : result.code;
};

it.each([
  ['<p>a</p><script>if (a</b) "</p>"</script><p>b</p>', '<p>a</p><p>b</p>'],
  ['<style>p > a { }</style>x<!-- <p> -->y', 'xy'],
  ['<svg><svg></svg><title>t</title></svg>z<svg/>', 'z'],
  ['<!-->a<!--->b', 'ab'],
  ['<textarea><p></textarea>', '<textarea><p></textarea>'],
  ['a < b <3 </ c', 'a < b <3 </ c'],
  ['<p class="x" onclick="a > b" data-y=\'1\'>t', '<p class="x"  >t'],
  ['<a href="https://example.org/long" target=_blank>t</a>', '<a href="ht" >t</a>'],
  ['<link rel=canonical href="https://example.org/long">', '<link rel=canonical href="https://example.org/long">'],
  ['<script>never closed <p>x', ''],
  ['<p title="never closed', '<p '],
])('scans %j', (html, kept) => {
  expect(scanned(html)).toBe(kept);
});

it('hands JSON-LD out', () => {
  expect(scanHtml('<script type="application/ld+json">{"a":1}</script>')).toMatchObject({ jsonLd: ['{"a":1}'] });
});

it.each([
  ['<div>'.repeat(2000), 'TW_PAGE_TOO_DEEP'],
  ['<b>'.repeat(5000), 'TW_PAGE_TOO_DEEP'],
  [`<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ')}>`, 'TW_PAGE_TOO_DEEP'],
  ['<p>x'.repeat(200_000), 'TW_PAGE_TOO_DEEP'],
  ['x'.repeat(3_000_001), 'TW_PAGE_TOO_LARGE'],
])('refuses what is beyond its limits', (html, code) => {
  expect(scanned(html)).toBe(code);
});

it.each(['<p>x', '<li>x', '<tr><td>x', '<option>x', '<dt>x<dd>y', '<a href=x>y'])('takes %j any number of times, as its end tag may be left out', (part) => {
  expect(scanHtml(part.repeat(1000)).kind).toBe('html');
});

it('never throws, and takes time in proportion to length', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('<', '<p ', '</', '<!--', '"', "'", '=', '>', '<svg', '<script', '/>'))), (parts) => {
      scanHtml(parts.join(''));
    }),
  );
});
