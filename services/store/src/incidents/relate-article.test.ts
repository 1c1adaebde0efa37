import { expect, it } from 'vitest';
import { memorySketchIndex } from '../copies/memory-sketch-index.ts';
import { memoryLineMemory } from '../copies/own-lines.ts';
import { memoryIncidentIndex } from './memory-incident-index.ts';
import { type ArticleMemory, type IncomingArticle, relateArticle } from './relate-article.ts';

const memory = (): ArticleMemory => ({ lines: memoryLineMemory(), sketches: memorySketchIndex(), incidents: memoryIncidentIndex() });
const sentences = Array.from(
  { length: 12 },
  (_, at) => `Crew member number ${at} of the Santa Clara told the harbour office of Viana about minute ${at * 3} of the fire.`,
);
const wire: IncomingArticle = { id: 'wire', site: 'wire.example', title: 'Fire on the Santa Clara', text: sentences.join('\n'), published: '2031-05-09' };
const reprint: IncomingArticle = { ...wire, id: 'reprint', site: 'paper.example', title: 'Harbour fire', text: sentences.slice(0, 9).join('\n') };

it('finds a trimmed reprint and its incident', async () => {
  const stored = memory();
  const first = await relateArticle(wire, stored);
  const second = await relateArticle(reprint, stored);
  expect(first).toMatchObject({ copyOf: null, copyShare: 0, link: { isNew: true } });
  expect(second).toMatchObject({ copyOf: 'wire', copyShare: 1, link: { isNew: false, incidentId: first.link.incidentId } });
});

it('answers the same for an article delivered again', async () => {
  const stored = memory();
  const first = [await relateArticle(wire, stored), await relateArticle(reprint, stored)];
  const again = [await relateArticle(wire, stored), await relateArticle(reprint, stored)];
  for (const [at, { copyOf, link }] of first.entries()) expect(again[at]).toMatchObject({ copyOf, link: { incidentId: link.incidentId } });
});

it('does not relate two stories by the lines that their site repeats', async () => {
  const stored = memory();
  const frame = sentences.join('\n');
  const story = (id: string, words: string): IncomingArticle => ({
    id,
    site: 'paper.example',
    title: words,
    text: `${words}\n${frame}`,
    published: '2031-05-09',
  });
  await relateArticle(story('one', 'The mayor of Braga opened a library.'), stored);
  await relateArticle(story('two', 'A flood closed the road to Porto.'), stored);
  expect(await relateArticle(story('three', 'Bakers in Faro asked for cheaper flour.'), stored)).toMatchObject({ copyOf: null, link: { isNew: true } });
});
