import { until } from '@tallywire/shared/contract/until';
import { expect, inject, test } from 'vitest';
import { golden } from './golden.ts';
import { openServicesUnderTest, SERVICES } from './services-under-test.ts';
import { summarise } from './summary.ts';
import { untilRead } from './world.ts';

const OUTAGE_MS = 30_000;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('Kafka and Redis away at the start, and again for 30 s in the middle: all services wait, say so, and go on; the same claims, once each', async () => {
  await using under = await openServicesUnderTest(inject('runPid'));
  const { server, store, faults, published, isReady } = under;
  const both = [faults.kafka, faults.redis];
  await Promise.all(both.map((fault) => fault.kill()));
  SERVICES.map(under.start);
  for (const service of SERVICES)
    await until(() => under.running(service).lines.some((line) => line.includes('does not answer')), { timeoutMs: 60_000, what: `a word from ${service}` });
  expect(await Promise.all(SERVICES.map(isReady))).toEqual([false, false, false]);
  await Promise.all(both.map((fault) => fault.start()));
  await until(async () => (await published('claimRecorded')) >= 5, { timeoutMs: 90_000, what: 'first recorded claims' });

  await Promise.all(both.map((fault) => fault.kill()));
  await wait(OUTAGE_MS);
  expect(await Promise.all(SERVICES.map(isReady))).toEqual([false, false, false]);
  await Promise.all(both.map((fault) => fault.start()));
  for (const service of SERVICES) await until(() => isReady(service), { timeoutMs: 60_000, what: `${service} to be ready again` });

  await untilRead(under, server);
  const found = await summarise(store, server.origin);
  expect(found).toEqual(golden(found));
  expect(await published('claimRecorded')).toBe((await store.counts()).claims);
  for (const service of SERVICES) {
    expect(under.running(service).process.exitCode, service).toBeNull();
    expect(
      under.running(service).lines.filter((line) => line.includes('"level":"error"')),
      service,
    ).toEqual([]);
  }
}, 300_000);
