import { atomOf, type FeedCase, rssOf } from './feed-case.ts';

const item = (title: string, more = ''): string => `<item><title>${title}</title><link>https://valley.example/1</link>${more}</item>`;
const SECOND = '<item><title>Second</title><link>https://valley.example/2</link></item>';

export const MALFORMED_CASES: readonly FeedCase[] = [
  { name: 'a bare ampersand', body: rssOf(item('Rock & roll: R&D')), expect: { '0.title': 'Rock & roll: R&D' } },
  {
    name: 'an ampersand in a link',
    body: rssOf('<item><title>t</title><link>https://valley.example/?a=1&b=2&copy=3</link></item>'),
    expect: { '0.link': 'https://valley.example/?a=1&b=2&copy=3' },
  },
  { name: "HTML's entities without a DTD", body: rssOf(item('Caf&eacute;&nbsp;&ndash; 12&hellip;')), expect: { '0.title': 'Café – 12…' } },
  {
    name: "the document's own entity",
    body: `<!DOCTYPE rss [<!ENTITY place "the valley"> <!ENTITY far SYSTEM "file:///etc/hostname">]>${rssOf(item('In &place; &far;'), { declaration: '' })}`,
    expect: { '0.title': 'In the valley &far;' },
  },
  { name: 'control characters', body: rssOf(item('12\u0000 hu\u0008rt\u000b')), expect: { '0.title': '12 hurt' } },
  { name: 'references to illegal characters', body: rssOf(item('12&#0;&#x1f; hurt&#xFFFE;')), expect: { '0.title': '12 hurt' } },
  { name: 'numeric references in the windows-1252 range', body: rssOf(item('&#147;Quoted&#148; &#150; 12')), expect: { '0.title': '“Quoted” – 12' } },
  { name: 'a lone surrogate', body: rssOf(item('12 &#xD83D; hurt')), expect: { count: 1, '0.link': 'https://valley.example/1' } },
  {
    name: 'blank lines and a warning before the document',
    body: `\n\n<br />\n<b>Notice</b>: something in <i>feed.php</i><br />\n${rssOf(item('One') + SECOND)}`,
    expect: { count: 2, 'feed.title': 'Valley Post' },
  },
  {
    name: 'a comment and a script after the document',
    body: `${rssOf(item('One'))}<!-- made in 3 ms --><script>if (a < b && c) {}</script>`,
    expect: { count: 1, '0.title': 'One' },
  },
  {
    name: 'a document that breaks off inside an item',
    body: rssOf(item('One') + SECOND + item('Third with much to s')).slice(0, -60),
    expect: { count: 2, '1.title': 'Second', truncated: true },
  },
  {
    name: 'a document that breaks off inside a tag',
    body: `${rssOf(item('One') + SECOND).replace('</channel></rss>', '')}<item><ti`,
    expect: { count: 2, truncated: true },
  },
  {
    name: 'items that are never closed',
    body: rssOf('<item><title>One</title><item><title>Second</title>'),
    expect: { count: 2, '0.title': 'One', '1.title': 'Second' },
  },
  {
    name: 'a title that is never closed',
    body: rssOf('<item><title>One<link>https://valley.example/1</link><guid>a</guid></item>'),
    expect: { '0.title': 'One', '0.link': 'https://valley.example/1', '0.id': 'a' },
  },
  { name: 'inline markup that is never closed', body: rssOf(item('Now <b>12 hurt') + SECOND), expect: { '0.title': 'Now 12 hurt', '1.title': 'Second' } },
  { name: 'mis-nested inline markup', body: rssOf(item('One', '<description>a <b>b <i>c</b> d</i> e</description>')), expect: { '0.summary': 'a b c d e' } },
  { name: 'a bare less-than sign', body: rssOf(item('Depth < 5 m, height > 3 m, a <3')), expect: { '0.title': 'Depth < 5 m, height > 3 m, a <3' } },
  {
    name: 'unquoted and repeated attributes',
    body: rssOf(item('One', '<enclosure url=https://valley.example/a.mp3 type="audio/mpeg" type="audio/mp3" length=5 />')),
    expect: { '0.enclosures': ['https://valley.example/a.mp3'] },
  },
  {
    name: 'comparisons inside an attribute',
    body: rssOf(item('One', '<description>&lt;a title="1 &gt; 0 &lt; 2"&gt;x&lt;/a&gt; y</description>')),
    expect: { '0.summary': 'x y' },
  },
  { name: 'characters that are not seen', body: rssOf(item('\ufeffo\u200bne\u2060 ')), expect: { '0.title': 'one' } },
  {
    name: 'a quote that is never closed',
    body: rssOf(item('One', '<enclosure url="https://valley.example/a.mp3/><guid>a</guid>')),
    expect: { '0.id': 'a', '0.title': 'One' },
  },
  {
    name: 'names in capitals',
    body: '<RSS VERSION="2.0"><CHANNEL><TITLE>Valley Post</TITLE><ITEM><TITLE>One</TITLE><LINK>https://valley.example/1</LINK><PUBDATE>2 Jan 2026 03:04:05 GMT</PUBDATE></ITEM></CHANNEL></RSS>',
    expect: { '0.title': 'One', '0.published': '2026-01-02T03:04:05Z' },
  },
  {
    name: 'neither declaration nor version',
    body: `<rss><channel><title>Valley Post</title>${item('One')}</channel></rss>`,
    expect: { count: 1, 'feed.title': 'Valley Post' },
  },
  {
    name: 'items beside the channel',
    body: `<rss version="2.0"><channel><title>Valley Post</title></channel>${item('One')}</rss>`,
    expect: { count: 1, 'feed.title': 'Valley Post' },
  },
  {
    name: 'prefixes that are not declared',
    body: rssOf(item('One', '<dc:creator>A. Writer</dc:creator><content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded>')),
    expect: { '0.author': 'A. Writer', '0.contentText': 'Long' },
  },
  { name: 'a CDATA end inside CDATA text', body: rssOf(item('<![CDATA[a ]] > b]]]]><![CDATA[> c]]>')), expect: { '0.title': 'a ]] > b]]> c' } },
  {
    name: 'a CDATA section that is never closed',
    body: `${rssOf(item('One')).replace('</channel></rss>', '')}<item><title><![CDATA[Two`,
    expect: { count: 1, '0.title': 'One' },
  },
  {
    name: 'white space and CDATA round every value',
    body: rssOf(
      '<item><title>\n <![CDATA[ 12 & 7 ]]>\n</title><link>\n <![CDATA[https://valley.example/1]]> </link><guid>\n a \n</guid><pubDate> 2 Jan 2026 03:04:05 GMT\n</pubDate></item>',
    ),
    expect: { '0.title': '12 & 7', '0.link': 'https://valley.example/1', '0.id': 'a', '0.published': '2026-01-02T03:04:05Z' },
  },
  { name: 'an end tag that nothing opened', body: rssOf(`</p></foo>${item('One', '</b>')}`), expect: { count: 1, '0.title': 'One' } },
  {
    name: 'an impossible date in one entry',
    body: atomOf(
      '<entry><id>a</id><title>One</title><updated>someday</updated></entry><entry><id>b</id><title>Two</title><published/><updated>2026-01-02T03:04:05Z</updated></entry>',
    ),
    expect: { count: 2, '0.updated': null, '0.dateQuality': 'unknown', '1.updated': '2026-01-02T03:04:05Z' },
  },
];
