import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { TwError } from '@tallywire/shared/domain/errors';

/** RFC 8878 3.1.1.1.2: decoders should bear 8 MB windows; more is only asked for by what wants our memory. */
const ZSTD_WINDOW_LOG = 23;

/**
 * Reads a body to its end, decompressed. Throws `TW_FETCH_TOO_LARGE` as soon as more than `maxBytes` came, compressed or not, and `TW_FETCH_ENCODING` for codings
 * that are unknown, stacked or broken; the stream is destroyed then.
 */
export async function readBody(body: Readable, encoding: string, maxBytes: number): Promise<Uint8Array> {
  const capped = cap(body, maxBytes);
  const first = await capped.next();
  if (first.done) return new Uint8Array(0);
  const decoder = decoderOf(encoding, first.value);
  const source = withFirst(first.value, capped);
  const decoded: AsyncIterable<Buffer> = decoder === null ? source : pipeline(source, decoder, () => {});
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of decoded) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

async function* cap(body: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    if (buffer.length > 0) yield buffer;
  }
}

async function* withFirst(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

function decoderOf(encoding: string, first: Buffer): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } });
    case 'deflate':
      // RFC 9110 8.4.1.2: zlib's format, but many servers send it bare; a zlib header has 8 in its low four bits.
      return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      throw new TwError('TW_FETCH_ENCODING', `The response is coded as "${encoding.slice(0, 60)}", which is not read.`);
  }
}

function tooLarge(maxBytes: number): TwError {
  return new TwError('TW_FETCH_TOO_LARGE', `The response has more than ${maxBytes} bytes.`);
}
