import { parseOpml } from 'feedsmith';
import { isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import type { FeedOverride } from './settings.ts';

/** A feed to read, as its list gives it. */
export interface FeedEntry {
  readonly url: string;
  readonly name: string | null;
  /** What is to hold for it alone. */
  readonly overrides: FeedOverride;
}

/** A place in a feed list that can't be used. `line` counts from 1; null where the format tells none. */
export interface FeedListFault {
  readonly line: number | null;
  readonly message: string;
}

export interface FeedList {
  readonly feeds: readonly FeedEntry[];
  readonly faults: readonly FeedListFault[];
}

/** Reads a list of feeds, OPML or YAML, told apart by its first character; a YAML list may be empty. All faults are told at once; the good entries are there besides. */
export function readFeedList(text: string): FeedList {
  const list = /^\uFEFF?\s*</.test(text) ? readOpml(text) : readYaml(text);
  return dropRepeats(list);
}

const MINUTE_MS = 60_000;
/** A minute to thirty days. */
const minutes = z.number().min(1).max(43_200);

const entrySchema = z
  .strictObject({
    url: z.string(),
    name: z.string().min(1).max(200).nullish(),
    robots: z.boolean().nullish(),
    hotUntil: z.iso.datetime({ offset: true }).nullish(),
    everyMinutes: minutes.nullish(),
    floorMinutes: minutes.nullish(),
    ceilingMinutes: minutes.nullish(),
    maxBytes: z.int().min(1024).max(104_857_600).nullish(),
  })
  .refine(({ floorMinutes, ceilingMinutes }) => (floorMinutes ?? 0) <= (ceilingMinutes ?? Number.POSITIVE_INFINITY), {
    message: 'is above ceilingMinutes',
    path: ['floorMinutes'],
  });

function readYaml(text: string): FeedList {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (node: Node | null | undefined): number | null => (node?.range ? counter.linePos(node.range[0]).line : null);
  const syntax = document.errors.map((error) => ({ line: error.linePos?.[0].line ?? null, message: error.message.split('\n')[0] ?? error.message }));
  if (syntax.length > 0) return { feeds: [], faults: syntax };
  const list = document.get('feeds');
  if (!isSeq<Node>(list)) return { feeds: [], faults: [{ line: 1, message: 'there is no list under "feeds:"' }] };
  const read = list.items.map((node) => readEntry(node.toJS(document), lineOf(node)));
  return { feeds: read.flatMap(({ feeds }) => feeds), faults: read.flatMap(({ faults }) => faults) };
}

function readEntry(told: unknown, line: number | null): FeedList {
  const parsed = entrySchema.safeParse(typeof told === 'string' ? { url: told } : told);
  if (!parsed.success) {
    return { feeds: [], faults: parsed.error.issues.map((issue) => ({ line, message: `${issue.path.join('.') || 'entry'}: ${issue.message}` })) };
  }
  const { url, name } = parsed.data;
  const fault = urlFault(url);
  if (fault !== null) return { feeds: [], faults: [{ line, message: fault }] };
  return {
    feeds: [{ url: new URL(url).href, name: name ?? null, overrides: overridesOf(parsed.data) }],
    faults: [],
  };
}

function overridesOf({ robots, hotUntil, everyMinutes, floorMinutes, ceilingMinutes, maxBytes }: z.infer<typeof entrySchema>): FeedOverride {
  return {
    ...(typeof robots === 'boolean' ? { respectRobots: robots } : {}),
    ...(hotUntil ? { hotUntilMs: Date.parse(hotUntil) } : {}),
    ...(everyMinutes ? { intervalMs: everyMinutes * MINUTE_MS } : {}),
    ...(floorMinutes ? { floorMs: floorMinutes * MINUTE_MS } : {}),
    ...(ceilingMinutes ? { ceilingMs: ceilingMinutes * MINUTE_MS } : {}),
    ...(maxBytes ? { maxBytes } : {}),
  };
}

interface Outline {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
}

function readOpml(text: string): FeedList {
  let outlines: readonly Outline[];
  try {
    outlines = parseOpml(text).body?.outlines ?? [];
  } catch (error) {
    return { feeds: [], faults: [{ line: null, message: `not OPML: ${error instanceof Error ? error.message : String(error)}` }] };
  }
  const lines = text.split('\n');
  const lineOf = (url: string): number | null => {
    const escaped = url.replaceAll('&', '&amp;');
    const index = lines.findIndex((line) => line.includes(url) || line.includes(escaped));
    return index < 0 ? null : index + 1;
  };
  const listed = flatten(outlines);
  if (listed.length === 0) return { feeds: [], faults: [{ line: null, message: 'there is no feed in it' }] };
  const read = listed.map(({ xmlUrl = '', title, text: label }): FeedList => {
    const fault = urlFault(xmlUrl);
    if (fault !== null) return { feeds: [], faults: [{ line: lineOf(xmlUrl), message: fault }] };
    return { feeds: [{ url: new URL(xmlUrl).href, name: title ?? label ?? null, overrides: {} }], faults: [] };
  });
  return { feeds: read.flatMap(({ feeds }) => feeds), faults: read.flatMap(({ faults }) => faults) };
}

/** Outlines with a feed, folders opened. */
function flatten(outlines: readonly Outline[]): Outline[] {
  return outlines.flatMap((outline) => [...(outline.xmlUrl === undefined ? [] : [outline]), ...flatten(outline.outlines ?? [])]);
}

function urlFault(url: string): string | null {
  const parsed = URL.parse(url);
  if (!parsed) return `"${url}" is no absolute URL`;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return `"${url}" is neither http nor https`;
  if (parsed.username !== '' || parsed.password !== '') return `the address at ${parsed.host} carries credentials, which are not stored or sent`;
  return null;
}

function dropRepeats({ feeds, faults }: FeedList): FeedList {
  const seen = new Set<string>();
  const repeats: FeedListFault[] = [];
  const kept = feeds.filter(({ url }) => {
    if (!seen.has(url)) return seen.add(url);
    repeats.push({ line: null, message: `"${url}" is listed more than once` });
    return false;
  });
  return { feeds: kept, faults: [...faults, ...repeats] };
}
