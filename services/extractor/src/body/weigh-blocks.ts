import { addKeptSignals, type BlockSignals, ownSignals } from './block-signals.ts';
import type { Attempts, DomDocument } from './dom.ts';
import { type PageBlocks, splitPage } from './page-blocks.ts';
import { keptByReadability } from './readability.ts';

/** A page's blocks, the signals of each, and the numbers of those that Readability kept. */
export type WeighedPage = { page: PageBlocks; signals: BlockSignals; kept: ReadonlySet<number> };

/** With less text than this, Readability is run again as it runs by default: with ever less severity until it finds enough. */
const FEW_CHARS = 500;

/** Splits a page into blocks and gathers the signals of each. `parse` gives a fresh document each time, as reading one uses it up. */
export function weighBlocks(parse: (attempts: Attempts) => DomDocument): WeighedPage {
  const document = parse('one');
  if (document.body === null)
    return { page: { blocks: [], proseChars: new Map(), proseTotal: 0, noise: [] }, signals: { names: [], rows: [] }, kept: new Set() };
  const page = splitPage(document, document.body);
  const own = ownSignals(page, document.title);
  let kept = keptByReadability(document, 1);
  const chars = page.blocks.reduce((sum, { at, text }) => sum + (kept.has(at) ? text.length : 0), 0);
  if (chars < FEW_CHARS) kept = keptAgain(parse('many'));
  return { page, signals: addKeptSignals(page, own, kept), kept };
}

function keptAgain(document: DomDocument): Set<number> {
  if (document.body === null) return new Set();
  splitPage(document, document.body);
  return keptByReadability(document);
}
