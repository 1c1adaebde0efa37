// Node's own decoders of Korean and Traditional Chinese know fewer characters than the WHATWG standard (and real pages) have.
import { TextDecoder as LegacyDecoder } from '@exodus/bytes/encoding.js';

export type DecodedText = {
  text: string;
  /** WHATWG name in lower case; UTF-32 is named `utf-32le` or `utf-32be`. */
  charset: string;
  how: 'bom' | 'pattern' | 'utf8' | 'header' | 'declaration' | 'meta' | 'fallback';
};
export type DecodeHints = { contentType?: string | null; kind: 'xml' | 'html' | 'json' };

/** Bytes in which a document tells its encoding: the HTML standard prescans 1,024, real pages put much before it. */
const PRESCAN_BYTES = 4096;

const MAX_HEADER_CHARS = 500;

/** One stray byte is forgiven for so many good multi-byte characters: a text is then UTF-8 with a fault, not another encoding. */
const GOOD_PER_FAULT = 10;

/**
 * The text of a document's bytes. Order: byte order mark; NUL pattern of UTF-16 and UTF-32; valid UTF-8, whatever a label says (a label
 * is wrong more often than random bytes are UTF-8 by chance); then labels: header, XML declaration or meta; then windows-1252.
 * Never UTF-7. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, hints: DecodeHints): DecodedText {
  const wide = decodeMarked(bytes) ?? decodePattern(bytes);
  if (wide) return wide;
  const head = latin1(bytes.subarray(0, PRESCAN_BYTES));
  const labels: Label[] = [
    { how: 'header', charset: charsetOf(labelInHeader(hints.contentType?.slice(0, MAX_HEADER_CHARS) ?? '')) },
    hints.kind === 'html'
      ? { how: 'meta', charset: charsetOf(labelInMeta(head) ?? labelInDeclaration(head)) }
      : { how: 'declaration', charset: charsetOf(labelInDeclaration(head)) },
  ];
  return decodeEscaped(bytes, labels) ?? decodeUtf8(bytes) ?? decodeLabelled(bytes, labels) ?? decodeLossy(bytes);
}

type Label = { how: 'header' | 'declaration' | 'meta'; charset: string | null };

function decodeMarked(bytes: Uint8Array): DecodedText | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { text: utf32(bytes.subarray(4), true), charset: 'utf-32le', how: 'bom' };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { text: utf32(bytes.subarray(4), false), charset: 'utf-32be', how: 'bom' };
  if (a === 0xff && b === 0xfe) return { text: decodeAs('utf-16le', bytes), charset: 'utf-16le', how: 'bom' };
  if (a === 0xfe && b === 0xff) return { text: decodeAs('utf-16be', bytes), charset: 'utf-16be', how: 'bom' };
  if (a !== 0xef || b !== 0xbb || c !== 0xbf) return null;
  const body = bytes.subarray(3);
  // A BOM in front of bytes that are not UTF-8 at all was put there by a tool that did not convert the rest.
  const text = readUtf8(body);
  return text === null ? null : { text, charset: 'utf-8', how: 'bom' };
}

/** UTF-16 and UTF-32 without a mark: the first character of XML, HTML and JSON is ASCII, so its NUL bytes tell the width and order. */
function decodePattern(bytes: Uint8Array): DecodedText | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (bytes.length < 4) return null;
  if (a !== 0 && a < 0x80 && b === 0 && c === 0 && d === 0) return { text: utf32(bytes, true), charset: 'utf-32le', how: 'pattern' };
  if (a === 0 && b === 0 && c === 0 && d !== 0 && d < 0x80) return { text: utf32(bytes, false), charset: 'utf-32be', how: 'pattern' };
  if (a !== 0 && a < 0x80 && b === 0 && c !== 0 && mostlyNul(bytes, 1)) return { text: decodeAs('utf-16le', bytes), charset: 'utf-16le', how: 'pattern' };
  if (a === 0 && b !== 0 && b < 0x80 && c === 0 && mostlyNul(bytes, 0)) return { text: decodeAs('utf-16be', bytes), charset: 'utf-16be', how: 'pattern' };
  return null;
}

/** Whether the tag names and spaces at the start have a NUL in every second place, and not only a stray one. */
function mostlyNul(bytes: Uint8Array, phase: 0 | 1): boolean {
  const end = Math.min(bytes.length, 64);
  let nuls = 0;
  for (let at = phase; at < end; at += 2) if (bytes[at] === 0) nuls += 1;
  return nuls * 4 >= end;
}

/** ISO-2022-JP is all ASCII bytes and would pass for UTF-8: its escape sequences, with or without a label, decide. */
function decodeEscaped(bytes: Uint8Array, labels: Label[]): DecodedText | null {
  if (!bytes.includes(0x1b)) return null;
  const label = labels.find(({ charset }) => charset === 'iso-2022-jp');
  if (!label && !entersJapanese(latin1(bytes.subarray(0, 65_536)))) return null;
  return { text: decodeAs('iso-2022-jp', bytes), charset: 'iso-2022-jp', how: label?.how ?? 'pattern' };
}

