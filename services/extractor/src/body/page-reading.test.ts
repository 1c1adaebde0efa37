import { expect, it } from 'vitest';

import { openPageReader } from './page-reading.ts';

const paragraph = 'Officials said on Monday that the road was closed, that the bridge held, and that trains would run again by the evening. ';
const html = `<html lang="en"><head><title>Road closed</title></head><body><article><h1>Road closed</h1>${`<p>${paragraph}</p>`.repeat(6)}</article></body></html>`;

it('reads a page in a worker thread', async () => {
  await using reader = openPageReader({ size: 1 });
  const reading = await reader.read({ html, url: 'https://news.example/road-closed' });
  expect(reading).toMatchObject({ kind: 'article', title: 'Road closed', language: 'en' });
});

it('turns a page past its deadline into a refusal and reads the next', async () => {
  await using reader = openPageReader({ size: 1, deadlineMs: 1 });
  const reading = await reader.read({ html: html.replace('<article>', `<article>${'<div><p>a, b</p>'.repeat(150)}`), url: 'https://news.example/slow' });
  expect(reading).toMatchObject({ kind: 'reject', code: 'TW_WORKER_DEADLINE' });
});
