/** Feeds made up by rule, in the proportions met in the wild: formats, sizes, charsets, full text or summaries, now and then a fault. */
export type BenchFeed = { name: string; bytes: Uint8Array; contentType: string | null };

const WORDS =
  'officials said the clashes near the border left several people wounded while residents reported shelling overnight and hospitals asked for blood as rescue teams searched the rubble for survivors according to a statement from the ministry'.split(
    ' ',
  );

/** The same feeds for the same number, on every machine. */
export function makeFeeds(count: number): BenchFeed[] {
  const random = lehmer(20_251);
  return Array.from({ length: count }, (_, index) => makeFeed(index, random));
}

/** A small pseudo-random generator (Lehmer, minimal standard): results must not change with the engine. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function makeFeed(index: number, random: () => number): BenchFeed {
  const kind = random();
  const items = 10 + Math.floor(random() * 40);
  const fullText = random() < 0.5;
  const body = kind < 0.62 ? rss(items, fullText, random) : kind < 0.92 ? atom(items, fullText, random) : rdf(items, random);
  return { name: `made-${index}`, bytes: new TextEncoder().encode(body), contentType: random() < 0.6 ? 'application/rss+xml; charset=utf-8' : null };
}

function sentence(random: () => number): string {
  const words = Array.from({ length: 8 + Math.floor(random() * 14) }, () => WORDS[Math.floor(random() * WORDS.length)] ?? 'said');
  return `${words.join(' ')} ${Math.floor(random() * 90)}.`;
}

function paragraphs(count: number, random: () => number): string {
  return Array.from(
    { length: count },
    () => `<p class="text">${sentence(random)} <a href="https://news.example.org/tag?a=1&amp;b=2">${sentence(random)}</a> ${sentence(random)}</p>`,
  ).join('\n');
}

function escapeMarkup(html: string): string {
  return html.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function moment(index: number): Date {
  return new Date(Date.UTC(2025, 9, 1 + (index % 28), index % 24, (index * 7) % 60));
}

function rss(items: number, fullText: boolean, random: () => number): string {
  const list = Array.from({ length: items }, (_, index) => {
    const html = paragraphs(fullText ? 8 : 1, random);
    const content = fullText ? `<content:encoded><![CDATA[${html}]]></content:encoded>` : '';
    const summary = random() < 0.5 ? `<![CDATA[${paragraphs(1, random)}]]>` : escapeMarkup(paragraphs(1, random));
    return `<item><title>${sentence(random)}</title><link>https://news.example.org/a/${index}?utm_source=rss&amp;id=${index}</link><guid isPermaLink="false">tag:${index}</guid><dc:creator>A. Writer</dc:creator><category>World</category><category>Conflict</category><pubDate>${moment(index).toUTCString()}</pubDate><description>${summary}</description>${content}<media:thumbnail url="https://cdn.example.org/${index}.jpg" width="240"/><enclosure url="https://cdn.example.org/${index}.mp3" length="12345" type="audio/mpeg"/></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>World news</title><link>https://news.example.org/</link><atom:link rel="self" href="https://news.example.org/feed.xml"/><description>All of it</description><language>en</language><ttl>30</ttl>\n${list.join('\n')}\n</channel></rss>`;
}

function atom(items: number, fullText: boolean, random: () => number): string {
  const list = Array.from({ length: items }, (_, index) => {
    const stamp = moment(index).toISOString();
    const content = fullText ? `<content type="html">${escapeMarkup(paragraphs(8, random))}</content>` : '';
    return `<entry><id>urn:made:${index}</id><title type="html">${sentence(random)}</title><link rel="alternate" type="text/html" href="https://news.example.org/b/${index}"/><published>${stamp}</published><updated>${stamp}</updated><author><name>B. Writer</name></author><category term="world"/><summary type="html">${escapeMarkup(paragraphs(1, random))}</summary>${content}</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>World news</title><id>urn:made</id><link href="https://news.example.org/"/><link rel="self" href="https://news.example.org/atom.xml"/><updated>2025-10-28T00:00:00Z</updated>\n${list.join('\n')}\n</feed>`;
}

function rdf(items: number, random: () => number): string {
  const list = Array.from(
    { length: items },
    (_, index) =>
      `<item rdf:about="https://news.example.org/c/${index}"><title>${sentence(random)}</title><link>https://news.example.org/c/${index}</link><description>${escapeMarkup(paragraphs(1, random))}</description><dc:date>${moment(index).toISOString()}</dc:date></item>`,
  );
  return `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example.org/"><title>World news</title><link>https://news.example.org/</link><description>All of it</description></channel>\n${list.join('\n')}\n</rdf:RDF>`;
}
