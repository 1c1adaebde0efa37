import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { FEED_LIMITS } from './feed-reading.ts';
import { readFeed } from './read-feed.ts';
import { repairFeed } from './repair-feed.ts';

const PIECES =
  '<rss> <rss version="2.0"> <channel> </channel> <item> </item> <item/> <entry> </entry> <title> </title> <link> </link> <description> </description> <feed> </feed> <a:content a:type="xhtml"> <b> </b> <![CDATA[ ]]> <!-- --> <!DOCTYPE <?xml ?> <enclosure url="a" url= " \' = < > & &amp; &lt; &nbsp; &#0; &#x110000; &#xD800; xmlns:x=" xml:base="/b" ]] \u0000 \ud800 \ufffe é'.split(
    ' ',
  );

const soup = fc.array(fc.oneof(fc.constantFrom(...PIECES, ' ', '\n'), fc.string({ maxLength: 4 })), { maxLength: 40 }).map((parts) => parts.join(''));
const feedSoup = soup.map((inside) => `<rss><channel><item><title>${inside}`);
const anyText = fc.oneof(soup, feedSoup, fc.string({ unit: 'binary', maxLength: 60 }));

/** The canonical XML with every text inside it; null where the document is refused. */
function repaired(text: string): string | null {
  const result = repairFeed(text, 'https://valley.example/feed', FEED_LIMITS, Number.POSITIVE_INFINITY);
  return result.kind === 'repaired' ? result.xml : null;
}

function faultOf(xml: string): string | null {
  let fault: string | null = null;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    fault ??= error.message;
  });
  parser.write(xml).close();
  return fault;
}

describe('repairFeed', () => {
  it('writes well-formed XML whatever it is given', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const xml = repaired(text);
        expect(xml === null ? null : faultOf(xml)).toBeNull();
      }),
      { numRuns: 1500 },
    );
  });

  it('changes nothing in its own output', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = repaired(text);
        if (once !== null) expect(repaired(once)).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it('names each kind of repair once', () => {
    const result = repairFeed('junk<rss><channel><item><title>a < b</i></title><guid>1</channel></rss>', null, FEED_LIMITS);
    expect(result).toMatchObject({ kind: 'repaired', repairs: ['junk-before', 'bare-markup', 'stray-end-tag', 'unclosed'] });
  });

  it('refuses what nests too deep', () => {
    const deep = `<rss><channel>${'<x>'.repeat(300)}`;
    expect(repairFeed(deep, null, FEED_LIMITS)).toMatchObject({ kind: 'refused', code: 'TW_FEED_TOO_DEEP' });
  });
});

const word = fc.integer({ min: 0, max: 9999 }).map((number) => `w${number}`);
const inline: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? word
    : fc.oneof(
        word,
        fc
          .tuple(fc.constantFrom('b', 'i', 'em', 'span', 'a'), fc.array(inline(depth - 1), { minLength: 1, maxLength: 3 }))
          .map(([tag, inner]) => `<${tag}>${inner.join(' ')}</${tag}>`),
      ),
);
const markup = fc.array(inline(4), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));

describe('readFeed', () => {
  it('does not take a text for a reference to another one', async () => {
    const long = 'a text of more than a few characters, which goes round the parser';
    const body = `<rss><channel><item><title>\ue0000</title><description>${long}</description><author>\ue0000<name>\ue0001</name></author></item></channel></rss>`;
    const reading = await readFeed(new TextEncoder().encode(body), { url: null, contentType: null });
    expect(reading).toMatchObject({ items: [{ title: '\ue0000', summary: long, author: '\ue0001' }] });
  });

  it('never throws, whatever the bytes are', async () => {
    const bytes = fc.oneof(
      anyText.map((text) => new TextEncoder().encode(text)),
      fc.uint8Array({ maxLength: 80 }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.option(fc.string()), fc.option(fc.string()), async (body, contentType, url) => {
        expect((await readFeed(body, { url, contentType })).kind).toMatch(/^(?:feed|refused)$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the words of a text in their order, however they are marked up and written', async () => {
    const written = fc.constantFrom(
      (html: string) => html,
      (html: string) => `<![CDATA[${html}]]>`,
      (html: string) => html.replace(/&/g, '&amp;').replace(/</g, '&lt;'),
    );
    await fc.assert(
      fc.asyncProperty(markup, written, async (html, write) => {
        const body = `<rss><channel><item><title>${write(html)}</title><description>${write(html)}</description></item></channel></rss>`;
        const reading = await readFeed(new TextEncoder().encode(body), { url: null, contentType: null });
        const words = html.replace(/<[^>]*>/g, '');
        expect(reading).toMatchObject({ items: [{ title: words, summary: words }] });
      }),
      { numRuns: 300 },
    );
  });
});
