/** Pages made to hang, burst or mislead a reader, with what it must answer (`read or refused`: as the machine's speed has it, within the deadline). For tests and the isolation bench. */
export type HostilePage = { name: string; html: () => string; verdict: string };

const PARAGRAPH = '<p>The ministry said on Tuesday, in a statement, that work on the bridge would go on, and that the road stays closed until Friday.</p>';

/** An ordinary small article, to be read after each of them. */
export const ORDINARY_PAGE = `<!doctype html><html lang="en"><head><title>Bridge work goes on</title></head><body><article><h1>Bridge work goes on</h1>${PARAGRAPH.repeat(8)}</article></body></html>`;

export const HOSTILE_PAGES: readonly HostilePage[] = [
  { name: '2,000 nested <div>', html: () => `${'<div>'.repeat(2000)}x`, verdict: 'TW_PAGE_TOO_DEEP' },
  {
    name: '100,000 attributes on a tag',
    html: () => `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}="1"`).join(' ')}>x`,
    verdict: 'TW_PAGE_TOO_DEEP',
  },
  { name: '5,000 unclosed <b>', html: () => `<p>${'<b>x '.repeat(5000)}`, verdict: 'TW_PAGE_TOO_DEEP' },
  { name: '20,000 <p>', html: () => `<article>${PARAGRAPH.repeat(20_000)}</article>`, verdict: 'read or refused' },
  { name: '20,000 <br>', html: () => `<article>${'The road stays closed, they said, until Friday.<br>'.repeat(20_000)}</article>`, verdict: 'read or refused' },
  {
    name: '50,000 CSS rules',
    html: () => ORDINARY_PAGE.replace('</head>', `<style>${'a > b.c:hover { color: red } '.repeat(50_000)}</style></head>`),
    verdict: 'article',
  },
  {
    name: 'formatting reopened in each paragraph',
    html: () => `${Array.from({ length: 150 }, (_, at) => `<font size=${at}>`).join('')}${'<p>x</font>'.repeat(20_000)}`,
    verdict: 'read or refused',
  },
  { name: 'a table in a table in a table', html: () => '<table><tr><td>'.repeat(60) + PARAGRAPH.repeat(8), verdict: 'article' },
  { name: 'spaces between words', html: () => ORDINARY_PAGE.replaceAll('said', `said${' '.repeat(100_000)}`), verdict: 'article' },
  { name: 'cut off in a tag', html: () => ORDINARY_PAGE.slice(0, -30), verdict: 'article' },
  { name: 'cut off in a script', html: () => `${ORDINARY_PAGE.replace('</article>', '<script>let a = "')}`, verdict: 'article' },
  { name: 'bytes of an image', html: () => `\u0089PNG\r\n${'\u0000\ufffd\u0001x'.repeat(50_000)}`, verdict: 'TW_PAGE_NOT_HTML' },
  { name: 'nothing', html: () => ' \n ', verdict: 'TW_PAGE_NO_BODY' },
  { name: '4 million characters', html: () => '<p>x</p>'.repeat(500_000), verdict: 'TW_PAGE_TOO_LARGE' },
];
