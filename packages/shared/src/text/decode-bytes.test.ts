import { describe, expect, it } from 'vitest';
import { decodeBytes } from './decode-bytes.ts';

describe('decodeBytes', () => {
  it('reads valid UTF-8 whatever the label says', () => {
    const bytes = new TextEncoder().encode('<t>café – 23</t>');
    expect(decodeBytes(bytes, { kind: 'xml', contentType: 'text/xml; charset=iso-8859-1' })).toEqual({
      text: '<t>café – 23</t>',
      charset: 'utf-8',
      how: 'utf8',
    });
  });
});
