import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Part of every id: raised when the meaning of an id's parts changes, so that old and new ids can't be mixed up. */
const SCHEMA_MAJOR = 'v1';

/** Hex digits kept of the SHA-256: 128 bits, so that a collision is out of reach for any store of ours. */
const ID_DIGITS = 32;

/**
 * The deterministic id of something told by its parts: the same parts, in the same order, always give the same id.
 * Parts are length-prefixed before hashing, so `("ab", "c")` and `("a", "bc")` differ.
 */
export function idOf(kind: string, ...parts: readonly string[]): string {
  const told = [SCHEMA_MAJOR, kind, ...parts].map((part) => `${part.length}:${part}`).join('|');
  return bytesToHex(sha256(utf8ToBytes(told))).slice(0, ID_DIGITS);
}

/** SHA-256 of a text or of bytes as 64 hex digits. */
export function contentHash(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}
