/**
 * A link as an absolute URL, unchanged but for white space where it is absolute already; null where it is relative and there is no
 * base, or where it is no URL at all.
 */
export function resolveUrl(written: string, base: string | null): string | null {
  const link = written.replace(/[\t\n\r]+\s*/g, '').trim();
  if (link === '') return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return isUrl(link) ? link : null;
  if (base === null) return null;
  try {
    return new URL(link, base).href;
  } catch {
    return null;
  }
}

function isUrl(link: string): boolean {
  return URL.canParse(link);
}
