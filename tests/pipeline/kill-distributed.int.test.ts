import { until } from '@tallywire/shared/contract/until';
import { expect, inject, test } from 'vitest';
import { golden } from './golden.ts';
import { openServicesUnderTest, SERVICES, type Service } from './services-under-test.ts';
import { summarise } from './summary.ts';
import { untilRead } from './world.ts';

test('kill -9 of every worker in the middle of its work, then a restart: the same claims, once each', async () => {
  await using under = await openServicesUnderTest(inject('runPid'));
  const { server, store, published } = under;
  const killAndStart = async (service: Service): Promise<void> => {
    await under.running(service).kill();
    under.start(service);
  };
  SERVICES.map(under.start);

  await until(async () => (await published('pageFetched')) >= 3, { timeoutMs: 60_000, what: 'first pages' });
  await killAndStart('fetcher');
  await killAndStart('extractor');
  await until(async () => (await published('claimsFound')) >= 3, { timeoutMs: 60_000, what: 'first claims' });
  await killAndStart('store');
  await killAndStart('extractor');
  await until(async () => (await published('claimRecorded')) >= 10, { timeoutMs: 60_000, what: 'first recorded claims' });
  await Promise.all(SERVICES.map(killAndStart));

  await untilRead(under, server);
  const found = await summarise(store, server.origin);
  expect(found).toEqual(golden(found));
  expect(await published('claimRecorded')).toBe((await store.counts()).claims);

  const codes = SERVICES.map((service) => {
    under.running(service).process.kill('SIGTERM');
    return under.running(service).ended;
  });
  expect(await Promise.all(codes)).toEqual([0, 0, 0]);
}, 240_000);
