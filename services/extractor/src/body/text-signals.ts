/** What a block's own words say about it, each as a number. The names and their order are those of the block model. */
export function textSignals(text: string, linkChars: number, title: ReadonlySet<string>): Record<string, number> {
  const { length } = text;
  const links = linkChars / length;
  const letters = countOf(text, /\p{L}/gu);
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
    commas: countOf(text, /[,،、，;]/g) / (1 + length / 100),
    separators: flag(/[|•·›»→]/.test(text)),
    copyright: flag(/[©®]|copyright|all rights/i.test(text)),
    digits: countOf(text, /\d/g) / (1 + length),
    capitals: letters === 0 ? 0 : countOf(text, /\p{Lu}/gu) / letters,
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

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
