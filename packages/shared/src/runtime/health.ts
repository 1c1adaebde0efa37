import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TwError } from '../domain/errors.ts';

/** A thing a service needs; `check` resolves when it is well and rejects with why when it isn't. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<void>;
}

export interface HealthServer extends AsyncDisposable {
  readonly port: number;
}

const CHECK_DEADLINE_MS = 3_000;

/** Serves `/healthz` (200 while the process's loop turns) and `/readyz` (200 when every check is well, else 503), both with JSON that says what isn't. `TW_PORT_IN_USE` where the port can't be had. */
export async function openHealth(port: number, host: string, checks: readonly HealthCheck[]): Promise<HealthServer> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, told: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(`${JSON.stringify(told)}\n`);
    };
    if (request.url === '/healthz') return answer(200, { status: 'alive' });
    if (request.url !== '/readyz') return answer(404, { status: 'no such address', try: ['/healthz', '/readyz'] });
    const results = await Promise.all(checks.map(runCheck));
    const faults = results.filter(({ fault }) => fault !== null);
    answer(faults.length === 0 ? 200 : 503, { status: faults.length === 0 ? 'ready' : 'not ready', checks: results });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new TwError('TW_PORT_IN_USE', `Health can't be served on ${host}:${port}, which TALLYWIRE_HEALTH_PORT says.`, { cause })),
    );
    server.listen(port, host, resolve);
  });
  return {
    port: portOf(server.address()),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function runCheck({ name, check }: HealthCheck): Promise<{ name: string; fault: string | null }> {
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(() => deadline.reject(new Error(`no answer in ${CHECK_DEADLINE_MS} ms`)), CHECK_DEADLINE_MS);
  try {
    await Promise.race([check(), deadline.promise]);
    return { name, fault: null };
  } catch (error) {
    return { name, fault: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
