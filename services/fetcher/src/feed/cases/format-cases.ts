import { atomOf, type FeedCase, rssOf } from './feed-case.ts';

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const MOMENT = '2026-01-02T03:04:05Z';
const JSON_FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Valley Post',
  home_page_url: 'https://valley.example/',
  language: 'en',
  items: [
    {
      id: '7',
      url: 'https://valley.example/7',
      title: 'Seven',
      content_html: '<p>A <b>12</b> b</p>',
      date_published: '2026-01-02T08:04:05+05:00',
      authors: [{ name: 'A. Writer' }, { name: 'B. Writer' }],
      attachments: [{ url: 'https://valley.example/7.mp3', mime_type: 'audio/mpeg', size_in_bytes: 9 }],
      tags: ['world'],
    },
  ],
};

export const FORMAT_CASES: readonly FeedCase[] = [
  {
    name: 'RSS 0.91 with its DTD',
    body: '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Valley Post</title><language>en</language><item><title>One</title><link>https://valley.example/1</link><description>Text</description></item></channel></rss>',
    expect: { format: 'rss', '0.summary': 'Text', 'feed.language': 'en' },
  },
  {
    name: 'RSS 0.90',
    body: `<rdf:RDF ${RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Valley Post</title></channel><item><title>One</title><link>https://valley.example/1</link></item></rdf:RDF>`,
    expect: { format: 'rdf', '0.title': 'One', 'feed.title': 'Valley Post' },
  },
  {
    name: 'RSS 1.0 with Dublin Core',
    body: `<rdf:RDF ${RDF} xmlns="http://purl.org/rss/1.0/" ${DC}><channel rdf:about="https://valley.example/"><title>Valley Post</title><items><rdf:Seq><rdf:li rdf:resource="https://valley.example/1"/></rdf:Seq></items></channel><item rdf:about="https://valley.example/1"><title>One</title><link>https://valley.example/1</link><dc:date>${MOMENT}</dc:date><dc:creator>A. Writer</dc:creator></item></rdf:RDF>`,
    expect: { count: 1, '0.id': 'https://valley.example/1', '0.published': MOMENT, '0.author': 'A. Writer' },
  },
  {
    name: 'RSS 1.0 under a prefix',
    body: `<rdf:RDF ${RDF} xmlns:r="http://purl.org/rss/1.0/"><r:channel><r:title>Valley Post</r:title></r:channel><r:item rdf:about="https://valley.example/1"><r:title>One</r:title></r:item></rdf:RDF>`,
    expect: { '0.title': 'One', '0.link': 'https://valley.example/1', 'feed.title': 'Valley Post' },
  },
  {
    name: 'RSS 2.0 with hints',
    body: rssOf('', {
      channel:
        '<ttl>45</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency><atom:link rel="hub" href="https://hub.example/"/>',
    }),
    expect: {
      count: 0,
      'feed.ttlMinutes': 45,
      'feed.skipHours': [0, 3],
      'feed.skipDays': ['Sunday'],
      'feed.updatePeriodMs': 21_600_000,
      'feed.hubs': ['https://hub.example/'],
    },
  },
  {
    name: 'summary and content apart',
    body: rssOf('<item><title>t</title><description>Short</description><c:encoded><![CDATA[<p>Long: <b>12</b></p>]]></c:encoded></item>', {
      attributes: ' xmlns:c="http://purl.org/rss/1.0/modules/content/"',
    }),
    expect: { '0.summary': 'Short', '0.content': '<p>Long: <b>12</b></p>', '0.contentText': 'Long: 12' },
  },
  {
    name: 'an encoded text under an unusual prefix for content',
    body: rssOf('<item><title>t</title><body xmlns="http://www.w3.org/1999/xhtml"><p>Long</p></body></item>'),
    expect: { '0.contentText': 'Long' },
  },
  {
    name: 'words inside inline markup',
    body: rssOf(
      '<item><title>Now <em>12</em> hurt, <em>3</em> safe</title><description>One said <b>12</b>, <i>another</i> said <b>3</b> more</description></item>',
    ),
    expect: { '0.title': 'Now 12 hurt, 3 safe', '0.summary': 'One said 12, another said 3 more' },
  },
  {
    name: 'escaped markup',
    body: rssOf(
      '<item><title>A &lt;b&gt;bold&lt;/b&gt; R&amp;amp;D</title><description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two &amp;amp; three&lt;/p&gt;</description></item>',
    ),
    expect: { '0.title': 'A bold R&D', '0.summary': 'One Two & three' },
  },
  {
    name: 'markup and escaped markup at once',
    body: rssOf('<item><title>t</title><description>A <b>12</b> &lt;i&gt;B&lt;/i&gt; &amp;amp; C 1 &lt; 2</description></item>'),
    expect: { '0.summary': 'A 12 B & C 1 < 2' },
  },
  { name: 'a title that is no markup', body: rssOf('<item><title>5 &lt; 6 and R&amp;D</title></item>'), expect: { '0.title': '5 < 6 and R&D' } },
  {
    name: 'several enclosures',
    body: rssOf(
      '<item><title>t</title><enclosure url="https://valley.example/a.jpg" length="1" type="image/jpeg"/><enclosure url="https://valley.example/b.jpg"/><media:group><media:content url="https://valley.example/c.mp4"/></media:group></item>',
    ),
    expect: { '0.enclosures': ['https://valley.example/a.jpg', 'https://valley.example/b.jpg', 'https://valley.example/c.mp4'] },
  },
  {
    name: 'persons in all their forms',
    body: rssOf(
      '<item><author>a@valley.example (A. Writer)</author></item><item><author>B. Writer &lt;b@valley.example&gt;</author></item><item><author>c@valley.example</author><dc:creator>C. Writer</dc:creator></item><item><itunes:author>D. Writer</itunes:author></item>',
    ),
    expect: { '0.author': 'A. Writer', '1.author': 'B. Writer', '2.author': 'C. Writer', '3.author': 'D. Writer' },
  },
  {
    name: 'Atom 1.0',
    body: atomOf(
      `<entry xml:lang="ps"><id>urn:1</id><title>One</title><link href="https://valley.example/1"/><published>2026-01-02T08:04:05+05:00</published><updated>2026-01-02T04:04:05Z</updated><author><name>A. Writer</name></author><author><name>B. Writer</name></author><category term="w" label="World"/><summary>Short</summary><content type="html">&lt;p&gt;Long&lt;/p&gt;</content></entry>`,
      ' xml:lang="en"',
    ),
    expect: {
      format: 'atom',
      '0.id': 'urn:1',
      '0.published': MOMENT,
      '0.updated': '2026-01-02T04:04:05Z',
      '0.author': 'A. Writer, B. Writer',
      '0.contentText': 'Long',
      '0.categories': ['World'],
      '0.language': 'ps',
      'feed.language': 'en',
    },
  },
  {
    name: 'Atom 1.0 under a prefix',
    body: '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Valley Post</a:title><a:entry><a:id>urn:1</a:id><a:title>One</a:title><a:link href="https://valley.example/1"/></a:entry></a:feed>',
    expect: { '0.id': 'urn:1', '0.title': 'One', '0.link': 'https://valley.example/1' },
  },
  {
    name: 'Atom 0.3',
    body: `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="escaped" type="text/html">Valley &lt;i&gt;Post&lt;/i&gt;</title><tagline>News</tagline><entry><id>urn:1</id><title>One</title><issued>${MOMENT}</issued><modified>2026-01-02T04:04:05Z</modified><content type="text/html" mode="base64">PHA+TG9uZzwvcD4=</content></entry></feed>`,
    expect: { 'feed.title': 'Valley Post', 'feed.description': 'News', '0.published': MOMENT, '0.updated': '2026-01-02T04:04:05Z', '0.contentText': 'Long' },
  },
  {
    name: 'Atom XHTML keeps the order of words',
    body: atomOf(
      '<entry><id>1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Toll: <b>23</b> here, <b>9</b> there</div></title><content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml">First <x:b>23</x:b>, then <x:i>9</x:i> and <x:b>58</x:b>.</x:div></content></entry>',
    ),
    expect: { '0.title': 'Toll: 23 here, 9 there', '0.contentText': 'First 23, then 9 and 58.' },
  },
  {
    name: "Atom's plain text is plain",
    body: atomOf('<entry><id>1</id><title>The &lt;b&gt; tag &amp;amp; more</title><summary type="text">1 &lt; 2</summary></entry>'),
    expect: { '0.title': 'The <b> tag &amp; more', '0.summary': '1 < 2' },
  },
  {
    name: "the source of a copied entry is not the entry's",
    body: atomOf(
      '<entry><source><id>urn:other</id><title>Other</title><updated>2001-01-01T00:00:00Z</updated></source><id>urn:1</id><title>One</title></entry>',
    ),
    expect: { '0.id': 'urn:1', '0.title': 'One', '0.updated': null },
  },
  {
    name: 'one Atom entry as a document',
    body: '<entry xmlns="http://www.w3.org/2005/Atom"><id>urn:1</id><title>One</title></entry>',
    expect: { count: 1, '0.title': 'One' },
  },
  {
    name: 'a video in a media group',
    body: atomOf(
      '<entry><id>urn:1</id><title>One</title><media:group><media:title>Other</media:title><media:content url="https://valley.example/v.mp4"><guid>99</guid></media:content><media:description>Seen from above</media:description></media:group></entry>',
    ),
    expect: { '0.id': 'urn:1', '0.title': 'One', '0.summary': 'Seen from above' },
  },
  {
    name: 'JSON Feed 1.1',
    body: JSON.stringify(JSON_FEED),
    contentType: 'application/feed+json',
    expect: {
      format: 'json',
      'feed.title': 'Valley Post',
      '0.id': '7',
      '0.published': MOMENT,
      '0.contentText': 'A 12 b',
      '0.author': 'A. Writer, B. Writer',
      '0.enclosures': ['https://valley.example/7.mp3'],
      '0.categories': ['world'],
    },
  },
  {
    name: 'JSON Feed with raw line breaks and a last comma',
    body: '{"version":"https://jsonfeed.org/version/1","title":"Valley Post","items":[{"id":"1","url":"/1","content_text":"a <b>\nb"},]}',
    url: 'https://valley.example/feed.json',
    expect: { count: 1, '0.link': 'https://valley.example/1', '0.content': 'a &lt;b&gt; b' },
  },
  {
    name: 'a news sitemap',
    body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://valley.example/1</loc><news:news><news:publication><news:name>Valley Post</news:name><news:language>en</news:language></news:publication><news:publication_date>${MOMENT}</news:publication_date><news:title>One</news:title></news:news></url><url><loc>https://valley.example/about</loc></url></urlset>`,
    expect: { format: 'sitemap', count: 1, '0.title': 'One', '0.link': 'https://valley.example/1', '0.published': MOMENT, '0.language': 'en' },
  },
  { name: 'a channel without items', body: rssOf(''), expect: { count: 0, 'feed.title': 'Valley Post' } },
];

