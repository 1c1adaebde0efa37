import { createReadStream } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { openHttp } from '@tallywire/fetcher/http/open-http';
import { userAgentOf } from '@tallywire/fetcher/settings';
import { settingsFromConfig } from '@tallywire/fetcher/settings-from-config';
import { TwError } from '@tallywire/shared/domain/errors';
import { loadConfig } from '@tallywire/shared/runtime/config';
import { VERSION } from './version.ts';

/** The bytes of one document and where they are from. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly contentType: string | null;
}

/** More than any page or text that is one article. */
const MAX_INPUT_BYTES = 20_000_000;

/** Reads a document from an address, a file, or standard input (`-`). `TW_CLI_NO_INPUT` where a file can't be read. */
export async function readSource(place: string): Promise<Source> {
  if (/^https?:\/\//i.test(place)) return fetchSource(place);
  if (place === '-') return { bytes: await readAll(process.stdin, 'Standard input'), url: 'file:///stdin', contentType: null };
  return { bytes: await readAll(createReadStream(place), place), url: pathToFileURL(place).href, contentType: null };
}

async function readAll(stream: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MAX_INPUT_BYTES) break;
    }
  } catch (cause) {
    throw new TwError('TW_CLI_NO_INPUT', `${name} can't be read.`, { cause });
  }
  if (bytes > MAX_INPUT_BYTES) throw new TwError('TW_PAGE_TOO_LARGE', `${name} has more than ${MAX_INPUT_BYTES} bytes.`);
  return Buffer.concat(chunks);
}

async function fetchSource(url: string): Promise<Source> {
  const settings = settingsFromConfig(loadConfig(), []);
  await using http = openHttp({ ...settings, userAgent: userAgentOf(VERSION, settings.contact) });
  const limits = { maxBytes: settings.maxPageBytes, totalMs: settings.totalMs, maxRedirects: settings.maxRedirects };
  const response = await http.get({ url, headers: { accept: 'text/html, application/xhtml+xml, text/plain;q=0.8' }, limits });
  if (response.status !== 200) throw new TwError('TW_FETCH_STATUS', `${url} was answered with status ${response.status}.`);
  return { bytes: response.body, url: response.finalUrl, contentType: response.headers['content-type'] ?? null };
}
