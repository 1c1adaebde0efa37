import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
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

/** Reads a document from an address, a file, or standard input (`-`). */
export async function readSource(place: string): Promise<Source> {
  if (place === '-') return { bytes: await buffer(process.stdin), url: 'file:///stdin', contentType: null };
  if (/^https?:\/\//i.test(place)) return fetchSource(place);
  return { bytes: await readFile(place), url: pathToFileURL(place).href, contentType: null };
}

async function fetchSource(url: string): Promise<Source> {
  const settings = settingsFromConfig(loadConfig(), []);
  await using http = openHttp({ ...settings, userAgent: userAgentOf(VERSION, settings.contact) });
  const limits = { maxBytes: settings.maxPageBytes, totalMs: settings.totalMs, maxRedirects: settings.maxRedirects };
  const response = await http.get({ url, headers: { accept: 'text/html, application/xhtml+xml, text/plain;q=0.8' }, limits });
  if (response.status !== 200) throw new TwError('TW_FETCH_STATUS', `${url} was answered with status ${response.status}.`);
  return { bytes: response.body, url: response.finalUrl, contentType: response.headers['content-type'] ?? null };
}
