import { threadId } from 'node:worker_threads';

import { TwError } from '../../domain/errors.ts';
import { serveWorker } from '../serve-worker.ts';

/** Test entry: does what the order says. */
export type Order = { do: 'echo'; word: string } | { do: 'spin' } | { do: 'burst' } | { do: 'exit' } | { do: 'refuse' } | { do: 'fault' } | { do: 'thread' };

serveWorker((order: Order): string => {
  switch (order.do) {
    case 'echo':
      return order.word;
    case 'thread':
      return String(threadId);
    case 'refuse':
      throw new TwError('TW_PAGE_TOO_DEEP', 'Too deep.');
    case 'fault':
      throw new Error('a fault');
    case 'exit':
      process.exit(3);
      break;
    case 'spin':
      for (;;);
    case 'burst':
      return burst();
  }
  return '';
});

function burst(): string {
  const kept: number[][] = [];
  for (;;) kept.push(new Array<number>(10_000).fill(kept.length));
}
