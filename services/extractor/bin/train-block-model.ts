import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { BlockModel } from '../src/body/block-model.ts';
import { parseLean } from '../src/body/lean-parse.ts';
import { scanHtml } from '../src/body/scan-html.ts';
import { type WeighedPage, weighBlocks } from '../src/body/weigh-blocks.ts';
import { type Example, type Growth, growTrees } from './grow-trees.ts';
import { isSetAside, type LabelledPage, labelledPages } from './labelled-pages.ts';

/** How the shipped model was grown; found by cross-validation over the pages not set aside. */
const GROWTH: Growth = { trees: 100, leaves: 15, rate: 0.1, leastWeight: 0.1, ridge: 1, rowShare: 0.8, signalShare: 0.5, seed: 7 };
const SHINGLE = 4;

/** Learns the block model: `train-block-model.ts --data DIR [--data DIR] [--out FILE]`. */
function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string', multiple: true, default: [] }, out: { type: 'string' } } });
  const examples: Example[] = [];
  let signals: string[] = [];
  for (const folder of values.data) {
    const pages: Example[][] = [];
    for (const page of labelledPages(folder)) {
      const weighed = isSetAside(page.id) ? null : weigh(page);
      if (weighed === null || weighed.page.blocks.length === 0) continue;
      signals = weighed.signals.names;
      pages.push(examplesOf(weighed, page.gold));
    }
    const share = Math.sqrt(100 / Math.max(1, pages.length)); // the larger folder counts more, but not by its size alone
    for (const page of pages) for (const example of page) examples.push({ ...example, weight: example.weight * share });
    process.stdout.write(`${folder}: ${pages.length} pages\n`);
  }
  const model: BlockModel = { signals, trees: growTrees(examples, GROWTH) };
  writeFileSync(values.out ?? new URL('../src/body/block-model.json', import.meta.url), `${JSON.stringify(model)}\n`);
}

function weigh(page: LabelledPage): WeighedPage | null {
  const scanned = scanHtml(page.html);
  return scanned.kind === 'refused' ? null : weighBlocks((attempts) => parseLean(scanned.html, page.url, attempts));
}

/** Each block as an example; it is wanted where more than half of its four-word runs stand in the known body. A page counts 1 in all, by words. */
function examplesOf({ page, signals }: WeighedPage, gold: string): Example[] {
  const known = wordsOf(gold);
  const shingles = new Set(shinglesOf(known, SHINGLE));
  const whole = ` ${known.join(' ')} `;
  const judged = page.blocks.map(({ text }) => {
    const words = wordsOf(text);
    const own = words.length < SHINGLE ? null : shinglesOf(words, SHINGLE);
    const isWanted = own === null ? words.length > 0 && whole.includes(` ${words.join(' ')} `) : own.filter((s) => shingles.has(s)).length > own.length / 2;
    return { isWanted, words: words.length };
  });
  const total = Math.max(
    50,
    judged.reduce((sum, { isWanted, words }) => sum + (isWanted ? words : 0), 0),
  );
  return judged.map(({ isWanted, words }, at) => ({
    values: signals.rows[at] ?? [],
    isWanted,
    weight: (Math.min(words, total / 2) + 2) / total,
  }));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function shinglesOf(words: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) => words.slice(at, at + length).join(' '));
}

main();
