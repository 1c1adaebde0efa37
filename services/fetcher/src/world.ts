import type { Bus } from '@tallywire/shared/ports/bus';
import type { Clock } from '@tallywire/shared/ports/clock';
import type { Frontier } from '@tallywire/shared/ports/frontier';
import type { Http } from '@tallywire/shared/ports/http';
import type { Log } from '@tallywire/shared/ports/log';
import type { SeenSet } from '@tallywire/shared/ports/seen-set';

/** What the fetcher works with. */
export interface FetcherWorld {
  readonly frontier: Frontier;
  readonly seen: SeenSet;
  readonly bus: Bus;
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
}
