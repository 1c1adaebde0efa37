import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { TwError } from '@tallywire/shared/domain/errors';
import { buildConnector } from 'undici';
import type { AddressGuard } from './address-guard.ts';
import type { ResolveHost } from './resolve-host.ts';

export interface GuardedConnectorOptions {
  readonly guard: AddressGuard;
  readonly resolve: ResolveHost;
  readonly connectMs: number;
}

/**
 * Connects to permitted addresses only. A name is resolved once, by us, and the connection goes to an address that was checked: a second answer of its name server
 * can't change it. Addresses written as such skip the lookup in Node, so they are checked here, and the socket's far end is checked again when it stands.
 */
export function guardedConnector({ guard, resolve, connectMs }: GuardedConnectorOptions): buildConnector.connector {
  const connectors = new Map<number, buildConnector.connector>();
  const connectorOf = (port: number): buildConnector.connector => {
    const known = connectors.get(port);
    if (known) return known;
    const made = buildConnector({ timeout: connectMs, allowH2: false, lookup: guardedLookup(guard, resolve, port), autoSelectFamily: true });
    connectors.set(port, made);
    return made;
  };

  return (options, callback) => {
    const { hostname, protocol } = options;
    const port = options.port === '' ? (protocol === 'https:' ? 443 : 80) : Number(options.port);
    const refused = isIP(hostname) === 0 ? null : guard.refuseAddress(hostname, port, hostname);
    if (refused) {
      queueMicrotask(() => callback(refused, null));
      return;
    }
    connectorOf(port)(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      const misled = guard.refuseAddress(socket.remoteAddress ?? 'an unknown address', port, hostname);
      if (!misled) return callback(null, socket);
      socket.destroy();
      callback(misled, null);
    });
  };
}

function guardedLookup(guard: AddressGuard, resolve: ResolveHost, port: number): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const permitted = addresses.filter(({ address }) => guard.refuseAddress(address, port, hostname) === null);
        const [first] = permitted;
        if (!first) return callback(refusalOf(guard, addresses, port, hostname), '', 0);
        if (options.all) callback(null, [...permitted]);
        else callback(null, first.address, first.family);
      },
      (cause) => callback(new TwError('TW_FETCH_DNS', `${hostname} can't be resolved.`, { cause }), '', 0),
    );
  };
}

function refusalOf(guard: AddressGuard, addresses: readonly LookupAddress[], port: number, hostname: string): TwError {
  const [first] = addresses;
  const refused = first && guard.refuseAddress(first.address, port, hostname);
  return refused ?? new TwError('TW_FETCH_DNS', `${hostname} has no address.`);
}
