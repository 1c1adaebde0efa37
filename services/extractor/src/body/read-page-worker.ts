import { serveWorker } from '@tallywire/shared/runtime/serve-worker';

import type { PageReading, PageSource } from './page-reading.ts';
import { readPage } from './read-page.ts';

serveWorker<PageSource, PageReading>((page) => readPage(page));
