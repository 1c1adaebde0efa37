import type { DomElement } from './dom.ts';

/** The list item and the table row that a block stands in. */
export type BlockPlace = { item: DomElement | undefined; list: DomElement | undefined; row: DomElement | undefined; table: DomElement | undefined };

const ITEM = new Set(['LI', 'DT', 'DD']);
const LIST = new Set(['UL', 'OL', 'DL', 'MENU']);
const ROW = new Set(['TR']);
const TABLE = new Set(['TABLE']);

/** Finds the place of a block with these elements around it, inmost first. To be done before Readability renames any. */
export function placeOf(path: readonly DomElement[]): BlockPlace {
  const around = (tags: ReadonlySet<string>): DomElement | undefined => path.find(({ tagName }) => tags.has(tagName));
  const item = around(ITEM);
  const row = around(ROW);
  return { item, list: item === undefined ? undefined : around(LIST), row, table: row === undefined ? undefined : around(TABLE) };
}