export const REFUSED_CASES: readonly FeedCase[] = [
  {
    name: 'an HTML page',
    body: '<!doctype html><html><head><title>Not here &amp; gone</title></head><body><h1>Sorry</h1></body></html>',
    contentType: 'application/rss+xml',
    refused: 'TW_FEED_NOT_A_FEED',
    reason: /HTML page titled “Not here & gone”/,
  },
  {
    name: 'a challenge page',
    body: '<html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/x.js"></script></body></html>',
    refused: 'TW_FEED_NOT_A_FEED',
    reason: /challenge page \(Cloudflare\)/,
  },
  {
    name: 'a JSON error',
    body: '{"error":{"code":403},"items":null}',
    contentType: 'application/json',
    refused: 'TW_FEED_NOT_A_FEED',
    reason: /JSON that is not a JSON Feed/,
  },
  { name: 'JSON that breaks off', body: '{"version":"https://jsonfeed.org/version/1","items":[{"id":', refused: 'TW_FEED_MALFORMED', reason: /breaks off/ },
  { name: 'nothing', body: '', refused: 'TW_FEED_EMPTY', reason: /empty/ },
  { name: 'an XML declaration alone', body: '<?xml version="1.0"?>\n<!-- nothing today -->', refused: 'TW_FEED_EMPTY', reason: /empty/ },
  { name: 'an image', body: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), refused: 'TW_FEED_NOT_A_FEED', reason: /PNG image/ },
  {
    name: 'a plain sitemap',
    body: '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://valley.example/1</loc></url></urlset>',
    refused: 'TW_FEED_NOT_A_FEED',
    reason: /sitemap without news/,
  },
  {
    name: 'an OPML list',
    body: '<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="https://valley.example/feed"/></body></opml>',
    refused: 'TW_FEED_NOT_A_FEED',
    reason: /OPML/,
  },
  {
    name: 'RDF about something else',
    body: `<rdf:RDF ${RDF} xmlns:foaf="http://xmlns.com/foaf/0.1/"><foaf:Person><foaf:name>A</foaf:name></foaf:Person></rdf:RDF>`,
    refused: 'TW_FEED_NOT_A_FEED',
    reason: /RDF data/,
  },
  { name: 'plain text', body: 'Service unavailable', refused: 'TW_FEED_NOT_A_FEED', reason: /plain text/ },
];
