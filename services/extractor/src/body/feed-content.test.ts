import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readFeedContent } from './feed-content.ts';

it.each([
  ['<p>One <b>two</b>three.</p><p>Four</p>', 'One twothree.\n\nFour'],
  ['Loose text<br>a line<br><br>a paragraph', 'Loose text\na line\n\na paragraph'],
  ['<ul><li>red</li><li><p>green</p></li></ul><p>after</p>', '- red\n- green\n\nafter'],
  ['<table><tr><td>dead</td><td>12</td></tr><tr><td>hurt</td><td>30</td></tr></table>', 'dead | 12\nhurt | 30'],
  ['<blockquote><p>Said so.</p></blockquote>', 'Said so.'],
  ['12<sup><a href="#n1">1</a></sup> died on the 5<sup>th</sup>', '12 died on the 5th'],
  ['a<script>b</script><style>c</style><!-- d -->e', 'ae'],
  ['caf\u0065\u0301 co\u00adop\u200b x\u0000', 'caf\u00e9 coop x'],
  ['5 &lt; 6 &amp; 7', '5 < 6 & 7'],
  ['', ''],
])('reads %j', (html, text) => {
  expect(readFeedContent(html)).toBe(text);
});

it('is empty for content beyond the limits', () => {
  expect(readFeedContent('<div>'.repeat(1000))).toBe('');
});

it('never throws, and gives no control characters', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('<p>', '</p>', '<br>', '<ul><li>', '</div>', '<table><td>', '<b>', '&#0;', '<!--', '<script>', '<svg'));
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(readFeedContent(parts.join(''))).not.toMatch(/[\p{Cc}--\n]/v);
    }),
  );
});
