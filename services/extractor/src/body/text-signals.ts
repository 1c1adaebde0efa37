/** What a block's own words say about it, each as a number. The names and their order are those of the block model. */
export function textSignals(text: string, linkChars: number, title: ReadonlySet<string>): Record<string, number> {
  const { length } = text;
  const links = linkChars / length;
  const counts = countChars(text);
  const isShort = length < 40;
  return {
    chars: Math.log1p(length),
    words: Math.log1p(text.split(/\s+/).length),
    short: flag(isShort),
    long: flag(length > 150),
    links,
    mostlyLinks: flag(links > 0.6),
    ends: flag(endsSentence(text)),
    colon: flag(/[:：]$/.test(text)),
    commas: counts.commas / (1 + length / 100),
    separators: flag(/[|•·›»→]/.test(text)),
    copyright: flag(/[©®]|copyright|all rights/i.test(text)),
    digits: counts.digits / (1 + length),
    capitals: counts.letters === 0 ? 0 : counts.capitals / counts.letters,
    time: flag(length < 80 && /\b(?:19|20)\d\d\b|\d{1,2}:\d\d/.test(text)),
    promotion: flag(PROMOTION.test(text)),
    title: sharedWords(wordsOf(text), title),
  };
}

/** Whether a text closes with the punctuation of a sentence, in any of the larger scripts. */
export function endsSentence(text: string): boolean {
  return /[.!?。！？…।؟۔։።][\s"'”’»)\]]*$/u.test(text.slice(-12));
}

/** The distinct words of a text in lower case. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .slice(0, MAX_WORD_CHARS)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
}

/** The words two texts share, as a part of the larger one's. */
export function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const larger = Math.max(one.size, other.size);
  return one.size === 0 || other.size === 0 ? 0 : one.intersection(other).size / larger;
}

export const flag = (holds: boolean): number => (holds ? 1 : 0);

/** No headline is longer, so the rest of a long block need not be read for its likeness to one. */
const MAX_WORD_CHARS = 500;

const PROMOTION =
  /^(?:read (?:more|also|next)|also read|more (?:on|from|about|stories)|related|see also|share|follow|subscribe|sign up|watch|listen|photo|image|video|advert|click|download|comments?|tags?|source|originally|lire aussi|leia|lea|lee |mehr|lesen|читайте|leggi|baca juga|loading|this (?:article|story|post)|updated|published|posted|by )/i;

/** Counts in one pass; letters are told by case, so those of scripts without it count as none. */
function countChars(text: string): { letters: number; capitals: number; digits: number; commas: number } {
  let [letters, capitals, digits, commas] = [0, 0, 0, 0];
  const end = Math.min(text.length, MAX_COUNTED_CHARS);
  const upper = text.slice(0, end).toUpperCase();
  const lower = text.slice(0, end).toLowerCase();
  const isAligned = upper.length === end && lower.length === end; // a few letters change length with case
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 44 || code === 59 || code === 0x60c || code === 0x3001 || code === 0xff0c) commas += 1;
    else if (isAligned && upper.charCodeAt(at) !== lower.charCodeAt(at)) {
      letters += 1;
      if (upper.charCodeAt(at) === code) capitals += 1;
    }
  }
  const scale = text.length / Math.max(1, end);
  return { letters, capitals, digits: digits * scale, commas: commas * scale };
}

const MAX_COUNTED_CHARS = 1000;
