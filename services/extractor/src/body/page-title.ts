import { type LdNode, texts } from './json-ld.ts';
import type { PageFacts } from './page-facts.ts';
import { sharedWords, wordsOf } from './text-signals.ts';

/** The headline: what most of the page's titles agree on, else the visible heading that resembles one, else the best stated one. Without the site's name. */
export function pageTitle(article: LdNode | null, facts: PageFacts, publisher: string): string {
  const headings = facts.headings.filter((heading) => heading !== '');
  const first = (name: string): string[] => facts.metas.get(name)?.slice(0, 1) ?? [];
  const stated = [
    ...first('og:title'),
    ...texts(article?.['headline']).slice(0, 1),
    ...first('twitter:title'),
    ...first('title'),
    ...first('dc.title'),
    facts.title,
  ]
    .map((title) => withoutSite(plain(title), publisher, headings))
    .filter((title) => title !== '');
  // A stated title is often written for search engines; the headline that readers see is the one meant.
  const likeness = (heading: string): number => Math.max(0, ...stated.map((title) => sharedWords(wordsOf(heading), wordsOf(title))));
  const heading = headings.find((one) => likeness(one) >= CLEARLY_ALIKE) ?? headings.find((one) => likeness(one) >= SOMEWHAT_ALIKE && one.includes(' '));
  return heading ?? stated[0] ?? headings[0] ?? '';
}

const CLEARLY_ALIKE = 0.5;
const SOMEWHAT_ALIKE = 0.2;
const SEPARATOR = /\s+[|–—:·•»«-]\s+|\s*\|\s*/g;

/** A title without the part that only names the site, at its end or its beginning. */
function withoutSite(title: string, publisher: string, headings: readonly string[]): string {
  const same = headings.find(
    (heading) => keyOf(title).startsWith(keyOf(heading)) && keyOf(heading) !== '' && keyOf(heading).length > 0.4 * keyOf(title).length,
  );
  const cuts = [...title.matchAll(SEPARATOR)];
  for (const cut of cuts) {
    const before = title.slice(0, cut.index);
    const after = title.slice(cut.index + cut[0].length);
    if (same !== undefined && keyOf(before) === keyOf(same)) return before;
    if (namesSite(after, publisher)) return before;
    if (namesSite(before, publisher)) return after;
  }
  return title;
}

function namesSite(part: string, publisher: string): boolean {
  const [one, other] = [keyOf(part), keyOf(publisher)];
  if (one === '' || other === '') return false;
  return one === other || (one.length >= 4 && (other.startsWith(one) || one.startsWith(other)) && one.length <= 2 * other.length);
}

function keyOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Titles are now and then escaped twice. */
function plain(title: string): string {
  return title
    .replace(/&(?:amp|quot|apos|lt|gt|nbsp|#0?39|#8217);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/<[^>]{0,40}>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&#39;': "'",
  '&#039;': "'",
  '&#8217;': '’',
};
