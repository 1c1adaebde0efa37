import type { DomElement } from './dom.ts';

/** Why an element looks like page furniture; null where it doesn't. `faint`: by a name that as often is given to the article's own parts. */
export type Noise = 'tag' | 'role' | 'hidden' | 'word' | 'faint';

/** Judges an element by its own tag, ARIA role, and class and id names, without its content. */
export function noiseOf(element: DomElement): Noise | null {
  if (isHidden(element)) return 'hidden';
  if (NOISE_TAGS.has(element.tagName)) return 'tag';
  const role = element.getAttribute('role');
  if (role !== null && NOISE_ROLES.has(role)) return 'role';
  const names = namesOf(element);
  if (names === '' || BODY_WORDS.test(names)) return null;
  if (NOISE_WORDS.test(names)) return 'word';
  return FAINT_WORDS.test(names) ? 'faint' : null;
}

/** Whether a reader would not see an element: by attribute or inline style. */
export function isHidden(element: DomElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  return style !== null && HIDDEN_STYLE.test(style);
}

/** An element's class and id, as the words of their authors: camel case and underscores split. Remembered, as each part of the reader asks for it. */
export function namesOf(element: DomElement): string {
  const known = element.tallywireNames;
  if (known !== undefined) return known;
  const classes = element.getAttribute('class');
  const id = element.getAttribute('id');
  const names = classes === null && id === null ? '' : splitNames(`${classes ?? ''} ${id ?? ''}`);
  element.tallywireNames = names;
  return names;
}

function splitNames(names: string): string {
  return names
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/_+/g, '-')
    .toLowerCase();
}

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

const NOISE_TAGS = new Set('NAV ASIDE FOOTER FORM FIGCAPTION MENU FIELDSET DIALOG'.split(' '));

const NOISE_ROLES = new Set('navigation banner contentinfo complementary search dialog alertdialog alert menu menubar tablist toolbar tooltip form'.split(' '));

const word = (words: string): RegExp => new RegExp(`(?:^|[\\s-])(?:${words.trim().split(/\s+/).join('|')})(?=$|[\\s-])`);

/** Names that page authors give to what is not the article, as whole words between hyphens. */
const NOISE_WORDS = word(`
  nav navbar navigation menu submenu breadcrumbs? crumbs? pagination pager paging
  share shares sharing sharebar sharedaddy social socials follow followus addthis addtoany sns
  related relateds recirc recirculation recommend recommended recommendations? readmore more-stories morestories also-read trending most-read mostread
  latest-news teasers? promos? promoted outbrain taboola zergnet dianomi
  newsletters? subscribe subscription signup sign-up mailinglist optin registration login
  ads? adv advert adverts advertisement advertorial adsense adbox adslot sponsor sponsored sponsors commercial dfp
  comments? commentlist comment-list disqus respond replies
  captions? credits? photo-credit image-credit copyright wp-caption-text wp-caption-dd
  footer bottombar footnav sidebar side-bar right-rail
  cookies? consent gdpr popup pop-up
  tags? taglist tag-list tagcloud topics-list
  bylines? author-bio author-box authorbox author-info author-card about-author post-meta entry-meta article-meta meta-data metadata dateline timestamp
  toc table-of-contents jump-links skip-link print-only printonly noprint no-print visually-hidden visuallyhidden sr-only screen-reader-text
`);

/** Names that furniture bears on many pages, and the article's own parts on others (page builders call every part a widget). */
const FAINT_WORDS = word(`
  popular promotion banner banners discussion rail widgets? sidebox modal overlay lightbox toast tooltip paywall categories keywords
  tools toolbar utility utilities player jwplayer video-player playlist slideshow carousel slider gallery poll quiz rating ratings feedback search
`);

/** Names of what does hold the article, which a noise word beside them does not undo. */
const BODY_WORDS = word(
  'article-body articlebody article-content article-text story-body storybody story-text entry-content post-content post-body body-text main-content maincontent',
);
