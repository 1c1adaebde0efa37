import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { env } from 'node:process';
import { getContainerRuntimeClient } from 'testcontainers';
import { REDIS_IMAGE } from './images.ts';

/** Label of images made by tools/offline-images. */
const STAND_IN_LABEL = 'tallywire.stand-in';

/** Sets what testcontainers needs to know about this machine's engine, unless it is told already. */
export async function prepareEngine(): Promise<void> {
  // A machine that was itself made from an image, with the engine on it: its containers' ports are on loopback, not on the bridge's address.
  if (existsSync('/.dockerenv') && !env['DOCKER_HOST'] && dockerdRunsHere()) env['TESTCONTAINERS_HOST_OVERRIDE'] ??= '127.0.0.1';
  // Where images can't be pulled, neither can testcontainers' own cleaner; leftovers are then removed by label.
  if (await isStandIn(REDIS_IMAGE)) env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
}

function dockerdRunsHere(): boolean {
  return readdirSync('/proc').some((entry) => {
    const file = `/proc/${entry}/comm`;
    try {
      return /^\d+$/.test(entry) && readFileSync(file, 'utf8').trim() === 'dockerd';
    } catch {
      return false; // The process has ended.
    }
  });
}

async function isStandIn(image: string): Promise<boolean> {
  const { container } = await getContainerRuntimeClient();
  const found = await container.dockerode.listImages({ filters: { reference: [image], label: [STAND_IN_LABEL] } });
  return found.length > 0;
}
