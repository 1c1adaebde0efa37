import model from './block-model.json' with { type: 'json' };
import { type BlockModel, likelihoods } from './block-model.ts';
import type { Block } from './blocks.ts';
import type { WeighedPage } from './weigh-blocks.ts';

const BLOCK_MODEL: BlockModel = model;
const LEAST_LIKELIHOOD = 0.5;

/** With less than this and less than Readability found, the model has met a page unlike those it was learnt from. */
const FEW_CHARS = 250;

/** The blocks of a page that make up its article. */
export function articleBlocks({ page, signals, kept }: WeighedPage): Block[] {
  const likely = likelihoods(BLOCK_MODEL, signals);
  const chosen = page.blocks.filter(({ at }) => (likely[at] ?? 0) > LEAST_LIKELIHOOD);
  if (charsOf(chosen) >= FEW_CHARS) return chosen;
  const found = page.blocks.filter(({ at }) => kept.has(at));
  return charsOf(found) > 2 * charsOf(chosen) ? found : chosen;
}

function charsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
