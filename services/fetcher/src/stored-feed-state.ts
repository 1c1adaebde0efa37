import type { FeedState } from './feed-state.ts';

// A schedule may hold a hundred thousand feeds in memory, so that each byte of a feed's state counts: names are short, what is as it was at first is left out,
// and the configured address is written once.

const NAMES = {
  url: 'u',
  fetchUrl: 'f',
  effectiveUrl: 'e',
  title: 't',
  validators: 'v',
  bodyHash: 'b',
  intervalMs: 'i',
  failures: 'x',
  rhythmMs: 'r',
  lastNewMs: 'n',
  hintMs: 'h',
  hintRule: 'k',
  skipHours: 's',
  lastFullMs: 'l',
  distrustUntilMs: 'd',
  moved: 'm',
  gone: 'g',
  lastPoll: 'p',
  nextPollMs: 'a',
  whyNext: 'w',
} as const satisfies Record<keyof FeedState, string>;

/** Stands for the configured address. No address is written like it. */
const SAME = '=';

/** A state as it is kept, in as few characters as stay legible; `first` is the state of its feed before the first poll. */
export function storeFeedState(state: FeedState, first: FeedState): string {
  const short = (address: string | null): string | null => (address === state.url ? SAME : address);
  const { validators, lastPoll } = state;
  const shortened = {
    ...state,
    effectiveUrl: short(state.effectiveUrl),
    validators: validators && trimmed([short(validators.url), validators.etag, validators.lastModified]),
    lastPoll:
      lastPoll && trimmed([lastPoll.atMs, lastPoll.outcome, lastPoll.status, lastPoll.items, lastPoll.new, lastPoll.changed, lastPoll.code, lastPoll.reason]),
  };
  const told = namesOf().filter((name) => name === 'url' || JSON.stringify(state[name]) !== JSON.stringify(first[name]));
  return JSON.stringify(Object.fromEntries(told.map((name) => [NAMES[name], shortened[name]])));
}

/** The state that was kept, with all its names, to be checked; what was left out is not there. Null where it was not kept in this form. */
export function expandFeedState(told: unknown): Record<string, unknown> | null {
  if (typeof told !== 'object' || told === null) return null;
  const kept = new Map<string, unknown>(Object.entries(told));
  const url = kept.get(NAMES.url);
  if (typeof url !== 'string') return null;
  const long = (address: unknown): unknown => (address === SAME ? url : address);
  const state: Record<string, unknown> = {};
  for (const name of namesOf()) if (kept.has(NAMES[name])) state[name] = kept.get(NAMES[name]);
  if ('effectiveUrl' in state) state['effectiveUrl'] = long(state['effectiveUrl']);
  const { validators, lastPoll } = state;
  if (Array.isArray(validators)) {
    const [of, etag = null, lastModified = null] = validators;
    state['validators'] = { url: long(of), etag, lastModified };
  }
  if (Array.isArray(lastPoll)) {
    const [atMs, outcome, status = null, items = 0, fresh = 0, changed = 0, code = null, reason = null] = lastPoll;
    state['lastPoll'] = { atMs, outcome, status, items, new: fresh, changed, code, reason };
  }
  return state;
}

function namesOf(): (keyof FeedState)[] {
  const names: Record<keyof FeedState, string> = NAMES;
  return Object.keys(names).filter((name): name is keyof FeedState => name in NAMES);
}

/** Without what says nothing at the end. */
function trimmed(parts: readonly (string | number | null)[]): (string | number | null)[] {
  return parts.slice(0, parts.findLastIndex((part) => part !== null && part !== 0) + 1);
}
