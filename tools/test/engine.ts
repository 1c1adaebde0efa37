import { env, platform } from 'node:process';
import { KAFKA_IMAGE, REDIS_IMAGE } from '../../tests/containers/images.ts';
import { isOk, run, say } from './stage.ts';

/** Of the services' own image (see Dockerfile), which the test of docker-compose.yml builds. */
const BASE_IMAGE = env['NODE_IMAGE'] ?? 'node:24-bookworm-slim';
const IMAGES = [KAFKA_IMAGE, REDIS_IMAGE, BASE_IMAGE];

const ANSWER_MS = 30_000;
const PULL_MS = 5 * 60_000;

export type Engine = { readonly kind: 'ready' } | { readonly kind: 'absent'; readonly reason: string };

/** Sees to a container engine with the images the tests need: the one that is there, else the one that tools/offline-images can make. */
export async function bringUpEngine(): Promise<Engine> {
  say('container engine ...');
  if ((await answers()) && (await haveImages())) return { kind: 'ready' };
  if (platform !== 'linux') return { kind: 'absent', reason: 'no container engine answers, or its images can not be had.' };
  say('no engine answers, or images are missing and can not be pulled: tools/offline-images/up sees to them ...');
  const made = await run('container engine and images', 'bash', ['tools/offline-images/up']);
  if (isOk(made) && (await answers())) return { kind: 'ready' };
  return { kind: 'absent', reason: `no container engine with the images needed could be had (${made.ending}; the lines above say why).` };
}

async function answers(): Promise<boolean> {
  return isOk(await run('engine', 'docker', ['version', '--format', '{{.Server.Version}}'], { quiet: true, deadlineMs: ANSWER_MS }));
}

async function haveImages(): Promise<boolean> {
  for (const image of IMAGES) {
    if (isOk(await run(image, 'docker', ['image', 'inspect', image], { quiet: true, deadlineMs: ANSWER_MS }))) continue;
    say(`pulling ${image} ...`);
    if (!isOk(await run(image, 'docker', ['pull', '--quiet', image], { quiet: true, deadlineMs: PULL_MS }))) return false;
  }
  return true;
}
