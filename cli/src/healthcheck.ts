import { loadConfig } from '@tallywire/shared/runtime/config';
import { describeError } from '@tallywire/shared/runtime/retry';
import { EXIT, usageFault } from './exit.ts';
import { readArguments } from './read-arguments.ts';

const DEADLINE_MS = 5_000;

/** `tallywire healthcheck [URL]`: asks the service of this container, or the address given, whether it is ready. */
export async function healthcheck(args: string[]): Promise<number> {
  const [url] = readArguments(args, {}, 1).positionals;
  if (url !== undefined && !URL.canParse(url)) throw usageFault(`"${url}" is no address.`);
  const address = url ?? `http://127.0.0.1:${loadConfig().TALLYWIRE_HEALTH_PORT}/readyz`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(DEADLINE_MS) });
    const body = (await response.text()).trim();
    process.stdout.write(`${response.status} ${body}\n`);
    return response.ok ? EXIT.ok : EXIT.fault;
  } catch (error) {
    process.stdout.write(`${address} does not answer: ${describeError(error)}\n`);
    return EXIT.fault;
  }
}
