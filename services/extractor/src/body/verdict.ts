import type { Block } from './blocks.ts';
import { hasType } from './json-ld.ts';
import type { PageAbout } from './metadata.ts';
import type { PageBlocks } from './page-blocks.ts';
import type { SkipReason } from './page-reading.ts';
import { endsSentence } from './text-signals.ts';

/** What a page's verdict rests on: what it says about itself, all its blocks, and those that would be its article. */
export type Evidence = { about: PageAbout; page: PageBlocks; chosen: readonly Block[]; url: string };

/** Why a page holds no article; null where it does. A page with much text is an article whatever else it says. */
export function skipReason(evidence: Evidence): SkipReason | null {
  const { about, page, chosen, url } = evidence;
  const chars = chosen.reduce((sum, { text }) => sum + text.length, 0);
  const paragraphs = chosen.filter(({ text }) => text.length >= 60 && endsSentence(text)).length;
  if (chars >= MUCH_CHARS) return isFrontPage(evidence) ? 'index' : null;
  const all = page.blocks.map(({ text }) => text).join('\n');
  const heads = [about.facts.title, ...about.facts.headings].join('\n');
  if (CHALLENGE.test(heads) || (all.length < MUCH_CHARS && CHALLENGE.test(all))) return 'challenge';
  if (ERROR_PAGE.test(heads)) return 'error-page';
  if (isConsent(chosen)) return 'cookie-wall';
  if (chars < STUB_CHARS && paragraphs < 2 && (about.metadata.paywalled === true || PAYWALL.test(all))) return 'paywall-stub';
  const media = chars < STUB_CHARS ? mediaKind(about, url) : null;
  if (media !== null) return media;
  if (isFrontPage(evidence)) return 'index';
  return chars < FEW_CHARS && paragraphs === 0 ? 'not-an-article' : null;
}

const MUCH_CHARS = 1500;
const STUB_CHARS = 400;
const FEW_CHARS = 150;

const CHALLENGE =
  /^(?:just a moment|one moment, please|attention required|access denied|pardon our interruption|security check|ddos protection)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:robot|human)|checking your browser|enable javascript and cookies to continue|complete the captcha|unusual traffic/im;

const ERROR_PAGE =
  /^(?:(?:http )?(?:error )?(?:400|401|403|404|410|451|500|502|503|504)\b(?! (?:people|dead|killed|years))|.{0,30}\b(?:page not found|not found|forbidden|bad gateway|service unavailable|internal server error|seite nicht gefunden|page introuvable|p[áa]gina no encontrada|p[áa]gina n[ãa]o encontrada|pagina non trovata|pagina niet gevonden|страница не найдена|sayfa bulunamadı|halaman tidak ditemukan|strona nie została znaleziona|sidan hittades inte|페이지를 찾을 수 없|ページが見つかりません|页面不存在)\b.{0,30})$/im;

const PAYWALL =
  /subscribe (?:now )?to (?:continue|read|keep)|(?:for|to) subscribers only|subscriber[- ]only|already a subscriber|to continue reading|reserved for subscribers|réservé aux abonnés|nur für abonnenten|weiterlesen mit|exclusivo para (?:suscriptores|assinantes)|riservato agli abbonati|voor abonnees/i;

const CONSENT = /cookie|consent|personal data|privacy|gdpr|datenschutz|einwilligung|consentement|données personnelles|privacidad|partners?\b.{0,40}\bdata/gi;

/** Whether an address ends as articles' do: in the words of a headline, or a long number. */
function isArticlePath(path: string): boolean {
  const last = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  return last.split(/[-_]/).length > 3 || /\d{5}/.test(last);
}

function isConsent(chosen: readonly Block[]): boolean {
  const text = chosen.map((block) => block.text).join('\n');
  const hits = text.match(CONSENT)?.length ?? 0;
  return hits >= 4 && hits / (text.length / 100) >= 0.8;
}

function mediaKind({ facts, nodes }: PageAbout, url: string): SkipReason | null {
  const type = facts.metas.get('og:type')?.[0]?.toLowerCase() ?? '';
  const path = URL.canParse(url) ? new URL(url).pathname.toLowerCase() : '';
  if (nodes.some((node) => hasType(node, /^LiveBlogPosting$/))) return 'live-blog';
  if (type.startsWith('video') || /\/(?:videos?|watch|player)\//.test(path) || nodes.some((node) => hasType(node, /^VideoObject$/))) return 'video';
  if (/gallery|slideshow/.test(type) || /\/(?:galler(?:y|ies)|photos?|slideshow|pictures|bildergalerie|fotos?|galerie|diaporama|fotogalerias?)\//.test(path))
    return 'gallery';
  return nodes.some((node) => hasType(node, /^(?:ImageGallery|MediaGallery)$/)) ? 'gallery' : null;
}

/** A page that claims no article and mostly leads elsewhere: a front page, a section, a list of results. */
function isFrontPage({ about, page, chosen, url }: Evidence): boolean {
  const { facts, nodes } = about;
  const type = facts.metas.get('og:type')?.[0]?.toLowerCase() ?? '';
  const claimsArticle = type === 'article' || facts.metas.has('article:published_time') || nodes.some((node) => hasType(node, /Article$|Posting$/));
  if (claimsArticle) return false;
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const linked = page.blocks.reduce((sum, { linkChars }) => sum + linkChars, 0);
  const shown = page.blocks.reduce((sum, { text }) => sum + text.length, 0);
  const prose = chosen.filter(({ text, linkChars }) => text.length - linkChars >= 100 && endsSentence(text)).length;
  const isRoot = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?(?:index\.\w+)?$/i.test(path);
  if (shown === 0) return false;
  return isRoot ? linked / shown > 0.3 && prose < 8 : linked / shown > 0.6 && prose < 3 && !isArticlePath(path);
}
