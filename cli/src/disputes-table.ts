import { styleText } from 'node:util';
import type { Dispute, Position } from '@tallywire/shared/domain/dispute';
import { cleanText } from '@tallywire/shared/runtime/pino-log';

const RELATION_WORDS = { own_losses: 'own losses', inflicted: 'inflicted', third_party: 'third party', unknown: '' } as const;
/** What explains a dispute, for people. */
export const EXPLANATION_WORDS = { own_losses_low: 'each side counts its own losses low' } as const;
const WIDEST_QUOTE = 70;
const WIDEST_NAME = 34;

/** Disputes for people: one block each, a row a claimant, lowest figure first. */
export function disputesTable(disputes: readonly Dispute[]): string {
  if (disputes.length === 0) return 'No disputes: where several claimants give a figure, their ranges overlap.\n';
  const heading = styleText('bold', `${disputes.length} ${disputes.length === 1 ? 'dispute' : 'disputes'}`);
  return `${heading}\n\n${disputes.map(block).join('\n')}`;
}

function block(dispute: Dispute): string {
  const severity = dispute.severity === null ? 'none against some' : `${dispute.severity.toFixed(1)} × apart`;
  const explained = dispute.explanation ? `  ${EXPLANATION_WORDS[dispute.explanation]}` : '';
  const title = `${styleText(['bold', 'yellow'], dispute.effect)}  ${styleText('bold', cleanText(dispute.group))}  ${styleText('dim', severity + explained)}`;
  return `${title}\n${positionLines(dispute.positions)
    .map((line) => `  ${line}\n`)
    .join('')}`;
}

/** Positions, a line each, in columns: figure, claimant, relation, exact words, source. */
export function positionLines(positions: readonly Position[]): string[] {
  const rows = positions.map(cellsOf);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => (column < 4 ? cell.padEnd(widths[column] ?? 0) : styleText('dim', cell))).join('  '));
}

/** figure, claimant, relation, exact words, source */
function cellsOf(position: Position): string[] {
  const source = `${position.publisher}${position.published === null ? '' : `, ${position.published.slice(0, 10)}`}  ${position.url}`;
  return [
    position.figure.words,
    shorten(position.claimant, WIDEST_NAME),
    RELATION_WORDS[position.relation],
    `“${shorten(position.quote, WIDEST_QUOTE)}”`,
    source,
  ].map(cleanText);
}

/** A text on one line, cut at a width. */
export function shorten(text: string, widest: number): string {
  const folded = text.replace(/\s+/g, ' ');
  return folded.length <= widest ? folded : `${folded.slice(0, widest - 1)}…`;
}
