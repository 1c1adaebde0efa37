import { BLOCK_TAGS, SILENT_TAGS } from './block-names.ts';
import { type DomDocument, type DomElement, type DomNode, isElement, TEXT } from './dom.ts';
import { inlineText, linkChars } from './inline-text.ts';

/** A run of text that a page shows as lines of its own: a paragraph, a heading, a list item, a table cell. */
export type Block = {
  /** Its place among the page's blocks. */
  at: number;
  /** The element that holds nothing else; it bears `BLOCK_ATTRIBUTE`. */
  host: DomElement;
  /** The nearest element around it that is no wrapper of ours: what says whether it is an item, a cell … */
  holder: DomElement;
  text: string;
  linkChars: number;
};

export const BLOCK_ATTRIBUTE = 'data-tallywire-block';

/**
 * Finds a page's blocks in document order, and makes each the only content of one marked element, so that it can be told whether
 * Readability kept it. Loose text beside blocks gets a `<p>` of its own, as does each part around `<br><br>`.
 */
export function markBlocks(document: DomDocument, root: DomElement): Block[] {
  const blocks: Block[] = [];
  const around = new Map<DomNode, boolean>();
  visit(root);
  return blocks;

  function visit(container: DomElement): void {
    let run: DomNode[] = [];
    let hasMore = false;
    let next: DomNode | null;
    for (let node = container.firstChild; node !== null; node = next) {
      next = node.nextSibling;
      if (isElement(node) && holdsBlocks(node)) {
        flush(container, run, false);
        run = [];
        hasMore = true;
        if (!SILENT_TAGS.has(node.tagName)) visit(node);
      } else if (isDoubleBreak(node, next)) {
        flush(container, run, false);
        run = [];
        hasMore = true;
      } else run.push(node);
    }
    flush(container, run, !hasMore);
  }

  function flush(container: DomElement, run: DomNode[], isAlone: boolean): void {
    const text = inlineText(run);
    if (text === '') return;
    const host = isAlone ? container : wrap(container, run);
    host.setAttribute(BLOCK_ATTRIBUTE, String(blocks.length));
    blocks.push({ at: blocks.length, host, holder: container, text, linkChars: linkChars(run) });
  }

  function wrap(container: DomElement, run: DomNode[]): DomElement {
    const host = document.createElement('p');
    container.insertBefore(host, run[0] ?? null);
    for (const node of run) host.insertBefore(node, null);
    return host;
  }

  function holdsBlocks(element: DomElement): boolean {
    if (BLOCK_TAGS.has(element.tagName)) return true;
    const known = around.get(element);
    if (known !== undefined) return known;
    let holds = false;
    for (let child = element.firstChild; child !== null && !holds; child = child.nextSibling) holds = isElement(child) && holdsBlocks(child);
    around.set(element, holds);
    return holds;
  }
}

function isDoubleBreak(node: DomNode, next: DomNode | null): boolean {
  if (!isElement(node) || node.tagName !== 'BR') return false;
  let after = next;
  while (after !== null && !isElement(after) && (after.nodeType !== TEXT || (after.textContent ?? '').trim() === '')) after = after.nextSibling;
  return after !== null && isElement(after) && after.tagName === 'BR';
}
