import type { Block } from './blocks.ts';
import type { DomElement } from './dom.ts';

/** The blocks as text: paragraphs apart by a blank line, each list item and table row a line of its own, items marked by "- ". */
export function joinBlocks(blocks: readonly Block[]): string {
  let text = '';
  let before: Place | null = null;
  for (const block of blocks) {
    const place = placeOf(block);
    text += separator(before, place);
    if (place.item !== undefined && place.item !== before?.item) text += '- ';
    text += place.item === undefined && place.row === undefined ? block.text : block.text.replaceAll('\n', ' ');
    before = place;
  }
  return text;
}

/** The list item and the table row that a block stands in. */
type Place = { item: DomElement | undefined; list: DomElement | undefined; row: DomElement | undefined; table: DomElement | undefined };

const ITEM = new Set(['LI', 'DT', 'DD']);
const LIST = new Set(['UL', 'OL', 'DL', 'MENU']);
const ROW = new Set(['TR']);
const TABLE = new Set(['TABLE']);

function placeOf({ path }: Block): Place {
  const around = (tags: ReadonlySet<string>): DomElement | undefined => path.find(({ tagName }) => tags.has(tagName));
  const item = around(ITEM);
  const row = around(ROW);
  return { item, list: item === undefined ? undefined : around(LIST), row, table: row === undefined ? undefined : around(TABLE) };
}

function separator(before: Place | null, now: Place): string {
  if (before === null) return '';
  if (now.row !== undefined && now.row === before.row && now.item === before.item) return ' | ';
  if (now.table !== undefined && now.table === before.table && now.row !== before.row) return '\n';
  if (now.item !== undefined && before.item !== undefined && (now.list === before.list || now.item === before.item)) return '\n';
  return '\n\n';
}
