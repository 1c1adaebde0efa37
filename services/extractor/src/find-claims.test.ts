import { keepLog } from '@tallywire/shared/contract/kept-log';
import { sampleArticle } from '@tallywire/shared/contract/samples';
import { type Article, MAX_ARTICLE_CHARS } from '@tallywire/shared/domain/article';
import { encodeEvent, eventOf, MAX_RECORD_BYTES } from '@tallywire/shared/domain/event';
import { type FoundClaims, foundClaimsSchema, MAX_CLAIMS } from '@tallywire/shared/domain/found-claims';
import { topics } from '@tallywire/shared/domain/topics';
import { expect, test } from 'vitest';
import { findClaimsStage, readClaims } from './find-claims.ts';

async function decide(article: Article) {
  const context = { signal: new AbortController().signal, position: { topic: topics.articleExtracted.name, partition: 0, offset: 0 }, log: keepLog() };
  const decision = await findClaimsStage.handle(article, context);
  if (decision.kind !== 'emit') throw new Error(`no claims: ${JSON.stringify(decision)}`);
  return { found: foundClaimsSchema.parse(decision.events[0]?.value), told: decision.told };
}

const bytesOf = (found: FoundClaims): number => encodeEvent(eventOf(topics.claimsFound, found), { source: 'test', timeMs: 0, traceparent: null }).value.length;

test('tells an article’s claims together with it, each quote where it says', async () => {
  const article = sampleArticle();
  const { found, told } = await decide(article);
  expect(found.article).toEqual(article);
  expect(found.claims.length).toBeGreaterThan(0);
  for (const { evidence } of found.claims) expect(article.text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
  expect(told).toMatchObject({ message: 'Claims found.', facts: { claims: found.claims.length } });
});

test('keeps an article in another language without claims, and says so', async () => {
  const article = sampleArticle({
    title: 'Affrontements à la frontière',
    text: 'L’armée a déclaré dimanche que 23 soldats avaient été tués près de la frontière.',
  });
  const { found, told } = await decide(article);
  expect(found).toMatchObject({ article, claims: [], truncated: false, skipped: 'the text is not English' });
  expect(told?.facts).toMatchObject({ claims: 0, skipped: 'the text is not English' });
});

test('gives the same article the same claims', () => {
  expect(readClaims(sampleArticle())).toEqual(readClaims(sampleArticle()));
});

test('keeps as many claims of a list without end as may be, marked, in a record that a topic takes', () => {
  const line = 'The army said 23 soldiers were killed near the border crossing on Sunday.\n\n';
  const many = readClaims(sampleArticle({ text: line.repeat(600) }));
  expect(many.claims).toHaveLength(MAX_CLAIMS);
  expect(many.truncated).toBe(true);
  expect(bytesOf(many)).toBeLessThanOrEqual(MAX_RECORD_BYTES);
  const quotes = '"'.repeat(MAX_ARTICLE_CHARS - line.length * 600);
  const full = readClaims(sampleArticle({ text: line.repeat(600) + quotes }));
  expect(full.truncated).toBe(true);
  expect(full.claims.length).toBeGreaterThan(50);
  expect(full.claims.length).toBeLessThan(MAX_CLAIMS);
  expect(bytesOf(full)).toBeLessThanOrEqual(MAX_RECORD_BYTES);
});
