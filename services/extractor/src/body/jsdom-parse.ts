import { createRequire } from 'node:module';

import type { Attempts, DomDocument, DomElement } from './dom.ts';

type JsdomBody = DomElement & { replaceChildren(): void };
// Its own types bring the whole of a browser's into every program that reads them.
type JsdomModule = { JSDOM: new (html: string, options: { url?: string }) => { window: { document: DomDocument & { body: JsdomBody } } } };

/** Parses HTML by jsdom, the reference engine: no scripts run, nothing is fetched. Loaded on first use, as it is large and seldom needed. */
export function parseWithJsdom(html: string, url: string, attempts: Attempts = 'many'): DomDocument {
  const { JSDOM }: JsdomModule = createRequire(import.meta.url)('jsdom');
  const { document } = new JSDOM(html, URL.canParse(url) ? { url } : {}).window;
  if (attempts === 'one') {
    const { body } = document;
    Object.defineProperty(body, 'innerHTML', { get: () => '', set: () => body.replaceChildren() });
  }
  return document;
}
