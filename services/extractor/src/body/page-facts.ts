import { type DomDocument, type DomElement, elementsOf, nextNode, TEXT } from './dom.ts';
import { tidyLine } from './inline-text.ts';
import { isHidden, namesOf } from './noise.ts';

/** What stands in a page's tags about it, gathered in one pass before anything is changed. */
export type PageFacts = {
  /** `content` of `<meta>` by lower-case name, property or itemprop, in document order. */
  metas: ReadonlyMap<string, readonly string[]>;
  /** `href` of `<link>` by rel. */
  links: ReadonlyMap<string, string>;
  title: string;
  headings: readonly string[];
  /** `datetime` (or text) of `<time>` and of elements with a date's itemprop. */
  times: readonly { value: string; names: string }[];
  /** Texts of elements that say they name the author. */
  bylines: readonly { text: string; isExact: boolean }[];
  /** Short texts that may hold the date: of elements after the headline, then of elements named after one, then others that are little more than a date. */
  dateTexts: readonly string[];
  language: string | null;
};

const MAX_SHORT_CHARS = 160;
const MAX_DATE_TEXTS = 30;
/** How many short texts after the headline may hold the date. */
const TEXTS_AFTER_HEADLINE = 15;

/** Gathers a page's facts. */
export function pageFacts(document: DomDocument): PageFacts {
  const metas = new Map<string, string[]>();
  const links = new Map<string, string>();
  const headings: string[] = [];
  const times: { value: string; names: string }[] = [];
  const bylines: { text: string; isExact: boolean }[] = [];
  const nearTexts: string[] = [];
  const namedTexts: string[] = [];
  const otherTexts: string[] = [];
  let sinceHeadline = Number.POSITIVE_INFINITY;
  for (const element of elementsOf(document)) {
    const { tagName } = element;
    if (tagName === 'META') addMeta(metas, element);
    else if (tagName === 'LINK') links.set((element.getAttribute('rel') ?? '').toLowerCase(), element.getAttribute('href') ?? '');
    if (IN_HEAD.has(tagName)) continue;
    const itemprop = element.getAttribute('itemprop') ?? '';
    if (tagName === 'H1' && !isHidden(element)) {
      headings.push(textOf(element));
      sinceHeadline = 0;
    }
    if (tagName === 'TIME' || /date(?:published|modified|created)/i.test(itemprop)) {
      times.push({
        value: element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element),
        names: `${itemprop} ${namesOf(element)} ${element.getAttribute('pubdate') === null ? '' : 'published'}`,
      });
    }
    const names = namesOf(element);
    const isAuthor = /\bauthor\b/i.test(`${element.getAttribute('rel') ?? ''} ${itemprop}`);
    if (isAuthor || BYLINE_NAME.test(names)) addByline(bylines, element, isAuthor);
    if (nearTexts.length + namedTexts.length >= MAX_DATE_TEXTS) continue;
    const isTexty = isLeaf(element);
    const isNear = isTexty && sinceHeadline < TEXTS_AFTER_HEADLINE;
    const isNamed = DATE_NAME.test(names);
    if (!isNear && !isNamed && !isTexty) continue;
    const text = shortText(element);
    if (text === null) continue;
    if (isNear) sinceHeadline += 1;
    if (!isNear && !isNamed && !MAY_BE_DATE.test(text)) continue;
    if (!isInFurniture(element)) (isNear ? nearTexts : isNamed ? namedTexts : otherTexts).push(text);
  }
  const language = document.documentElement?.getAttribute('lang') ?? document.documentElement?.getAttribute('xml:lang') ?? null;
  return { metas, links, title: tidyLine(document.title), headings, times, bylines, dateTexts: [...nearTexts, ...namedTexts, ...otherTexts], language };
}

const MAY_BE_DATE = /^(?=.*(?:19|20)\d\d).{6,60}$/;
const IN_HEAD = new Set(['HTML', 'HEAD', 'META', 'LINK', 'BODY', 'TITLE', 'BASE', 'IMG', 'BR']);
const BYLINE_NAME = /(?:^|[\s-])(?:byline|author|authors|author-name|writer|reporter|contributor)(?:$|[\s-])/;
const DATE_NAME = /date|time|publish|posted|byline|meta|stamp|published|updated/;
const FURNITURE_NAME = /relat|recomm|sidebar|comment|footer|widget|promo|teaser|trending|popular|latest|most-read|\bnav\b|carousel/;
const FURNITURE_TAGS = new Set(['ASIDE', 'FOOTER', 'NAV']);

function addMeta(metas: Map<string, string[]>, element: DomElement): void {
  const content = element.getAttribute('content');
  if (content === null || content.trim() === '') return;
  for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
    const name = element.getAttribute(attribute)?.trim().toLowerCase();
    if (!name) continue;
    const values = metas.get(name);
    if (values === undefined) metas.set(name, [tidyLine(content)]);
    else values.push(tidyLine(content));
  }
}

function addByline(bylines: { text: string; isExact: boolean }[], element: DomElement, isExact: boolean): void {
  const text = shortText(element);
  if (text !== null && !isInFurniture(element)) bylines.push({ text, isExact });
}

function isInFurniture(element: DomElement): boolean {
  let at: DomElement | null = element;
  for (let level = 0; at !== null && level < 8; level++) {
    if (FURNITURE_TAGS.has(at.tagName) || (at.tagName !== 'BODY' && at.tagName !== 'HTML' && FURNITURE_NAME.test(namesOf(at)))) return true;
    const parent: unknown = at.parentNode;
    at = isDomElement(parent) ? parent : null;
  }
  return false;
}

function isDomElement(value: unknown): value is DomElement {
  return typeof value === 'object' && value !== null && 'tagName' in value && typeof value.tagName === 'string';
}

function isLeaf(element: DomElement): boolean {
  for (let child = element.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === 3 && (child.textContent ?? '').trim() !== '') return true;
  return false;
}

function shortText(element: DomElement): string | null {
  if ((element.textContent ?? '').length > 4 * MAX_SHORT_CHARS) return null;
  let spaced = '';
  // Elements in a byline stand side by side without a space between them, so each text is a word of its own.
  for (let node = nextNode(element, element); node !== null; node = nextNode(node, element)) if (node.nodeType === TEXT) spaced += ` ${node.textContent}`;
  const text = tidyLine(spaced.replace(/\s+/g, ' '));
  return text === '' || text.length > MAX_SHORT_CHARS ? null : text;
}

function textOf(element: DomElement): string {
  return tidyLine((element.textContent ?? '').replace(/\s+/g, ' '));
}
