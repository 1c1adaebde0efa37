import { join } from 'node:path';
import { codeOf } from '@tallywire/shared/domain/errors';
import { allTopics, topics } from '@tallywire/shared/domain/topics';
import { openMemoryBus } from '@tallywire/shared/memory/bus';
import type { Bus } from '@tallywire/shared/ports/bus';
import type { ClaimStore } from '@tallywire/shared/ports/claim-store';
import type { Clock } from '@tallywire/shared/ports/clock';
import type { Frontier } from '@tallywire/shared/ports/frontier';
import type { LineMemory } from '@tallywire/shared/ports/line-memory';
import type { LinkIndex } from '@tallywire/shared/ports/link-index';
import type { Log } from '@tallywire/shared/ports/log';
import type { SeenSet } from '@tallywire/shared/ports/seen-set';
import type { SketchIndex } from '@tallywire/shared/ports/sketch-index';
import { describeError } from '@tallywire/shared/runtime/retry';
import { openSqliteClaimStore } from '@tallywire/shared/sqlite/claim-store';
import { lockFolder } from '@tallywire/shared/sqlite/folder-lock';
import { openSqliteFrontier } from '@tallywire/shared/sqlite/frontier';
import { openSqliteLineMemory } from '@tallywire/shared/sqlite/line-memory';
import { openSqliteLinkIndex } from '@tallywire/shared/sqlite/link-index';
import { openSqliteRecordLog } from '@tallywire/shared/sqlite/record-log';
import { openSqliteSeenSet } from '@tallywire/shared/sqlite/seen-set';
import { openSqliteSketchIndex } from '@tallywire/shared/sqlite/sketch-index';

/** The one file of a data folder that holds everything. */
export const DATABASE_FILE = 'tallywire.db';

/** Kept for ever by the data folder: a partition's number is part of stored positions. */
const PARTITIONS = 4;

/** Told for others: nothing in one process reads it. */
const UNREAD = new Set([topics.itemFound.name]);

/** Everything that the stages of one process need, in one folder. */
export interface EmbeddedWorld extends AsyncDisposable {
  readonly bus: Bus;
  readonly frontier: Frontier;
  readonly seen: SeenSet;
  readonly store: ClaimStore;
  readonly sketches: SketchIndex;
  readonly links: LinkIndex;
  readonly lines: LineMemory;
}

/**
 * Opens the one-process world: a bus whose records, a frontier whose jobs and a store whose claims live in one SQLite file.
 * One file, so that a power cut takes back the same moment in all of them.
 */
export function openEmbeddedWorld(folder: string, retentionMs: number, clock: Clock, told?: Log): EmbeddedWorld {
  using opening = new DisposableStack();
  opening.use(lockFolder(folder));
  const path = join(folder, DATABASE_FILE);
  const compacted = new Set(allTopics.filter((topic) => topic.compacted).map(({ name }) => name));
  const log = opening.use(openSqliteRecordLog({ path, compacted, unread: UNREAD, retentionMs, now: clock.now }));
  const held = opening.move();
  const onFault = (error: unknown, place: string): void =>
    told?.warn({ place, code: codeOf(error), cause: describeError(error) }, "Events can't be read or committed, trying again.");
  const bus = openMemoryBus({ log, clock, partitions: PARTITIONS, onFault });
  const frontier = openSqliteFrontier(path, clock, { freeLeases: true });
  const seen = openSqliteSeenSet(path, clock);
  const store = openSqliteClaimStore(path);
  const [sketches, links, lines] = [openSqliteSketchIndex(path), openSqliteLinkIndex(path), openSqliteLineMemory(path)];
  return {
    bus,
    frontier,
    seen,
    store,
    sketches,
    links,
    lines,
    async [Symbol.asyncDispose]() {
      await bus[Symbol.asyncDispose]();
      await Promise.all([frontier, seen, store, sketches, links, lines].map((adapter) => adapter[Symbol.asyncDispose]()));
      held.dispose();
    },
  };
}
