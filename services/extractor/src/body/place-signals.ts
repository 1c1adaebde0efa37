import { HEADING_TAGS } from './block-names.ts';
import type { Block } from './blocks.ts';
import type { DomElement } from './dom.ts';
import { namesOf } from './noise.ts';
import { flag } from './text-signals.ts';

/** What the elements around a block say about it. To be read before Readability changes them. */
export class PlaceReader {
  readonly known = new Map<DomElement, Surroundings>();

  /** The signals of one block's place. */
  signalsOf({ host, path, tag }: Block): Record<string, number>[] {
    const own = {
      isP: flag(tag === 'P'),
      isHeading: flag(HEADING_TAGS.has(tag)),
      isH1: flag(tag === 'H1'),
      isItem: flag(tag === 'LI'),
      isCell: flag(tag === 'TD' || tag === 'TH'),
      isDiv: flag(tag === 'DIV'),
      isInline: flag(tag === 'SPAN' || tag === 'A'),
      isLoose: flag(host !== path[0]),
    };
    return [this.around(path, 0), own];
  }

  private around(path: readonly DomElement[], from: number): Surroundings {
    const element = path[from];
    if (element === undefined) return NOWHERE;
    const known = this.known.get(element);
    if (known !== undefined) return known;
    const found = within(this.around(path, from + 1), element);
    this.known.set(element, found);
    return found;
  }
}

type Surroundings = typeof NOWHERE;

const NOWHERE = {
  inFigure: 0,
  inAside: 0,
  inFooter: 0,
  inHeader: 0,
  inNav: 0,
  inForm: 0,
  inItem: 0,
  inTable: 0,
  inQuote: 0,
  inArticle: 0,
  inMain: 0,
  inBodyName: 0,
  noiseNames: 0,
  depth: 0,
};

const MAX_NOISE_NAMES = 3;
const MAX_DEPTH = 30;
const BODY_NAME = /article|content|body|story|post|entry|text/;
const NOISE_NAME =
  /nav|menu|share|social|relat|recomm|promo|newsletter|subscri|advert|\bad\b|-ad-|sponsor|comment|caption|credit|foot|sidebar|widget|tags|author|byline|meta|popup|cookie/;

function within(above: Surroundings, element: DomElement): Surroundings {
  const { tagName: tag } = element;
  const names = namesOf(element);
  const isInside = (was: number, ...tags: string[]): number => (was === 1 ? 1 : flag(tags.includes(tag)));
  return {
    inFigure: isInside(above.inFigure, 'FIGURE', 'FIGCAPTION'),
    inAside: isInside(above.inAside, 'ASIDE'),
    inFooter: isInside(above.inFooter, 'FOOTER'),
    inHeader: isInside(above.inHeader, 'HEADER'),
    inNav: isInside(above.inNav, 'NAV'),
    inForm: isInside(above.inForm, 'FORM'),
    inItem: isInside(above.inItem, 'LI'),
    inTable: isInside(above.inTable, 'TABLE'),
    inQuote: isInside(above.inQuote, 'BLOCKQUOTE'),
    inArticle: isInside(above.inArticle, 'ARTICLE'),
    inMain: flag(above.inMain === 1 || tag === 'MAIN' || /\bmain\b/.test(names)),
    inBodyName: flag(above.inBodyName === 1 || (tag !== 'BODY' && BODY_NAME.test(names))),
    noiseNames: Math.min(MAX_NOISE_NAMES, above.noiseNames + flag(NOISE_NAME.test(names))),
    depth: Math.min(MAX_DEPTH, above.depth + 1),
  };
}
