import { HEADING_TAGS, SILENT_TAGS } from './block-names.ts';
import { type DomElement, type DomNode, isElement, nextNode, TEXT } from './dom.ts';

/** The text of inline nodes as a browser shows it: white space folded, `<br>` a line's end, words neither glued nor split. */
export function inlineText(nodes: readonly DomNode[]): string {
  let text = '';
  for (const node of nodes) text += rawText(node);
  return tidyLine(text);
}

/** The characters of inline text that stand in links. */
export function linkChars(nodes: readonly DomNode[]): number {
  let chars = 0;
  for (const root of nodes) {
    for (let node: DomNode | null = root; node !== null; node = nextNode(node, root)) {
      if (isElement(node) && node.tagName === 'A' && node.getAttribute('href') !== null) chars += tidyLine(rawText(node)).length;
    }
  }
  return chars;
}

/** Folds white space, drops what is invisible without meaning, and composes (NFC). Lines are kept apart by one newline. */
export function tidyLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
    .normalize('NFC');
}

// Soft hyphens, zero-width spaces, word joiners, byte-order marks and controls; joiners (U+200C, U+200D) and directional marks carry meaning.
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff[\p{Cc}--[\t\n\v\f\r\u0085]]]/gv;

const NOTE_MARK = /^\s*\[?\s*(?:\d{1,3}|[a-z]|\*{1,3}|[†‡])\s*\]?\s*$/i;

function rawText(root: DomNode): string {
  if (root.nodeType === TEXT) return (root.textContent ?? '').replace(/\s+/g, ' ');
  if (!isElement(root)) return '';
  const { tagName } = root;
  if (tagName === 'BR') return '\n';
  if (SILENT_TAGS.has(tagName.toUpperCase()) || (tagName === 'SUP' && isNoteMark(root))) return '';
  let text = '';
  for (let child = root.firstChild; child !== null; child = child.nextSibling) text += rawText(child);
  return HEADING_TAGS.has(tagName) ? `\n${text}\n` : text;
}

/** A superscript that only leads to a footnote: read on, "12<sup>1</sup>" would be another number. */
function isNoteMark(sup: DomElement): boolean {
  const text = sup.textContent ?? '';
  if (!NOTE_MARK.test(text)) return false;
  if (/[[\]*†‡]/.test(text)) return true;
  for (let node: DomNode | null = sup.parentNode; node !== null && isElement(node); node = node.parentNode) {
    if (node.tagName === 'A') return true;
    if (node.tagName !== 'SPAN') break;
  }
  for (let node = nextNode(sup, sup); node !== null; node = nextNode(node, sup)) if (isElement(node) && node.tagName === 'A') return true;
  return false;
}
