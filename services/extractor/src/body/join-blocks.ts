import type { BlockPlace } from './block-place.ts';
import type { Block } from './blocks.ts';

/** The blocks as text: paragraphs apart by a blank line, each list item and table row a line of its own, items marked by "- ". */
export function joinBlocks(blocks: readonly Block[]): string {
  let text = '';
  let before: BlockPlace | null = null;
  for (const block of blocks) {
    const { place } = block;
    text += separator(before, place);
    if (place.item !== undefined && place.item !== before?.item) text += '- ';
    text += place.item === undefined && place.row === undefined ? block.text : block.text.replaceAll('\n', ' ');
    before = place;
  }
  return text;
}

function separator(before: BlockPlace | null, now: BlockPlace): string {
  if (before === null) return '';
  if (now.row !== undefined && now.row === before.row && now.item === before.item) return ' | ';
  if (now.table !== undefined && now.table === before.table && now.row !== before.row) return '\n';
  if (now.item !== undefined && before.item !== undefined && (now.list === before.list || now.item === before.item)) return '\n';
  return '\n\n';
}
