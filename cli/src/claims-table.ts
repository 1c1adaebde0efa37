import { styleText } from 'node:util';
import type { Article } from '@tallywire/shared/domain/article';
import type { Claim } from '@tallywire/shared/domain/claim';
import { cleanText } from '@tallywire/shared/runtime/pino-log';

const HEADINGS = ['figure', 'effect', 'of whom', 'claimant', 'exact words'];

/** The claims of one article for people, in the order of the text. */
export function claimsTable(article: Article, claims: readonly Claim[]): string {
  const title = article.title === '' ? '' : `${styleText('bold', cleanText(article.title))}\n`;
  if (claims.length === 0) return `${title}No claim figures.\n`;
  const rows = [HEADINGS, ...claims.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row, index) => {
    const line = row.map((cell, column) => (column === HEADINGS.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ');
    return index === 0 ? styleText('dim', line) : line;
  });
  return `${title}${lines.join('\n')}\n`;
}

function cellsOf(claim: Claim): string[] {
  const group = claim.of.affiliation.length === 0 ? claim.of.noun : `${claim.of.noun} (${claim.of.affiliation.join(', ')})`;
  const effect = claim.modality === 'asserted' ? claim.effect : `${claim.effect}, ${claim.modality}`;
  return [claim.figure.words, effect, group, claim.claimant?.name ?? '(the text itself)', `“${claim.evidence.quote}”`].map((cell) =>
    cleanText(cell.replace(/\s+/g, ' ')),
  );
}
