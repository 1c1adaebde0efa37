import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from './decode-bytes.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const CP1251_WORD = [0xe3, 0xee, 0xf0, 0xfb];

describe('decodeBytes', () => {
  it('reads valid UTF-8 whatever the label says', () => {
    const decoded = decodeBytes(utf8('<t>café – 23</t>'), { kind: 'xml', contentType: 'text/xml; charset=iso-8859-1' });
    expect(decoded).toEqual({ text: '<t>café – 23</t>', charset: 'utf-8', how: 'utf8' });
  });

  it('drops a byte order mark', () => {
    expect(decodeBytes(utf8('\ufeff<t/>'), { kind: 'xml' })).toEqual({ text: '<t/>', charset: 'utf-8', how: 'bom' });
  });

  it('takes the header before the declaration', () => {
    const bytes = Uint8Array.from([...utf8('<?xml version="1.0" encoding="koi8-r"?><t>'), ...CP1251_WORD]);
    expect(decodeBytes(bytes, { kind: 'xml', contentType: 'text/xml; charset="Windows-1251"' })).toMatchObject({ charset: 'windows-1251', how: 'header' });
    expect(decodeBytes(bytes, { kind: 'xml', contentType: 'text/xml' })).toMatchObject({ charset: 'koi8-r', how: 'declaration' });
  });

  it("finds an HTML page's meta element, in both of its forms", () => {
    for (const meta of ['<meta charset=windows-1251>', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">']) {
      const bytes = Uint8Array.from([...utf8(`<html><!-- <meta charset=koi8-r> --><head>${meta}`), ...CP1251_WORD]);
      const decoded = decodeBytes(bytes, { kind: 'html' });
      expect(decoded).toMatchObject({ charset: 'windows-1251', how: 'meta' });
      expect(decoded.text).toMatch(/горы$/);
    }
  });

  it('falls back to windows-1252', () => {
    expect(decodeBytes(Uint8Array.from([0x93, 0x61, 0x94]), { kind: 'html' })).toEqual({ text: '“a”', charset: 'windows-1252', how: 'fallback' });
  });

  it('keeps UTF-8 that is cut inside a character', () => {
    expect(decodeBytes(utf8('<t>é–').subarray(0, -1), { kind: 'xml' })).toEqual({ text: '<t>é', charset: 'utf-8', how: 'utf8' });
  });

  it('does not take a stray NUL for UTF-16', () => {
    expect(decodeBytes(Uint8Array.from([0x3c, 0x00, 0x74, 0x3e, 0x61]), { kind: 'xml' }).charset).toBe('utf-8');
  });

  it('never decodes UTF-7 or the encodings that the standard replaces', () => {
    for (const label of ['utf-7', 'iso-2022-kr', 'hz-gb-2312']) {
      expect(decodeBytes(Uint8Array.from([0x2b, 0xe9]), { kind: 'xml', contentType: `text/xml; charset=${label}` }).how).toBe('fallback');
    }
  });

  it('gives back any text that was written in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeBytes(utf8(`<t>${text}`), { kind: 'xml' }).text).toBe(`<t>${text}`);
      }),
    );
  });

  it('never throws and always gives well-formed text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.string()), fc.constantFrom('xml', 'html', 'json'), (bytes, contentType, kind) => {
        expect(decodeBytes(bytes, { contentType, kind }).text.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
