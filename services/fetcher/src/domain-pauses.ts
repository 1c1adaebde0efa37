import type { Frontier } from '@tallywire/shared/ports/frontier';
import { getDomain } from 'tldts';

/** Registrable domains that sent a fetcher away. Limits are usually kept for a whole domain, whichever of its hosts is asked. */
export interface DomainPauses {
  /** How much longer nothing of the host's domain is to be asked; 0 for not at all. */
  leftMs(hostname: string): Promise<number>;
  /** Nothing of the host's domain is to be asked for the time. */
  pause(hostname: string, ms: number): Promise<void>;
}

/** Pauses as the frontier keeps them: all fetchers that share it keep them too. */
export function openDomainPauses(frontier: Frontier): DomainPauses {
  return {
    leftMs: (hostname) => frontier.pauseLeftMs(domainOf(hostname)),
    pause: async (hostname, ms) => frontier.pause(domainOf(hostname), (await frontier.now()) + ms),
  };
}

/** Sites of a shared host (`a.blogs.example`) are of one operator, so private suffixes are not told apart. Addresses stand for themselves. */
function domainOf(hostname: string): string {
  return getDomain(hostname, { allowPrivateDomains: false }) ?? hostname;
}
