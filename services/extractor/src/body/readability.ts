import { createRequire } from 'node:module';

import { BLOCK_ATTRIBUTE } from './blocks.ts';
import { type DomDocument, type DomElement, type DomNode, elementsOf } from './dom.ts';

type Options = { charThreshold?: number; disableJSONLD: boolean; keepClasses: boolean; serializer: (article: DomElement) => DomElement };
type Reader = { parse(): { content: DomElement } | null };

// Its own types ask for a whole Document; it works on any that has what it calls.
const { Readability }: { Readability: new (document: DomDocument, options: Options) => Reader } = createRequire(import.meta.url)('@mozilla/readability');

/** Runs Readability over a marked page, which changes it: the numbers of the blocks it keeps. `charThreshold` below which it tries again with less severity. */
export function keptByReadability(document: DomDocument, charThreshold?: number): Set<number> {
  const options: Options = { disableJSONLD: true, keepClasses: true, serializer: (article) => article };
  document.documentElement?.removeAttribute('class'); // Readability drops a root whose class it thinks unlikely
  if (charThreshold !== undefined) options.charThreshold = charThreshold;
  const found = new Readability(document, options).parse();
  return found === null ? new Set() : blocksIn(found.content);
}

function blocksIn(root: DomNode): Set<number> {
  const blocks = new Set<number>();
  for (const element of elementsOf(root)) {
    const block = element.getAttribute(BLOCK_ATTRIBUTE);
    if (block !== null) blocks.add(Number(block));
  }
  return blocks;
}
