import { foldSpace, plainText } from './feed-text.ts';

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a WebP or WAV file', [0x52, 0x49, 0x46, 0x46]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['compressed data (gzip) that was not declared as such', [0x1f, 0x8b]],
  ['an icon', [0x00, 0x00, 0x01, 0x00]],
  ['an MP3 file', [0x49, 0x44, 0x33]],
  ['compressed data (zstd) that was not declared as such', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** What kind of binary file the bytes are, where they are one that is met instead of a feed; null for anything else. */
export function binaryKind(bytes: Uint8Array): string | null {
  return SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}

/** Marks of pages that ask for a browser or a person, with who makes them. */
const CHALLENGES: readonly (readonly [RegExp, string])[] = [
  [/cf-chl|challenge-platform|cf_chl_opt|<title>\s*just a moment|attention required! \| cloudflare/i, 'Cloudflare'],
  [/_incapsula_resource|incapsula incident/i, 'Imperva'],
  [/captcha-delivery\.com|datadome/i, 'DataDome'],
  [/px-captcha|perimeterx/i, 'PerimeterX'],
  [/sucuri[_ -]cloudproxy|sucuri website firewall/i, 'Sucuri'],
  [/awswafcookiedomainlist|aws-waf-token|awswaf/i, 'AWS WAF'],
  [/ddos-guard/i, 'DDoS-Guard'],
  [/anubis_challenge|within\.website\/x\/cmd\/anubis/i, 'Anubis'],
  [/g-recaptcha|hcaptcha|cf-turnstile/i, 'a captcha'],
  [/(?:enable|requires?) (?:javascript|cookies)[^<]{0,60}(?:continue|proceed|access)/i, 'a browser check'],
];

const HEAD_CHARS = 65_536;
const EMPTY_CHARS = 10_000;

/** Whether a document holds nothing: white space, an XML declaration, comments. */
export function isEmptyDocument(text: string): boolean {
  return text.length < EMPTY_CHARS && text.replace(/<\?[^?]{0,500}\?>|<!--[^-]{0,500}-->/g, '').trim() === '';
}

/** Says in a few words what a text is that is not a feed. */
export function explainText(text: string): string {
  const head = text.slice(0, HEAD_CHARS);
  if (head.trim() === '') return 'the document is empty';
  const challenge = CHALLENGES.find(([pattern]) => pattern.test(head));
  if (challenge) return `a challenge page (${challenge[1]}), not a feed`;
  if (/^\s*[[{]/.test(head)) return 'JSON that is not a JSON Feed';
  const root = /<(?![?!])([A-Za-z_][\w.:-]{0,60})/.exec(head)?.[1];
  const known = KNOWN_ROOTS.get(root?.toLowerCase().replace(/^.*:/, '') ?? '');
  if (known !== undefined) return known;
  if (/<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return `an HTML page${titleOf(head)}, not a feed`;
  if (root === undefined) return 'plain text, not a feed';
  return `XML whose outermost element is <${root}>, not a feed`;
}

const KNOWN_ROOTS = new Map(
  Object.entries({
    opml: 'an OPML list of feeds, not a feed',
    sitemapindex: 'a sitemap index, not a feed',
    urlset: 'a sitemap without news, not a feed',
    rdf: 'RDF data that holds no RSS channel or items',
    error: 'an XML error message, not a feed',
    envelope: 'a SOAP message, not a feed',
    svg: 'an SVG image',
  }),
);

function titleOf(head: string): string {
  const start = /<title[^>]{0,200}>/i.exec(head);
  if (!start) return '';
  const from = start.index + start[0].length;
  const title = foldSpace(plainText(head.slice(from, from + 300).split(/<\/?title/i)[0] ?? '')).slice(0, 80);
  return title === '' ? '' : ` titled “${title}”`;
}
