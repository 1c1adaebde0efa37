/** What a response's body is, before it is read as HTML. */
export type PageKind = 'html' | 'plain' | 'empty' | 'other';

/** Tells HTML and plain text from what is neither, by the content type where it is clear and by the characters else. */
export function pageKind(text: string, contentType: string | null | undefined): PageKind {
  if (text.trim() === '') return 'empty';
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !/^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml|octet-stream))$/.test(type)) return 'other';
  if (looksBinary(text)) return 'other';
  if (/<(?:html|head|body|div|p|article|main|section|h1|table|span|a|br|title|meta|!doctype)\b/i.test(text)) return 'html';
  return type === 'text/plain' ? 'plain' : 'other';
}

/** Plain text as HTML: a paragraph for each run of lines. */
export function plainToHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const paragraphs = escaped.split(/\r?\n(?:[ \t]*\r?\n)+/).map((paragraph) => `<p>${paragraph}</p>`);
  return `<html><body><article>${paragraphs.join('\n')}</article></body></html>`;
}

const SAMPLE_CHARS = 4000;
const MAX_BINARY_SHARE = 0.1;

function looksBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE_CHARS);
  if (/^\s*(?:%PDF-|\{\\rtf|PK|.PNG|GIF8)/.test(sample)) return true;
  const odd = sample.match(/[\ufffd[\p{Cc}--[\t\n\f\r]]]/gv)?.length ?? 0;
  return odd > MAX_BINARY_SHARE * sample.length;
}
