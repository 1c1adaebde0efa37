import type { ErrorCode } from '../domain/errors.ts';
import type { Event } from '../domain/event.ts';
import type { Topic } from '../domain/topics.ts';
import type { SourcePosition } from '../ports/claim-store.ts';
import type { Facts, Log } from '../ports/log.ts';

/** A line for the log about one handled event: `message` is the same each time. */
export interface Told {
  readonly message: string;
  readonly facts: Facts;
}

/** What a stage decided about an event. Bad input is expected and is a decision; only a broken world throws. */
export type Decision =
  | { readonly kind: 'emit'; readonly events: readonly Event[]; readonly told?: Told }
  | { readonly kind: 'skip'; readonly reason: string; readonly told?: Told }
  | { readonly kind: 'reject'; readonly code: ErrorCode; readonly reason: string };

export interface StageContext {
  readonly signal: AbortSignal;
  readonly position: SourcePosition;
  readonly log: Log;
}

/** One step of the pipeline: reads events of one topic, emits events on others. Its name is its consumer group. */
export interface Stage<I> {
  readonly name: string;
  readonly input: Topic<I>;
  readonly outputs: readonly Topic<unknown>[];
  /** Events handled at once; 1 where their order matters. */
  readonly concurrency: number;
  handle(value: I, context: StageContext): Decision | Promise<Decision>;
  /** The next offset that the stage's own store wants, where it keeps offsets beside its data. */
  readonly resumeAt?: (topic: string, partition: number) => Promise<number | null>;
}
