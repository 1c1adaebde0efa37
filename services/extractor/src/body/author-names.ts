import { isNode, type LdNode, texts } from './json-ld.ts';

const MAX_AUTHORS = 20;
const MAX_NAME_CHARS = 200;
/** Of one field, which may list several. */
const MAX_LIST_CHARS = 1000;

/** The names in a JSON-LD author: strings, persons, lists of them, and references to other nodes. */
export function ldAuthors(author: unknown, nodes: readonly LdNode[]): string[] {
  if (Array.isArray(author)) return author.flatMap((entry) => ldAuthors(entry, nodes));
  if (typeof author === 'string') return [author];
  if (!isNode(author)) return [];
  const names = texts(author['name']);
  if (names.length > 0) return names;
  const id = author['@id'];
  const node = nodes.find((other) => id !== undefined && other['@id'] === id && other['name'] !== undefined);
  return node === undefined ? [] : texts(node['name']);
}

/** Names as people write them: without "By", roles and addresses, split at "and", each once. */
export function tidyAuthors(names: readonly string[]): string[] {
  const authors: string[] = [];
  const seen = new Set<string>();
  for (const name of names.filter((one) => !NO_NAME.test(one.trim())).flatMap(splitNames)) {
    const key = name.toLowerCase();
    if (name === '' || name.length > MAX_NAME_CHARS || seen.has(key) || !/\p{L}{2}/u.test(name) || NO_NAME.test(name)) continue;
    seen.add(key);
    authors.push(name);
  }
  return authors.slice(0, MAX_AUTHORS);
}

/** Names in a visible byline, which must look like names: few words, none of them a date or a sentence. */
export function bylineAuthors(text: string): string[] {
  const line = text.replace(/(?:\||•|·|—|–| - |,? (?:published|updated|posted|on) ).*$/i, '');
  return tidyAuthors([line]).filter((name) => name.split(' ').length <= 5 && !/\d|[.!?:]$|@/.test(name) && /^[\p{Lu}\p{Lo}]/u.test(name));
}

const NO_NAME = /^(?:https?:|www\.|@|admin(?:istrator)?$|author$|unknown$|null$|undefined$|none$|n\/a$)|^\[object/i;
const LEAD =
  /^(?:(?:written|posted|reported|published|story|words|text|article|review|photographs?) )?(?:by|von|par|por|door|av|af|di|de|oleh|автор|текст|autor|auteur|autore|author|redacción|redaktion|reporting)\b\s*:?\s+/iu;

function splitNames(name: string): string[] {
  const text = name
    .slice(0, MAX_LIST_CHARS)
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\S+@\S+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LEAD, '');
  const parts = text.split(/\s*(?:;|\||\/|&|•|\band\b|\bund\b|\bet\b|\bund\b|\s(?:y|e|i|en|og|och|и|та|ve|dan)\s(?=\p{Lu}))\s*/u);
  return parts.flatMap(splitAtCommas).map((part) => part.replace(/^[\s,.:-]+|[\s,:-]+$/g, ''));
}

/** Commas part names ("A B, C D"), but not a name from what is said of it ("A B, MD"; "B, A"). */
function splitAtCommas(text: string): string[] {
  const parts = text.split(/\s*,\s*/).filter((part) => part !== '');
  const isListOfNames = parts.length > 1 && parts.every((part) => /^\p{Lu}[\p{L}'’.-]+(?: [\p{L}'’.-]+){1,3}$/u.test(part));
  if (isListOfNames) return parts;
  const [first] = parts;
  const isNamed = first !== undefined && parts.length > 1 && /^\S+ \S+/.test(first);
  return isNamed ? [first] : [text];
}
