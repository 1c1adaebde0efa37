/** An item of a feed for tests. */
export interface SampleItem {
  readonly guid: string;
  readonly link: string;
  readonly title?: string;
  readonly content?: string;
  readonly published?: Date;
}

/** An RSS document of the items, for tests. */
export function rssOf(items: readonly SampleItem[], facts = ''): string {
  const parts = items.map(({ guid, link, title = 'A title', content = '', published }) => {
    const date = published ? `<pubDate>${published.toUTCString()}</pubDate>` : '';
    return `<item><title>${title}</title><link>${link}</link><guid>${guid}</guid>${date}<description><![CDATA[${content}]]></description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Sample</title>${facts}${parts.join('')}</channel></rss>`;
}
