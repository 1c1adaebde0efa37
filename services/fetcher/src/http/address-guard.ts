import { isIP } from 'node:net';
import { TwError } from '@tallywire/shared/domain/errors';
import { isPublicAddress } from './public-address.ts';

const DEFAULT_PORTS = [80, 443];

export interface AddressGuardOptions {
  /** Addresses that are fetched although they are not public: `address:port`, IPv6 in brackets. Both must match exactly. */
  readonly allow: readonly string[];
  /** How to reach the operator; without it only allowed addresses are fetched. */
  readonly contact: string | null;
  /** Ports of public addresses; 80 and 443 unless given. */
  readonly ports?: readonly number[];
}

/** Says which URLs and which addresses may be connected to. Refusals are returned as errors with their code. */
export interface AddressGuard {
  /** Checks what can be told without resolving: scheme, credentials, port. */
  refuseUrl(url: URL): TwError | null;
  /** Checks the address about to be connected to, or connected to, for a host name. */
  refuseAddress(address: string, port: number, host: string): TwError | null;
}

/** The guard of a configuration. A malformed allowance throws `TW_CONFIG_INVALID`. */
export function createAddressGuard({ allow, contact, ports = DEFAULT_PORTS }: AddressGuardOptions): AddressGuard {
  const allowances = allow.map(parseAllowance);
  const allowed = new Set(allowances.map(({ address, port }) => `${address}|${port}`));
  const openPorts = new Set([...ports, ...allowances.map(({ port }) => port)]);
  const publicPorts = new Set(ports);

  return {
    refuseUrl(url) {
      const blocked = (why: string): TwError => new TwError('TW_FETCH_BLOCKED_URL', `${tellUrl(url)} ${why}.`);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return blocked('is neither http nor https');
      if (url.username !== '' || url.password !== '') return blocked('carries credentials');
      if (url.hostname === '') return blocked('names no host');
      return openPorts.has(portOf(url)) ? null : blocked(`uses port ${portOf(url)}, which is not fetched`);
    },

    refuseAddress(address, port, host) {
      if (allowed.has(`${canonicalAddress(address)}|${port}`)) return null;
      if (!isPublicAddress(address)) return new TwError('TW_FETCH_BLOCKED_ADDRESS', `${host} leads to ${address}, which is not a public address.`);
      if (!publicPorts.has(port)) return new TwError('TW_FETCH_BLOCKED_ADDRESS', `${host} leads to ${address} port ${port}, which is not allowed.`);
      return contact === null ? new TwError('TW_FETCH_NO_CONTACT', `${host} was not asked: no contact is configured to name in the request.`) : null;
    },
  };
}

/** The port a URL is fetched on. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** A URL for logs and messages: without credentials, and never endless. */
export function tellUrl(url: URL): string {
  const { username, password } = url;
  const bare = username === '' && password === '' ? url.href : url.href.replace(/\/\/[^/@]*@/, '//');
  return bare.length > 300 ? `${bare.slice(0, 300)}…` : bare;
}

function parseAllowance(text: string): { address: string; port: number } {
  const at = text.lastIndexOf(':');
  const address = text.slice(0, Math.max(at, 0)).replace(/^\[(.*)\]$/, '$1');
  const port = Number(text.slice(at + 1));
  if (isIP(address) === 0 || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new TwError('TW_CONFIG_INVALID', `"${text}" is no allowance: give an IP address and a port, as 10.0.0.5:8080 or [fd00::5]:8080.`);
  }
  return { address: canonicalAddress(address), port };
}

/** IPv6 has many spellings of one address; URL parsing folds them. */
function canonicalAddress(address: string): string {
  return isIP(address) === 6 && !address.includes('%') ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address;
}
