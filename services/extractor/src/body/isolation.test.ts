import { expect, it } from 'vitest';

import { HOSTILE_PAGES, ORDINARY_PAGE } from '../../bin/hostile-pages.ts';
import { openPageReader, type PageReading } from './page-reading.ts';

const url = 'https://news.example/bridge-work-goes-on';

it('answers each hostile page and reads an ordinary one after it', { timeout: 120_000 }, async () => {
  await using reader = openPageReader({ size: 1 });
  for (const { name, html, verdict } of HOSTILE_PAGES) {
    const answer = answerOf(await reader.read({ html: html(), url }));
    if (verdict === 'read or refused') expect.soft(answer, name).toMatch(/^(?:article|TW_PAGE_TOO_DEEP|TW_WORKER_DEADLINE|TW_WORKER_CRASHED)$/);
    else expect.soft(answer, name).toBe(verdict);
    expect(answerOf(await reader.read({ html: ORDINARY_PAGE, url })), `after ${name}`).toBe('article');
  }
});

function answerOf(reading: PageReading): string {
  return reading.kind === 'reject' ? reading.code : reading.kind === 'skip' ? reading.reason : 'article';
}
