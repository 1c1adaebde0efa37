import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A path for a database in a folder of its own, gone when disposed. For tests. */
export function temporaryFile(): { path: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'tallywire-'));
  return { path: join(folder, 'tallywire.db'), [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
