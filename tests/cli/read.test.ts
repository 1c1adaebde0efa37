import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFile } from '@tallywire/shared/contract/temporary-file';
import { claimSchema } from '@tallywire/shared/domain/claim';
import { afterAll, expect, test } from 'vitest';
import { tallywire } from './tallywire.ts';

const file = temporaryFile();
afterAll(() => file[Symbol.dispose]());
const put = (name: string, content: string): string => {
  const path = join(dirname(file.path), name);
  writeFileSync(path, content);
  return path;
};

const TEXT = 'Officials said 14 people were killed and dozens were wounded when the ferry sank.';
const page = (body: string): string =>
  `<html lang="en"><head><title>Ferry sinks</title></head><body><article><h1>Ferry sinks</h1>${body}</article></body></html>`;
const PAGE = page(`<p>${TEXT}</p>${'<p>The harbour master said that the search would go on through the night, weather permitting.</p>'.repeat(6)}`);

test('reads the claims of a text from standard input', async () => {
  const { code, out, err } = await tallywire(['read', '-'], { input: TEXT });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/Officials +14 +killed +people .*“14 people were killed”/);
  expect(out).not.toContain('\u001b[');
});

test('reads the claims of an HTML page as NDJSON, and of the page alone', async () => {
  const { code, out } = await tallywire(['read', '--json', put('page.html', PAGE)]);
  expect(code).toBe(0);
  const claims = out
    .trimEnd()
    .split('\n')
    .map((line) => claimSchema.parse(JSON.parse(line)));
  expect(claims.map(({ effect, figure }) => [effect, figure.words])).toEqual([
    ['killed', '14'],
    ['wounded', 'dozens'],
  ]);
});

test.each([
  ['a text without figures', 'The harbour master said that the search would go on through the night.', ''],
  ['a text in another language', 'Les garde-côtes ont annoncé que quatorze personnes avaient été tuées dans le naufrage du ferry.', 'the text is not English'],
  ['a page without a text', page(''), 'no article: '],
])('ends with 3 on %s', async (_, input, message) => {
  const { code, err } = await tallywire(['read', '-'], { input });
  expect(code).toBe(3);
  expect(err).toContain(message);
});

test.each([
  ['a file that is not there', () => join(dirname(file.path), 'none.html'), 'TW_CLI_NO_INPUT'],
  ['a folder', () => dirname(file.path), 'TW_CLI_NO_INPUT'],
  ['a page nested without end', () => put('deep.html', `<html><body>${'<div>'.repeat(100_000)}`), 'TW_PAGE_TOO_DEEP'],
  ['a file larger than any article', () => put('large.txt', 'x'.repeat(21_000_000)), 'TW_PAGE_TOO_LARGE'],
])('ends with 1 on %s', async (_, path, fault) => {
  const { code, out, err } = await tallywire(['read', path()]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(fault);
  expect(err).not.toContain('    at ');
});
