import { hashSequence, hashWord, wordsOf } from './word-hash.ts';

/** Words a shingle: long enough that two writers seldom meet in one, short enough that an edited sentence keeps some. */
export const SHINGLE_WORDS = 5;

/** One shingle in two is kept; a power of two, so that coarser sketches are subsets of finer ones. */
const FINEST_MODULUS = 2;

/** The most hashes a sketch holds; a longer text is sampled more coarsely. */
export const MAX_SKETCH_HASHES = 2048;

/**
 * A sample of a text's 5-word shingles: every shingle whose hash divides by `modulus`. The same shingle is kept or left
 * in every text alike, so shares of sketches estimate shares of texts, whatever their lengths.
 */
export type Sketch = { readonly modulus: number; readonly hashes: readonly number[] };

/** The sketch of a text: its hashes ascending and distinct, at most {@link MAX_SKETCH_HASHES}. Never throws. */
export function sketchOf(text: string): Sketch {
  const words = wordsOf(text).map(hashWord);
  const kept = new Set<number>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at++) {
    const hash = hashSequence(words, at, SHINGLE_WORDS);
    if (hash % FINEST_MODULUS === 0) kept.add(hash);
  }
  return coarsened({ modulus: FINEST_MODULUS, hashes: [...kept].sort((a, b) => a - b) });
}

/** Hashes of `a`, hashes of `b` at the coarser of their moduli, and how many they share. */
export function meeting(a: Sketch, b: Sketch): { a: number; b: number; shared: number } {
  const modulus = Math.max(a.modulus, b.modulus);
  const ofA = atModulus(a, modulus);
  const ofB = atModulus(b, modulus);
  let shared = 0;
  for (let i = 0, j = 0; i < ofA.length && j < ofB.length; ) {
    const left = ofA[i] ?? 0;
    const right = ofB[j] ?? 0;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return { a: ofA.length, b: ofB.length, shared };
}

/** Share of `a`'s shingles that stand in `b` too, 0 to 1, estimated from the sketches; 0 for a text without shingles. */
export function containment(a: Sketch, b: Sketch): number {
  const met = meeting(a, b);
  return met.a === 0 ? 0 : met.shared / met.a;
}

/** The sketch's hashes that a coarser sketch of the same text would hold. */
export function atModulus(sketch: Sketch, modulus: number): readonly number[] {
  return modulus <= sketch.modulus ? sketch.hashes : sketch.hashes.filter((hash) => hash % modulus === 0);
}

function coarsened(sketch: Sketch): Sketch {
  let { modulus, hashes } = sketch;
  while (hashes.length > MAX_SKETCH_HASHES) {
    modulus *= 2;
    hashes = atModulus({ modulus: sketch.modulus, hashes }, modulus);
  }
  return { modulus, hashes };
}
