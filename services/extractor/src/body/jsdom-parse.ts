import { createRequire } from 'node:module';

import type { Attempts, DomDocument } from './dom.ts';

/** Parses HTML by jsdom, the reference engine: no scripts run, nothing is fetched. Loaded on first use, as it is large and seldom needed. */
export function parseWithJsdom(html: string, url: string, attempts: Attempts = 'many'): DomDocument {
  const { JSDOM }: typeof import('jsdom') = createRequire(import.meta.url)('jsdom');
  const { document } = new JSDOM(html, URL.canParse(url) ? { url } : {}).window;
  if (attempts === 'one') {
    const { body } = document;
    Object.defineProperty(body, 'innerHTML', { get: () => '', set: () => body.replaceChildren() });
  }
  return document;
}
