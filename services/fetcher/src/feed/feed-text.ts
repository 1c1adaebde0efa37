import { decodeHTML } from 'entities';
import { XmlLexer } from './xml-lexer.ts';

/** Elements that end a line of text: what stands before and after them are separate words. */
const BLOCKS = new Set(
  'address article aside audio blockquote body br caption center dd details dir div dl dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img li main nav object ol option p pre section select summary table tbody td tfoot th thead tr ul video'.split(
    ' ',
  ),
);

/** Elements whose content is not text. */
const HIDDEN = new Set(['script', 'style', 'template', 'noframes']);

/** White space of any kind; single spaces are as they should be and not matched. */
const UNFOLDED = / [\s\u0085]+|[\t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][\s\u0085]*/g;
/** Characters that are not seen and part no words. */
const UNSEEN = /[\u200b\u2060\ufeff]+/g;
/** Below the first combining mark, every text is composed already. */
const MAY_COMPOSE = /[\u0300-\uffff]/;

/** HTML as plain text: tags gone, words in order, blocks apart, entities resolved, white space folded. Linear; never throws. */
export function plainText(html: string): string {
  if (!html.includes('<')) return foldSpace(html.includes('&') ? decodeHTML(html) : html);
  const lexer = new XmlLexer(html);
  const parts: string[] = [];
  for (let kind = lexer.next(); kind !== 'end'; kind = lexer.next()) {
    if (kind === 'text') parts.push(html.slice(lexer.start, lexer.end));
    else if (kind === 'cdata') parts.push(html.slice(lexer.innerStart, lexer.innerEnd));
    else if (kind === 'open' || kind === 'close') {
      const name = localName(lexer.name);
      if (BLOCKS.has(name)) parts.push(' ');
      else if (kind === 'open' && HIDDEN.has(name) && !lexer.selfClosing) skipHidden(lexer, name);
    }
  }
  const text = parts.join('');
  return foldSpace(text.includes('&') ? decodeHTML(text) : text);
}

/** White space folded to single spaces, none at the ends; composed characters (NFC). */
export function foldSpace(text: string): string {
  const folded = text.replace(UNFOLDED, ' ').trim();
  return MAY_COMPOSE.test(folded) ? folded.replace(UNSEEN, '').trim().normalize('NFC') : folded;
}

/**
 * Whether a text whose format doesn't say so is HTML: it closes an element, uses an empty one, or holds a character reference.
 * "5 < 6" and "R&D" are not.
 */
export function looksLikeHtml(text: string): boolean {
  return /<\/[a-z][a-z0-9]{0,15}\s*>|<(?:br|hr|img|p)\b[^<>]{0,1000}>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i.test(text);
}

function localName(name: string): string {
  const lower = name.toLowerCase();
  return lower.slice(lower.indexOf(':') + 1);
}

/** Past the end tag of a script or style; where there is none, past the start tag only. */
function skipHidden(lexer: XmlLexer, name: string): void {
  const closing = lexer.indexAhead(`</${name}`);
  if (closing < lexer.text.length) lexer.skipTo(closing);
}
