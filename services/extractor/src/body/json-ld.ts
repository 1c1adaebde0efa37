/** A JSON-LD node: what a page says about itself in schema.org's terms. */
export type LdNode = Readonly<Record<string, unknown>>;

/** All nodes in a page's JSON-LD scripts, nested ones too; scripts that are no JSON even after common repairs are left out. */
export function ldNodes(scripts: readonly string[]): LdNode[] {
  const nodes: LdNode[] = [];
  for (const script of scripts) collect(parseLoosely(script), nodes, 0);
  return nodes;
}

/** The node that describes the page's article, the one that says most; null where there is none. */
export function articleNode(nodes: readonly LdNode[]): LdNode | null {
  let best: LdNode | null = null;
  let bestScore = 0;
  for (const node of nodes) {
    if (!hasType(node, ARTICLE_TYPE)) continue;
    const score = 1 + ARTICLE_KEYS.filter((key) => node[key] !== undefined).length;
    if (score > bestScore) [best, bestScore] = [node, score];
  }
  return best;
}

/** Whether one of a node's types matches. */
export function hasType(node: LdNode, pattern: RegExp): boolean {
  return texts(node['@type']).some((type) => pattern.test(type));
}

/** The strings in a value that may be one string or a list. */
export function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** Whether a value is an object that may be read as a node. */
export function isNode(value: unknown): value is LdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|Recipe)$/;
const ARTICLE_KEYS = ['headline', 'datePublished', 'author', 'dateModified', 'articleBody', 'publisher'];
const MAX_DEPTH = 12;
const MAX_NODES = 2000;

function collect(value: unknown, nodes: LdNode[], depth: number): void {
  if (depth > MAX_DEPTH || nodes.length > MAX_NODES) return;
  if (Array.isArray(value)) for (const entry of value) collect(entry, nodes, depth + 1);
  else if (isNode(value)) {
    if (value['@type'] !== undefined || value['@id'] !== undefined) nodes.push(value);
    for (const entry of Object.values(value)) if (typeof entry === 'object') collect(entry, nodes, depth + 1);
  }
}

function parseLoosely(script: string): unknown {
  let text = script.trim();
  for (const opening of OPENINGS) if (text.startsWith(opening)) text = text.slice(opening.length).trimStart();
  for (const ending of ENDINGS) if (text.endsWith(ending)) text = text.slice(0, -ending.length).trimEnd();
  // Raw line ends in strings and commas before a closing bracket are the commonest faults.
  return parseJson(text) ?? parseJson(text.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([\]}])/g, '$1'));
}

/** What is wrapped round JSON to hide it from old browsers, and stray semicolons; in the order in which they are nested. */
const OPENINGS = ['<!--', '/*', '//', '<![CDATA[', '*/'];
const ENDINGS = [';', '-->', '*/', ']]>', '/*', '//', ';'];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
