import { createRequire } from 'node:module';

import type { DomDocument } from './dom.ts';

/** Parses HTML by jsdom, the reference engine: no scripts run, nothing is fetched. Loaded on first use, as it is large and seldom needed. */
export function parseWithJsdom(html: string, url: string): DomDocument {
  const { JSDOM }: typeof import('jsdom') = createRequire(import.meta.url)('jsdom');
  return new JSDOM(html, { url }).window.document;
}
