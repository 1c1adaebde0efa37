import type { Block } from './blocks.ts';
import { type DomElement, type DomNode, isElement } from './dom.ts';

/** The blocks as text: paragraphs apart by a blank line, each list item and table row a line of its own, items marked by "- ". */
export function joinBlocks(blocks: readonly Block[]): string {
  let text = '';
  let before: Place | null = null;
  for (const block of blocks) {
    const place = placeOf(block.holder);
    text += separator(before, place);
    if (place.item !== null && place.item !== before?.item) text += '- ';
    text += place.item === null && place.row === null ? block.text : block.text.replaceAll('\n', ' ');
    before = place;
  }
  return text;
}

type Place = { item: DomElement | null; list: DomNode | null; row: DomElement | null; table: DomNode | null };

const ITEM_TAGS = new Set(['LI', 'DT', 'DD']);
const LIST_TAGS = new Set(['UL', 'OL', 'DL', 'MENU']);

/** The list item and the table row that a block stands in, where nothing but wrappers lies between. */
function placeOf(holder: DomElement): Place {
  const place: Place = { item: null, list: null, row: null, table: null };
  for (let node: DomNode | null = holder; node !== null && isElement(node); node = node.parentNode) {
    const { tagName } = node;
    if (place.item === null && ITEM_TAGS.has(tagName)) place.item = node;
    if (place.item !== null && place.list === null && LIST_TAGS.has(tagName)) place.list = node;
    if (place.row === null && tagName === 'TR') place.row = node;
    if (place.row !== null && place.table === null && tagName === 'TABLE') place.table = node;
  }
  return place;
}

function separator(before: Place | null, now: Place): string {
  if (before === null) return '';
  if (now.row !== null && now.row === before.row && now.item === before.item) return ' | ';
  if (now.table !== null && now.table === before.table && now.row !== before.row) return '\n';
  if (now.item !== null && before.item !== null && (now.list === before.list || now.item === before.item)) return '\n';
  return '\n\n';
}
