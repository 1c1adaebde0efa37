import type { ClaimStore } from '@tallywire/shared/ports/claim-store';
import { loadConfig } from '@tallywire/shared/runtime/config';
import { type IncidentStory, readIncident } from '@tallywire/store/read-incident';
import { EXIT, usageFault } from './exit.ts';
import { incidentLine, incidentStory } from './incident-story.ts';
import { openStore } from './open-store.ts';
import { readArguments } from './read-arguments.ts';

const LISTED = 50;
/** Incidents among which a shortened id is looked for. */
const SOUGHT = 1_000;

interface IncidentOptions {
  /** Id of the one to show; null for the list. */
  readonly id: string | null;
  readonly json: boolean;
  readonly data: string | undefined;
}

/** `tallywire incident list | show ID`: what the store holds of incidents. Reads beside a pipeline that runs. */
export async function incident(args: string[]): Promise<number> {
  const { id, json, data } = readOptions(args);
  const config = loadConfig(data === undefined ? {} : { TALLYWIRE_DATA_DIR: data });
  await using opened = new AsyncDisposableStack();
  const store = await openStore(config, opened);
  const stories = store === null ? [] : await (id === null ? latest(store) : named(store, id));
  const print = id === null ? incidentLine : incidentStory;
  for (const story of stories) process.stdout.write(json ? `${JSON.stringify(story)}\n` : print(story));
  if (stories.length === 0) process.stderr.write(id === null ? 'tallywire: no incidents yet.\n' : `tallywire: there is no incident ${id}.\n`);
  return stories.length === 0 ? EXIT.nothingFound : EXIT.ok;
}

function readOptions(args: string[]): IncidentOptions {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false }, data: { type: 'string' } }, 2);
  const [verb = 'list', id = null] = positionals;
  const isKnown = verb === 'list' ? id === null : verb === 'show' && id !== null;
  if (!isKnown) throw usageFault('incident takes: list, or show ID.');
  return { id, json: values.json, data: values.data };
}

/** The incidents whose claims changed last. */
async function latest(store: ClaimStore): Promise<IncidentStory[]> {
  const stories = [];
  for (const id of await store.incidents(LISTED)) stories.push(await readIncident(store, id));
  return stories.filter((story) => story !== null);
}

/** The incident of an id, or of its first characters where they name but one. */
async function named(store: ClaimStore, id: string): Promise<IncidentStory[]> {
  const whole = await readIncident(store, id);
  if (whole !== null) return [whole];
  const [match, ...others] = (await store.incidents(SOUGHT)).filter((known) => known.startsWith(id));
  if (others.length > 0) throw usageFault(`${id} is the beginning of several incidents: ${[match, ...others].slice(0, 10).join(', ')}`);
  const story = match === undefined ? null : await readIncident(store, match);
  return story === null ? [] : [story];
}
