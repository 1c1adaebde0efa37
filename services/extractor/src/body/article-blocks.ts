import model from './block-model.json' with { type: 'json' };
import { type BlockModel, likelihoods } from './block-model.ts';
import type { Block } from './blocks.ts';
import type { WeighedPage } from './weigh-blocks.ts';

const BLOCK_MODEL: BlockModel = model;
const LEAST_LIKELIHOOD = 0.5;

/** The blocks of a page that make up its article. */
export function articleBlocks({ page, signals }: WeighedPage): Block[] {
  const likely = likelihoods(BLOCK_MODEL, signals);
  return page.blocks.filter(({ at }) => (likely[at] ?? 0) > LEAST_LIKELIHOOD);
}
