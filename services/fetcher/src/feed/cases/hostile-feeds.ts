/** A document made to cost its reader much: each must be read or refused within 2 s of CPU and 400 MB. */
export type HostileFeed = { name: string; make(): Uint8Array };

const HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>';
const TAIL = '</channel></rss>';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function hostile(name: string, make: () => string): HostileFeed {
  return { name, make: () => bytesOf(make()) };
}

function inDescription(text: string): string {
  return `${HEAD}<item><title>t</title><description>${text}</description></item>${TAIL}`;
}

/** Ten times ten … references: a billion when resolved. */
function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
  return `<!DOCTYPE rss [<!ENTITY e0 "haha">${levels.join('')}]>${inDescription('&e9;'.repeat(100)).replace('<?xml version="1.0"?>', '')}`;
}

function quadraticBomb(): string {
  return `<!DOCTYPE rss [<!ENTITY big "${'a'.repeat(4000)}">]>${inDescription('&big;'.repeat(100_000)).replace('<?xml version="1.0"?>', '')}`;
}

function largeFeed(): Uint8Array {
  const item = bytesOf(`<item><title>t</title><link>https://valley.example/1</link><description>${'words and more '.repeat(40)}</description></item>`);
  const count = Math.floor(50_000_000 / item.length);
  const head = bytesOf(HEAD);
  const bytes = new Uint8Array(head.length + count * item.length);
  bytes.set(head);
  for (let index = 0; index < count; index += 1) bytes.set(item, head.length + index * item.length);
  return bytes;
}

export const HOSTILE_FEEDS: readonly HostileFeed[] = [
  hostile('billion laughs', bomb),
  hostile('quadratic entity', quadraticBomb),
  hostile('external entity', () => `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${HEAD.slice(21)}<item><title>&x;</title></item>${TAIL}`),
  hostile('100,000 nested elements in a text', () => inDescription('<div>'.repeat(100_000) + '</div>'.repeat(100_000))),
  hostile('100,000 nested elements outside texts', () => `${HEAD}${'<div>'.repeat(100_000)}`),
  hostile('200,000 unclosed tags in a text', () => inDescription('<b>'.repeat(200_000))),
  hostile('200,000 unclosed tags at the root', () => '<b>'.repeat(200_000)),
  hostile('300,000 end tags of nothing', () => inDescription(`${'<i>'.repeat(200)}${'</b>'.repeat(300_000)}`)),
  hostile('a megabyte of <', () => `${HEAD}${'<'.repeat(1_000_000)}`),
  hostile('a megabyte of < in a text', () => inDescription('<'.repeat(1_000_000))),
  hostile('a megabyte of <a', () => inDescription('<a '.repeat(333_000))),
  hostile('a megabyte of &', () => inDescription('&'.repeat(1_000_000))),
  hostile('100,000 CDATA starts', () => `${HEAD}${'<![CDATA['.repeat(100_000)}`),
  hostile('100,000 comment starts', () => `${HEAD}${'<!--'.repeat(100_000)}`),
  hostile('100,000 document types', () => '<!DOCTYPE r ['.repeat(100_000)),
  hostile('100,000 instructions', () => `${HEAD}${'<?a '.repeat(100_000)}`),
  hostile('100,000 open quotes', () => inDescription('<a b="c>'.repeat(100_000))),
  hostile('100,000 attributes', () => `${HEAD}<item><enclosure ${Array.from({ length: 100_000 }, (_, at) => `a${at}="1"`).join(' ')}/></item>${TAIL}`),
  hostile(
    '100,000 namespaces, each item with one more',
    () =>
      `<rss ${Array.from({ length: 100_000 }, (_, at) => `xmlns:a${at}="u${at}"`).join(' ')}><channel>${'<item xmlns:b="u"><title>t</title></item>'.repeat(20_000)}${TAIL}`,
  ),
  hostile(
    'a long base over many links',
    () =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://valley.example/${'a'.repeat(1_000_000)}/">${'<entry><link href="x"/></entry>'.repeat(20_000)}</feed>`,
  ),
  hostile('a megabyte of spaces', () => inDescription(`a${' \u00a0'.repeat(500_000)}b`)),
  hostile('line breaks and tags for a snippet', () => inDescription(`&lt;h${'\n'.repeat(160_000)}`)),
  hostile('200,000 tiny items', () => `${HEAD}${'<item><title>t</title></item>'.repeat(200_000)}${TAIL}`),
  { name: '50 MB', make: largeFeed },
  hostile('a million nested JSON arrays', () => '['.repeat(1_000_000)),
  hostile('200,000 JSON items', () => `{"version":"https://jsonfeed.org/version/1","title":"t","items":[${'{"id":"1"},'.repeat(199_999)}{"id":"1"}]}`),
  {
    name: 'a stray byte in every tenth character',
    make: () => bytesOf(inDescription('é'.repeat(2_000_000))).map((byte, at) => (at % 40 === 39 && byte >= 0x80 ? 0x96 : byte)),
  },
  { name: 'ten megabytes of noise', make: () => Uint8Array.from({ length: 10_000_000 }, (_, at) => (at * 7919 + (at >> 3)) & 0xff) },
];
