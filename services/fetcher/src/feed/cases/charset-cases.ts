import { encodeAs, joined, utf32 } from './encode-as.ts';
import { type FeedCase, rssOf } from './feed-case.ts';

const CYRILLIC = 'Горы: 12 раненых';
const ARABIC = 'الجبل: 12 جريحا';
const JAPANESE = '山で12人負傷';
const CHINESE = '山区12人受伤';
const KOREAN = '산에서 12명 부상';
const CZECH = 'Nález: 12 zraněných, štěstí';
const WESTERN = '“Café” – 12 blessés, 5 €';

function document(title: string, encoding: string | null): string {
  const declaration = encoding === null ? '<?xml version="1.0"?>' : `<?xml version="1.0" encoding="${encoding}"?>`;
  return rssOf(`<item><title>${title}</title><link>https://valley.example/1</link></item>`, { declaration });
}

/** A document in a charset, named in its declaration, in the header, or in neither. */
function charsetCase(name: string, title: string, bytes: Uint8Array, charset: string, contentType?: string): FeedCase {
  return { name, body: bytes, ...(contentType === undefined ? {} : { contentType }), expect: { '0.title': title, count: 1, charset } };
}

const declared = (title: string, label: string, charset: string): FeedCase =>
  charsetCase(`${label} in the declaration`, title, encodeAs(charset, document(title, label)), charset);

const inHeader = (title: string, label: string, charset: string): FeedCase =>
  charsetCase(`${label} in the header alone`, title, encodeAs(charset, document(title, null)), charset, `text/xml; charset=${label}`);

/** ISO-2022-JP is EUC-JP's kanji in seven bits, each run between escape sequences. */
function iso2022jp(text: string): Uint8Array {
  const runs = text.match(/\p{ASCII}+|\P{ASCII}+/gu) ?? [];
  return joined(
    ...runs.map((run) => (run.charCodeAt(0) < 0x80 ? run : [0x1b, 0x24, 0x42, ...[...encodeAs('euc-jp', run)].map((byte) => byte & 0x7f), 0x1b, 0x28, 0x42])),
  );
}

export const CHARSET_CASES: readonly FeedCase[] = [
  declared(CYRILLIC, 'windows-1251', 'windows-1251'),
  declared(CYRILLIC, 'KOI8-R', 'koi8-r'),
  declared(CZECH, 'ISO-8859-2', 'iso-8859-2'),
  declared(JAPANESE, 'EUC-JP', 'euc-jp'),
  declared(CHINESE, 'GB2312', 'gbk'),
  declared('山區12人受傷', 'Big5', 'big5'),
  declared(KOREAN, 'ks_c_5601-1987', 'euc-kr'),
  charsetCase('Korean syllables beyond KS X 1001 under an EUC-KR label', '갂 12', beyondKsx1001(), 'euc-kr'),
  inHeader(ARABIC, 'windows-1256', 'windows-1256'),
  inHeader(JAPANESE, 'x-sjis', 'shift_jis'),
  charsetCase('windows-1252 bytes under an ISO-8859-1 label', WESTERN, encodeAs('windows-1252', document(WESTERN, 'iso-8859-1')), 'windows-1252'),
  charsetCase('windows-1252 bytes under a UTF-8 label', WESTERN, encodeAs('windows-1252', document(WESTERN, 'utf-8')), 'windows-1252'),
  charsetCase('UTF-8 under a wrong header', CYRILLIC, joined(document(CYRILLIC, null)), 'utf-8', 'application/xml; charset=ISO-8859-1'),
  charsetCase('UTF-8 under a wrong declaration', CYRILLIC, joined(document(CYRILLIC, 'windows-1251')), 'utf-8'),
  charsetCase('UTF-8 with a byte order mark and a wrong declaration', ARABIC, joined([0xef, 0xbb, 0xbf], document(ARABIC, 'latin1')), 'utf-8'),
  charsetCase('one stray byte in UTF-8', `${CYRILLIC} – ${ARABIC}`, strayByte(), 'utf-8'),
  charsetCase('UTF-16 LE with a byte order mark', ARABIC, joined([0xff, 0xfe], encodeAs('utf-16le', document(ARABIC, null))), 'utf-16le'),
  charsetCase('UTF-16 BE without a byte order mark', CYRILLIC, encodeAs('utf-16be', document(CYRILLIC, 'utf-16')), 'utf-16be'),
  charsetCase('UTF-32 BE with a byte order mark', CYRILLIC, joined([0, 0, 0xfe, 0xff], utf32(document(CYRILLIC, null), false)), 'utf-32be'),
  charsetCase('ISO-2022-JP without a label', JAPANESE, iso2022jp(document(JAPANESE, null)), 'iso-2022-jp'),
  charsetCase('an unknown label', WESTERN, encodeAs('windows-1252', document(WESTERN, 'x-unheard-of')), 'windows-1252'),
  charsetCase('UTF-7, which is never decoded', '+ACI-12+ACI- hurt', joined(document('+ACI-12+ACI- hurt', 'utf-7')), 'utf-8', 'text/xml; charset=utf-7'),
  charsetCase(
    'a header that the bytes contradict and a declaration that fits',
    JAPANESE,
    encodeAs('euc-jp', document(JAPANESE, 'euc-jp')),
    'euc-jp',
    'text/xml; charset=utf-8',
  ),
];

function strayByte(): Uint8Array {
  const [before = '', after = ''] = document(`${CYRILLIC} #${ARABIC}`, 'utf-8').split('#');
  return joined(before, [0x96], ' ', after);
}

function beyondKsx1001(): Uint8Array {
  const [before = '', after = ''] = document('# 12', 'euc-kr').split('#');
  return joined(before, [0x81, 0x41], after);
}
