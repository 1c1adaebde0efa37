import type { Clock } from '@tallywire/shared/ports/clock';
import { getDomain } from 'tldts';

const MAX_DOMAINS = 10_000;

/** Registrable domains that sent this process away. Limits are usually kept for a whole domain, whichever of its hosts is asked. */
export interface DomainPauses {
  /** How much longer nothing of the host's domain is to be asked; 0 for not at all. */
  leftMs(hostname: string): number;
  /** Nothing of the host's domain is to be asked for the time. */
  pause(hostname: string, ms: number): void;
}

/** Pauses in memory: another process learns them by its own answers. */
export function openDomainPauses(clock: Clock): DomainPauses {
  const untilMs = new Map<string, number>();
  return {
    leftMs: (hostname) => Math.max(0, (untilMs.get(domainOf(hostname)) ?? 0) - clock.now()),
    pause(hostname, ms) {
      const domain = domainOf(hostname);
      untilMs.delete(domain);
      untilMs.set(domain, clock.now() + ms);
      const [oldest] = untilMs.keys();
      if (untilMs.size > MAX_DOMAINS && oldest !== undefined) untilMs.delete(oldest);
    },
  };
}

/** Sites of a shared host (`a.blogs.example`) are of one operator, so private suffixes are not told apart. Addresses stand for themselves. */
function domainOf(hostname: string): string {
  return getDomain(hostname, { allowPrivateDomains: false }) ?? hostname;
}
