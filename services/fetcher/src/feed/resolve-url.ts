/** Schemes that lead nowhere one can read, or into the machine that follows them. */
const REFUSED_SCHEME = /^(?:javascript|vbscript|data|blob|file|about):/i;

/**
 * A link as an absolute URL, as written where it is absolute already; null where it is relative and there is no base, where it is no
 * URL at all, and where its scheme is not one to follow.
 */
export function resolveUrl(written: string, base: string | null): string | null {
  const link = written.replace(/[\t\n\r]+ */g, '').trim();
  if (link === '' || REFUSED_SCHEME.test(link)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return URL.canParse(link) ? link : null;
  // A host without a scheme; no site has a folder of such a name.
  if (/^www\.[\w-]+\.[a-z]{2,}(?:[/?#:]|$)/i.test(link)) return resolveUrl(`https://${link}`, null);
  return base === null ? null : (URL.parse(link, base)?.href ?? null);
}
