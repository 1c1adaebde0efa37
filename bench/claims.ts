import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { newsText } from './claims-text.ts';

/** Measures the claims engine in processor time: loading, words a second beside two taggers on the same text, growth, memory, hostile texts. */
const WORDS = 200_000;

const loadMs = await timed(async () => {
  await import('@tallywire/claims/find-claims');
});
const { findClaims } = await import('@tallywire/claims/find-claims');

for (let at = 0; at < 20; at++) findClaims(newsText(500, 2 + at));

const articles = Array.from({ length: WORDS / 500 }, (_, at) => newsText(500, 100 + at));
let found = 0;
const articlesMs = await timed(() => {
  for (const article of articles) found += findClaims(article, { published: '2025-10-12' }).length;
});
const rssMb = process.memoryUsage().rss / 2 ** 20;
const articleWords = articles.reduce((sum, article) => sum + article.split(/\s+/).length, 0);
const text = newsText(WORDS);
const words = text.split(/\s+/).length;
const ownMs = await timed(() => void findClaims(text, { published: '2025-10-12' }));
const tagger = winkNLP(model, ['sbd', 'pos']);
tagger.readDoc(newsText(20_000, 2)).tokens().out(tagger.its.pos);
const winkMs = await timed(() => void tagger.readDoc(text).tokens().out(tagger.its.pos));
// Loaded here, so that its memory does not count as the engine's.
const { default: compromise } = await import('compromise');
const sample = newsText(20_000, 3);
const sampleWords = sample.split(/\s+/).length;
compromise(newsText(500, 4)).json();
const compromiseMs = await timed(() => void compromise(sample).terms().out('tags'));

const perSecond = (count: number, ms: number): string => Math.round((count / ms) * 1000).toLocaleString('en');
line('load', `${loadMs.toFixed(0)} ms`);
line('claims found', `${found.toLocaleString('en')} in ${articles.length} articles of 500 words`);
line('this engine, article by article', `${perSecond(articleWords, articlesMs)} words/s`);
line('memory (RSS) after the articles', `${rssMb.toFixed(0)} MB`);
line('this engine, one long text', `${perSecond(words, ownMs)} words/s`);
line('wink-nlp alone, sentences and POS', `${perSecond(words, winkMs)} words/s`);
line('compromise alone, POS', `${perSecond(sampleWords, compromiseMs)} words/s`);

const small = newsText(17_000, 5).slice(0, 100_000);
const large = newsText(175_000, 5).slice(0, 1_000_000);
const smallMs = await timed(() => void findClaims(small));
const largeMs = await timed(() => void findClaims(large));
line('100 KB, then 1 MB', `${smallMs.toFixed(0)} ms, ${largeMs.toFixed(0)} ms: ${(largeMs / smallMs).toFixed(1)} times`);

const fillUp = (piece: string): string => piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
const HOSTILE: Readonly<Record<string, string>> = {
  'one endless sentence': fillUp('the men of the town who were in the house and '),
  '50,000 numbers': fillUp('7 '),
  '20,000 quotes': fillUp('"a” '),
  'one endless word': fillUp('a'),
  'one endless compound': fillUp('a-'),
  'capitals alone': fillUp('A B '),
  'parts of parts': fillUp('including 12 people who '),
  'random Unicode': Array.from({ length: 50_000 }, (_, at) => String.fromCodePoint((at * 7919) % 0xd7ff)).join(''),
};
for (const [kind, hostile] of Object.entries(HOSTILE)) line(`hostile: ${kind}`, `${(await timed(() => void findClaims(hostile))).toFixed(0)} ms for 100 KB`);

async function timed(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user / 1000;
}

function line(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(36)} ${value}\n`);
}
