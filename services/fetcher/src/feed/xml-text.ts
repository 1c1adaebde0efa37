import { decodeHTMLStrict, decodeXML } from 'entities';

const MAX_ENTITIES = 256;
const MAX_ENTITY_CHARS = 4096;
/** All expansions of a document's own entities together: enough for abbreviations, too little for a bomb. */
const MAX_EXPANDED_CHARS = 1_000_000;
const SUBSET_CHARS = 65_536;

/** Windows-1252 for the code points 80 to 9F, which are controls in Unicode and quotation marks in what people meant. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The entities a document declares for itself: flat replacement texts only, bounded in number, length and total expansion. */
export class DocumentEntities {
  readonly #values = new Map<string, string>();
  #budgetChars = MAX_EXPANDED_CHARS;

  /** Takes the declarations of a DOCTYPE's internal subset. External ones are left alone: nothing is ever fetched. */
  declare(subset: string): void {
    const declaration = /<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"]{0,4096})"|'([^']{0,4096})')\s*>/g;
    for (const [, name = '', double, single] of subset.slice(0, SUBSET_CHARS).matchAll(declaration)) {
      if (this.#values.size >= MAX_ENTITIES) return;
      const value = legalText(decodeXML(double ?? single ?? ''));
      if (value.length <= MAX_ENTITY_CHARS && !this.#values.has(name)) this.#values.set(name, value);
    }
  }

  /** Replaces the document's own entities in a raw text; what they stand for is not looked at again. */
  expand(raw: string): string {
    if (this.#values.size === 0) return raw;
    return raw.replace(/&([\w.-]{1,60});/g, (written, name: string) => {
      const value = this.#values.get(name);
      if (value === undefined || value.length > this.#budgetChars) return written;
      this.#budgetChars -= value.length;
      return escapeXml(value);
    });
  }
}

/** Raw character data as text: references resolved once (HTML's names too, as feeds use them undeclared), a bare `&` kept. */
export function decodeCharacterData(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.includes('&#') ? legalText(decodeHTMLStrict(raw.replace(/&#(?:0+|[xX]0+);/g, ''))) : decodeHTMLStrict(raw);
}

/** Text without what XML 1.0 does not allow: controls and lone surrogates; C1 controls become the windows-1252 characters meant. */
export function legalText(text: string): string {
  const clean = UNCLEAN.test(text) ? text.replace(CONTROLS, '').replace(C1_CONTROLS, (char) => C1[char.charCodeAt(0) - 0x80] ?? '') : text;
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: these are the characters to remove.
const UNCLEAN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/;
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g;
const C1_CONTROLS = /[\x80-\x9f]/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: as above.

export function escapeXml(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Text as an element's content: as it is where it can be, else one CDATA section (which XML parsers pass through fastest). */
export function characterData(text: string): string {
  if (!/[<&>]|^\s|\s$/.test(text)) return text;
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
