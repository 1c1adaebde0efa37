/** What rss-parser leaves of an element kept whole: its text, or text, attributes and children. */
export type FeedNode = { text: string; attributes: Readonly<Record<string, string>>; raw: Readonly<Record<string, unknown>> };

const NOTHING: Readonly<Record<string, never>> = Object.freeze({});

/** The elements of one name in an item or channel, in the document's order. */
export function nodesOf(parent: Readonly<Record<string, unknown>>, name: string): FeedNode[] {
  const list = parent[name];
  if (!Array.isArray(list)) return [];
  return list.map(toNode);
}

function toNode(value: unknown): FeedNode {
  if (typeof value === 'string') return { text: value, attributes: NOTHING, raw: NOTHING };
  if (!isRecord(value)) return { text: '', attributes: NOTHING, raw: NOTHING };
  const text = value['_'];
  const attributes = value['$'];
  return { text: typeof text === 'string' ? text : '', attributes: isAttributes(attributes) ? attributes : NOTHING, raw: value };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The parser makes every attribute a string: one look at the whole is enough. */
function isAttributes(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value);
}
