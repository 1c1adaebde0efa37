import { expect, test } from 'vitest';
import { keepLog } from '../contract/kept-log.ts';
import { sampleArticle } from '../contract/samples.ts';
import { until } from '../contract/until.ts';
import { encodeEvent, eventOf } from '../domain/event.ts';
import { topics } from '../domain/topics.ts';
import { openMemoryBus } from '../memory/bus.ts';
import { openMemoryRecordLog } from '../memory/record-log.ts';
import { readDeadLetters, redriveRecords } from './dead-letters.ts';
import { runStage } from './run-stage.ts';
import type { Stage } from './stage.ts';
import { systemClock } from './system-clock.ts';

const origin = { source: 'test', timeMs: 0, traceparent: '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01' };

test('lists refused records, puts them back once, as they were, and lists them anew where they are refused again', async () => {
  await using bus = openMemoryBus({ log: openMemoryRecordLog(), clock: systemClock, partitions: 2 });
  let isBroken = true;
  const handled: string[] = [];
  const stage: Stage<ReturnType<typeof sampleArticle>> = {
    name: 'reader',
    input: topics.articleExtracted,
    outputs: [],
    concurrency: 1,
    handle(article) {
      if (isBroken) return { kind: 'reject', code: 'TW_PAGE_NO_BODY', reason: 'broken' };
      handled.push(article.id);
      return { kind: 'skip', reason: 'done' };
    },
  };
  await using _running = await runStage(stage, { bus, clock: systemClock, log: keepLog() });
  const settled = () => until(async () => (await bus.lag('reader', [topics.articleExtracted.name])) === 0);
  const articles = ['a', 'b'].map((name) => sampleArticle({ canonicalUrl: `https://one.example/${name}` }));
  expect(await readDeadLetters(bus)).toEqual([]);
  await bus.publish(articles.map((article) => encodeEvent(eventOf(topics.articleExtracted, article), origin)));
  await settled();

  const refused = await readDeadLetters(bus);
  expect(refused.map(({ letter, isRedriven, isWhole }) => [letter.code, isRedriven, isWhole])).toEqual(articles.map(() => ['TW_PAGE_NO_BODY', false, true]));
  expect(await redriveRecords(bus, refused.slice(0, 1))).toHaveLength(1);
  await settled();
  const again = await readDeadLetters(bus);
  expect(again.map(({ isRedriven }) => isRedriven).sort()).toEqual([false, false, true]);

  isBroken = false;
  expect(await redriveRecords(bus, again)).toHaveLength(2);
  await settled();
  expect(handled.sort()).toEqual(articles.map(({ id }) => id).sort());
  expect(await redriveRecords(bus, await readDeadLetters(bus))).toEqual([]);
  const values = [];
  for await (const { value, headers } of bus.read(topics.articleExtracted.name)) values.push({ value, traceparent: headers['traceparent'] });
  expect(values).toHaveLength(5);
  for (const { traceparent } of values) expect(traceparent).toBe(origin.traceparent);
});
