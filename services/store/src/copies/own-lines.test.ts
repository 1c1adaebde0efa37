import { expect, it } from 'vitest';
import { memoryLineMemory, ownText } from './own-lines.ts';

const footer = 'Visit our office on Main Square every weekday.';

it("drops a line from a site's third article with it on", async () => {
  const memory = memoryLineMemory();
  const read = (id: string, site: string | null): Promise<string> => ownText({ id, site, text: `Story ${id}.\n${footer}` }, memory);
  expect(await read('1', 'a.example')).toContain(footer);
  expect(await read('2', 'a.example')).toContain(footer);
  expect(await read('3', 'a.example')).toBe('Story 3.');
  expect(await read('4', 'b.example')).toContain(footer);
});

it('counts an article once, however often it is read', async () => {
  const memory = memoryLineMemory();
  for (let reading = 0; reading < 5; reading++) expect(await ownText({ id: '1', site: 'a.example', text: `Story.\n${footer}` }, memory)).toContain(footer);
});

it('counts nothing for an article of no known site', async () => {
  const memory = memoryLineMemory();
  for (let at = 0; at < 5; at++) expect(await ownText({ id: `${at}`, site: null, text: `Story ${at}.\n${footer}` }, memory)).toContain(footer);
});

it('drops lines of rights and sharing wherever they stand first', async () => {
  const text = 'The bridge was closed.\nCopyright 2031 Example News. All rights reserved.\nFollow us for more';
  expect(await ownText({ id: '1', site: 'a.example', text }, memoryLineMemory())).toBe('The bridge was closed.');
});

it('keeps a text that would be left empty', async () => {
  const memory = memoryLineMemory();
  for (let at = 0; at < 4; at++) expect(await ownText({ id: `${at}`, site: 'a.example', text: footer }, memory)).toBe(footer);
});