/** The two sequences by which ISO-2022-JP turns to kanji. */
function entersJapanese(text: string): boolean {
  return text.includes('\u001b$@') || text.includes('\u001b$B');
}

function decodeUtf8(bytes: Uint8Array): DecodedText | null {
  const text = readUtf8(bytes);
  return text === null ? null : { text, charset: 'utf-8', how: 'utf8' };
}

/** A label that the bytes contradict gives way to the next that fits; if none fits, the first is taken with replacement characters. */
function decodeLabelled(bytes: Uint8Array, labels: Label[]): DecodedText | null {
  let first: DecodedText | null = null;
  for (const { how, charset } of labels) {
    // UTF-8 was ruled out by the bytes, UTF-16 by the absence of NULs.
    if (charset === null || charset.startsWith('utf-')) continue;
    const text = decodeAs(charset, bytes);
    if (!text.includes('\ufffd')) return { text, charset, how };
    first ??= { text, charset, how };
  }
  return first;
}

function decodeLossy(bytes: Uint8Array): DecodedText {
  return { text: decodeAs('windows-1252', bytes), charset: 'windows-1252', how: 'fallback' };
}

/** Bytes as UTF-8, allowing a cut at the end and rare faults (a quotation mark pasted from another encoding); null if they are not. */
function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { good, faults } = countUtf8(bytes);
    return faults === 0 || good >= faults * GOOD_PER_FAULT ? mendUtf8(bytes) : null;
  }
}

function countUtf8(bytes: Uint8Array): { good: number; faults: number } {
  let good = 0;
  let faults = 0;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1;
      continue;
    }
    const width = sequenceWidth(bytes, at);
    if (width > 0) good += 1;
    else if (good > 0 && at + 4 > bytes.length && isCutSequence(bytes, at)) break;
    else faults += 1;
    at += Math.max(width, 1);
  }
  return { good, faults };
}

/** Bytes of the well-formed multi-byte UTF-8 sequence at `at`; 0 if there is none. (RFC 3629: no surrogates, nothing over-long.) */
function sequenceWidth(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const width = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let n = 1; n < width; n += 1) if (((bytes[at + n] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  return width;
}

function isCutSequence(bytes: Uint8Array, at: number): boolean {
  if ((bytes[at] ?? 0) < 0xc2) return false;
  return bytes.subarray(at + 1).every((byte) => (byte & 0xc0) === 0x80);
}

/** UTF-8 in which a stray byte is read as windows-1252, where such bytes come from. */
function mendUtf8(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const western = decodeAs(
    'windows-1252',
    Uint8Array.from({ length: 128 }, (_, at) => at + 0x80),
  );
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const width = (bytes[at] ?? 0) < 0x80 ? 1 : sequenceWidth(bytes, at);
    if (width === 0) {
      if (at > start) parts.push(decoder.decode(bytes.subarray(start, at)));
      if (at + 4 > bytes.length && isCutSequence(bytes, at)) return parts.join('');
      parts.push(western[(bytes[at] ?? 0) - 0x80] ?? '');
      start = at + 1;
    }
    at += Math.max(width, 1);
  }
  parts.push(decoder.decode(bytes.subarray(start)));
  return parts.join('');
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  return new LegacyDecoder(charset).decode(bytes);
}

function utf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    parts.push(point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\ufffd' : String.fromCodePoint(point));
  }
  return parts.join('');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function labelInHeader(contentType: string): string | null {
  return /charset\s*=\s*["']?\s*([\w.:+-]{1,40})/i.exec(contentType)?.[1] ?? null;
}

function labelInDeclaration(head: string): string | null {
  const declaration = /<\?xml\s[^>]{0,300}/i.exec(head)?.[0] ?? '';
  return /\sencoding\s*=\s*["']?\s*([\w.:+-]{1,40})/i.exec(declaration)?.[1] ?? null;
}

function labelInMeta(head: string): string | null {
  for (const [tag] of head.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<meta\s[^>]{0,500}/gi)) {
    const label = /charset\s*=\s*["']?\s*([\w.:+-]{1,40})/i.exec(tag)?.[1];
    if (label) return label;
  }
  return null;
}

/** Labels seen in feeds that the WHATWG standard does not list, with what their bytes are. */
const UNLISTED = new Map(
  Object.entries({
    utf8mb4: 'utf-8',
    'utf-8-mac': 'utf-8',
    cp1251: 'windows-1251',
    cp936: 'gbk',
    cp949: 'euc-kr',
    cp950: 'big5',
    cp932: 'shift_jis',
    cp874: 'windows-874',
    'shift-jisx0213': 'shift_jis',
    'euc-jisx0213': 'euc-jp',
    'iso-8859-11': 'windows-874',
    macroman: 'macintosh',
  }),
);

/** The WHATWG name of a label; null for unknown ones, and for those the standard maps to `replacement` (never decoded). */
function charsetOf(label: string | null): string | null {
  if (label === null) return null;
  const told = label.toLowerCase();
  try {
    return new LegacyDecoder(UNLISTED.get(told) ?? told).encoding;
  } catch {
    return null;
  }
}
