import { BLOCK_TAGS, SILENT_TAGS } from './block-names.ts';
import { type BlockPlace, placeOf } from './block-place.ts';
import { type DomDocument, type DomElement, type DomNode, isElement, TEXT } from './dom.ts';
import { inlineText, linkChars } from './inline-text.ts';

/**
 * A run of text that a page shows as lines of its own: a paragraph, a heading, a list item, a table cell. What is said here of the
 * elements around it is as they were when it was found, for Readability changes the tree.
 */
export type Block = {
  /** Its place among the page's blocks. */
  at: number;
  /** The element that holds nothing else; it bears `BLOCK_ATTRIBUTE`. */
  host: DomElement;
  /** The page's own elements around it, from the inmost to the root that was searched. */
  path: readonly DomElement[];
  /** Of the inmost element of the path. */
  tag: string;
  place: BlockPlace;
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
  const holding = new Map<DomNode, boolean>();
  visit(root, [root]);
  return blocks;

  function visit(container: DomElement, path: readonly DomElement[]): void {
    let run: DomNode[] = [];
    let hasMore = false;
    let next: DomNode | null;
    for (let node = container.firstChild; node !== null; node = next) {
      next = node.nextSibling;
      const outer = isElement(node) && holdsBlocks(node) ? node : null;
      if (outer === null && !isDoubleBreak(node, next)) {
        run.push(node);
        continue;
      }
      flush(path, run, false);
      run = [];
      hasMore = true;
      if (outer !== null && !SILENT_TAGS.has(outer.tagName)) visit(outer, [outer, ...path]);
    }
    flush(path, run, !hasMore);
  }

  function flush(path: readonly DomElement[], run: readonly DomNode[], isAlone: boolean): void {
    const [container] = path;
    const text = inlineText(run);
    if (container === undefined || text === '') return;
    const host = isAlone && container !== root ? container : wrap(container, run);
    host.setAttribute(BLOCK_ATTRIBUTE, String(blocks.length));
    blocks.push({ at: blocks.length, host, path, tag: container.tagName, place: placeOf(path), text, linkChars: linkChars(run) });
  }

  function wrap(container: DomElement, run: readonly DomNode[]): DomElement {
    const host = document.createElement('p');
    container.insertBefore(host, run[0] ?? null);
    for (const node of run) host.insertBefore(node, null);
    return host;
  }

  function holdsBlocks(element: DomElement): boolean {
    if (BLOCK_TAGS.has(element.tagName)) return true;
    const known = holding.get(element);
    if (known !== undefined) return known;
    let holds = false;
    for (let child = element.firstChild; child !== null && !holds; child = child.nextSibling) holds = isElement(child) && holdsBlocks(child);
    holding.set(element, holds);
    return holds;
  }
}

function isDoubleBreak(node: DomNode, next: DomNode | null): boolean {
  if (!isElement(node) || node.tagName !== 'BR') return false;
  let after = next;
  while (after !== null && !isElement(after) && (after.nodeType !== TEXT || (after.textContent ?? '').trim() === '')) after = after.nextSibling;
  return after !== null && isElement(after) && after.tagName === 'BR';
}
