import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COPY_SETTINGS, copyFinder } from './find-copy.ts';
import { memorySketchIndex } from './memory-sketch-index.ts';
import type { SketchIndex } from './sketch-index.ts';

const story = (topic: string, sentences: number): string =>
  Array.from(
    { length: sentences },
    (_, at) => `The ${topic} council heard part ${topic}${at} of report number ${at * 7 + topic.length} on works ${topic}${at + 1}.`,
  ).join('\n');

describe('the copy finder', () => {
  it('finds a reprint that is trimmed, extended or has another first line', async () => {
    const finder = copyFinder(memorySketchIndex());
    const whole = story('harbour', 20);
    expect((await finder.find('whole', whole)).copyOf).toBeNull();
    expect((await finder.find('trimmed', whole.split('\n').slice(0, 8).join('\n'))).copyOf).toBe('whole');
    expect((await finder.find('extended', `${whole}\n${story('bridge', 8)}`)).copyOf).toBe('whole');
    expect((await finder.find('headed', `Works in brief\n${whole}`)).copyOf).toBe('whole');
  });

  it('names the original, not another copy', async () => {
    const finder = copyFinder(memorySketchIndex());
    await finder.find('brief', story('harbour', 8));
    await finder.find('whole', story('harbour', 16));
    expect((await finder.find('end', story('harbour', 16).split('\n').slice(9).join('\n'))).copyOf).toBe('brief');
  });

  it('does not take another telling or a shared quotation for a copy', async () => {
    const finder = copyFinder(memorySketchIndex());
    const quotation = 'We will rebuild every metre of this wall before winter comes, whatever it takes.';
    await finder.find('one', `${story('harbour', 10)}\n${quotation}`);
    expect((await finder.find('other', `${story('bridge', 10)}\n${quotation}`)).copyOf).toBeNull();
  });

  it('finds nothing by stock phrases that many originals hold', async () => {
    const finder = copyFinder(memorySketchIndex());
    const stock = story('stock', 6);
    for (let at = 0; at < COPY_SETTINGS.commonAt; at++) await finder.find(`original${at}`, `${stock}\n${story(`own${at}topic`, 12)}`);
    expect((await finder.find('late', stock)).copyOf).toBeNull();
  });

  it('goes on finding a story that is copied many times', async () => {
    const finder = copyFinder(memorySketchIndex());
    const whole = story('harbour', 12);
    await finder.find('whole', whole);
    for (let at = 0; at < 3 * COPY_SETTINGS.commonAt; at++) expect((await finder.find(`copy${at}`, whole)).copyOf).toBe('whole');
  });

  it('answers the same again for an article met again', async () => {
    const finder = copyFinder(memorySketchIndex());
    await finder.find('whole', story('harbour', 12));
    const first = await finder.find('copy', story('harbour', 10));
    expect(await finder.find('copy', story('harbour', 10))).toEqual(first);
    expect((await finder.find('whole', story('harbour', 12))).copyOf).toBeNull();
  });

  it('does not make an original a copy of its own copies when it is met again', async () => {
    const finder = copyFinder(memorySketchIndex());
    await finder.find('whole', story('harbour', 12));
    await finder.find('extended', `${story('harbour', 12)}\n${story('bridge', 5)}`);
    expect((await finder.find('whole', `${story('harbour', 12)}\n${story('bridge', 5)}`)).copyOf).toBeNull();
  });

  it('bounds what it asks of the index, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 3000 }), async (text) => {
        const asked = spied(memorySketchIndex());
        await copyFinder(asked.index).find('any', text);
        expect(asked.hashes).toBeLessThanOrEqual(COPY_SETTINGS.lookedUpAtMost);
      }),
    );
    const asked = spied(memorySketchIndex());
    await copyFinder(asked.index).find('long', story('harbour', 4000));
    expect(asked.hashes).toBeLessThanOrEqual(COPY_SETTINGS.lookedUpAtMost);
  });
});

function spied(index: SketchIndex): { index: SketchIndex; hashes: number } {
  const seen = { index, hashes: 0 };
  seen.index = {
    ...index,
    async lookup(hashes, limit) {
      seen.hashes += hashes.length;
      return index.lookup(hashes, limit);
    },
  };
  return seen;
}
