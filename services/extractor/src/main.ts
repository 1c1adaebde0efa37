import { openKafkaBus } from '@tallywire/shared/kafka/bus';
import { kafkaOptionsOf } from '@tallywire/shared/kafka/options-from-config';
import { type RunningService, runService, type ServiceWorld } from '@tallywire/shared/runtime/run-service';
import { runStage } from '@tallywire/shared/runtime/run-stage';
import { openPageReader } from './body/page-reading.ts';
import { findClaimsStage } from './find-claims.ts';
import { readArticleStage } from './read-article.ts';

const open = async ({ config, log, clock, use }: ServiceWorld): Promise<RunningService> => {
  const bus = use(await openKafkaBus(kafkaOptionsOf('extractor', { config, log, clock })));
  const reader = use(openPageReader({ size: config.TALLYWIRE_EXTRACT_WORKERS, deadlineMs: config.TALLYWIRE_EXTRACT_DEADLINE_MS }));
  const readArticle = readArticleStage(reader, config.TALLYWIRE_PAGE_MAX_BYTES);
  const reading = use(await runStage(readArticle, { bus, clock, log }));
  const finding = use(await runStage(findClaimsStage, { bus, clock, log }));
  return {
    checks: [{ name: 'bus', check: async () => void (await bus.lag(readArticle.name, [readArticle.input.name])) }],
    parts: [reading.failed, finding.failed],
  };
};

await runService('extractor', open, ['TALLYWIRE_KAFKA_BROKERS']);
