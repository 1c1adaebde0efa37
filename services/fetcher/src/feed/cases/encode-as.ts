const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Text in a legacy charset of one or two bytes a character, by turning the decoder round; throws on what the charset lacks. */
export function encodeAs(charset: string, text: string): Uint8Array {
  if (charset === 'utf-16le' || charset === 'utf-16be') return utf16(text, charset === 'utf-16le');
  const table = tables.get(charset) ?? tableOf(charset);
  tables.set(charset, table);
  const bytes: number[] = [];
  for (const char of text) {
    const found = char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : table.get(char);
    if (!found) throw new Error(`${charset} has no ${char}`);
    bytes.push(...found);
  }
  return Uint8Array.from(bytes);
}

function tableOf(charset: string): Map<string, readonly number[]> {
  const decoder = new TextDecoder(charset, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: number[]): boolean => {
    try {
      const char = decoder.decode(Uint8Array.from(bytes));
      if ([...char].length === 1 && !table.has(char)) table.set(char, bytes);
      return true;
    } catch {
      return false;
    }
  };
  for (let lead = 0x80; lead <= 0xff; lead += 1) {
    if (add(lead)) continue;
    for (let trail = 0x40; trail <= 0xfe; trail += 1) add(lead, trail);
  }
  return table;
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return bytes;
}

export function utf32(text: string, littleEndian: boolean): Uint8Array {
  const points = [...text].map((char) => char.codePointAt(0) ?? 0);
  const bytes = new Uint8Array(points.length * 4);
  const view = new DataView(bytes.buffer);
  points.forEach((point, at) => {
    view.setUint32(at * 4, point, littleEndian);
  });
  return bytes;
}

/** Bytes one after another; strings as UTF-8. */
export function joined(...parts: (string | Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? new TextEncoder().encode(part) : part)]));
}
