import { dirname, join } from 'node:path';
import { ARMY, figure, REBELS, says } from '@tallywire/shared/contract/sample-tally';
import { sampleArticle } from '@tallywire/shared/contract/samples';
import { temporaryFile } from '@tallywire/shared/contract/temporary-file';
import { openSqliteClaimStore } from '@tallywire/shared/sqlite/claim-store';
import { expect, test, vi } from 'vitest';
import { DATABASE_FILE } from './embedded-world.ts';
import { EXIT } from './exit.ts';
import { incident } from './incident.ts';

test('lists incidents and shows one by the beginning of its id', async () => {
  using file = temporaryFile();
  const folder = dirname(file.path);
  await using store = openSqliteClaimStore(join(folder, DATABASE_FILE));
  const ids = ['abc1', 'abd2'];
  for (const [n, incidentId] of ids.entries()) {
    for (const [claimant, count] of [
      [ARMY, 23],
      [REBELS, 58],
    ] as const) {
      const recorded = { ...says(claimant, figure(count), { title: `Title ${n}`, publisher: `Outlet ${n}` }), incidentId, tallyId: `tally-${n}` };
      await store.record({ article: sampleArticle(recorded.article), incidentId, copyOf: null, replaces: null, claims: [recorded] }, null);
    }
  }
  let printed = '';
  using out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  using _err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const run = async (...args: string[]): Promise<number> => {
    printed = '';
    return incident([...args, '--data', folder]);
  };
  expect(await run('list')).toBe(EXIT.ok);
  expect(printed.split('\n').map((line) => line.slice(0, 4))).toEqual(['abd2', 'abc1', '']);
  expect(await run('show', 'abc')).toBe(EXIT.ok);
  expect(printed).toContain('disputed  2.5 × apart, each side counts its own losses low');
  expect(printed).toContain('Outlet 0: Title 0');
  expect(await run('show', 'abd2', '--json')).toBe(EXIT.ok);
  expect(JSON.parse(printed)).toMatchObject({ id: 'abd2', tallies: [{ status: 'disputed' }] });
  await expect(run('show', 'ab')).rejects.toThrow('several');
  await expect(run('show')).rejects.toThrow('show ID');
  expect(await run('show', 'none')).toBe(EXIT.nothingFound);
  expect(out).toHaveBeenCalled();
});
