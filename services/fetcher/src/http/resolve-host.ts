import type { LookupAddress } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';

/** Resolves a host name to all its addresses. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface NameServers {
  /** `address:port`; those of the machine unless given. */
  readonly servers?: readonly string[];
  /** Of the first try at a server; later tries take longer. */
  readonly timeoutMs: number;
  readonly tries: number;
}

const MACHINES_OWN: NameServers = { timeoutMs: 3000, tries: 2 };

/** What only the machine's own tables may know: `localhost`, a container's or a neighbour's name. */
const LOCAL_NAME = /^[^.]+\.?$|\.(?:localhost|local|internal|lan|home\.arpa)\.?$/i;

/**
 * Asks name servers without a thread. The machine's own lookup takes one of few threads for as long as a dead name server lets it wait, so that some bad names
 * would hold up every other feed: it is asked for local names, and for names no server knows.
 */
export function resolveBy({ servers, timeoutMs, tries }: NameServers = MACHINES_OWN): ResolveHost {
  return async (hostname) => {
    if (LOCAL_NAME.test(hostname)) return lookup(hostname, { all: true });
    const resolver = new Resolver({ timeout: timeoutMs, tries });
    if (servers) resolver.setServers(servers);
    const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = [...addressesOf(four, 4), ...addressesOf(six, 6)];
    if (addresses.length > 0) return addresses;
    const fault: unknown = four.status === 'rejected' ? four.reason : new Error('no address');
    if (isUnknown(fault)) return lookup(hostname, { all: true });
    throw fault;
  };
}

function addressesOf(answer: PromiseSettledResult<string[]>, family: number): LookupAddress[] {
  return answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];
}

/** True where the servers answered that there is no such name: then the machine's tables may have it. Silence is not asked about twice. */
function isUnknown(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA' || error.code === 'ECONNREFUSED');
}
