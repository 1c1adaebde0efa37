import { hostname } from 'node:os';
import { getContainerRuntimeClient } from 'testcontainers';

const LABEL = 'tallywire.test-run';

/** The label by which a test run's containers are told from those of other runs: by machine and process. */
export function labelOf(runPid: number): Record<string, string> {
  return { [LABEL]: `${hostname()}:${runPid}` };
}

/** Removes containers of this run, and of runs on this machine that were killed before they could do it. */
export async function removeLeftovers(runPid: number): Promise<void> {
  const { container: client } = await getContainerRuntimeClient();
  const all = await client.dockerode.listContainers({ all: true, filters: { label: [LABEL] } });
  for (const { Id, Labels } of all) {
    const [host, pid] = (Labels[LABEL] ?? '').split(':');
    if (host !== hostname() || (Number(pid) !== runPid && isAlive(Number(pid)))) continue;
    await client.dockerode.getContainer(Id).remove({ force: true, v: true }).catch(ignoreGone);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Another run may remove the same leftovers at the same time. */
function ignoreGone(error: unknown): void {
  const gone = error instanceof Error && 'statusCode' in error && (error.statusCode === 404 || error.statusCode === 409);
  if (!gone) throw error;
}
