import { TwError } from '@tallywire/shared/domain/errors';

import { markBlocks } from './blocks.ts';
import { joinBlocks } from './join-blocks.ts';
import { parseLean } from './lean-parse.ts';
import { scanHtml } from './scan-html.ts';

/** The text of a feed's own HTML (RSS `content:encoded`, Atom `content`), by the rules of article bodies; empty where it is beyond their limits. */
export function readFeedContent(html: string): string {
  const scanned = scanHtml(html);
  if (scanned.kind === 'refused') return '';
  try {
    const document = parseLean(scanned.html, 'about:blank');
    return document.body === null ? '' : joinBlocks(markBlocks(document, document.body));
  } catch (error) {
    if (error instanceof TwError) return '';
    throw error;
  }
}
