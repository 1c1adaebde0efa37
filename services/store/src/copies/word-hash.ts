const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text in order, in lower case, without punctuation, apostrophes closed up ("don't" is `dont`). */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').replaceAll(/['’ʼ]/g, '').toLowerCase().match(WORD) ?? [];
}

/** A well-mixed unsigned 32-bit hash of a string (FNV-1a with Murmur3's finish). Stable: it may be stored. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** Joins hashes in order into one: `[a, b]` and `[b, a]` differ. */
export function hashSequence(hashes: readonly number[], from: number, length: number): number {
  let joined = length;
  for (let at = from; at < from + length; at++) joined = Math.imul(joined ^ (hashes[at] ?? 0), 0x9e3779b1) ^ (joined >>> 15);
  return mix(joined);
}

/** Murmur3's 32-bit finish: spreads every input bit over the result. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
