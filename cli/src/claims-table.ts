import { styleText } from 'node:util';
import type { Claim } from '@tallywire/shared/domain/claim';
import { cleanText } from '@tallywire/shared/runtime/pino-log';

const HEADINGS = ['', 'claimant', 'figure', 'effect', 'of whom', 'relation', 'words'];
const RELATION_WORDS = { own_losses: 'own losses', inflicted: 'inflicted', third_party: 'third party', unknown: '–' } as const;

/** The claims of one article for people, numbered in the order of the text; `explain` adds the rules that made each. */
export function claimsTable(claims: readonly Claim[], explain: boolean): string {
  if (claims.length === 0) return 'No claim figures.\n';
  const rows = [HEADINGS, ...claims.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.flatMap((row, index) => {
    const line = row.map((cell, column) => (column === HEADINGS.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ');
    const rules = index > 0 && explain ? [styleText('dim', `${' '.repeat((widths[0] ?? 0) + 2)}${(claims[index - 1]?.rules ?? []).join(', ')}`)] : [];
    return [index === 0 ? styleText('dim', line) : line, ...rules];
  });
  return `${lines.join('\n')}\n`;
}

function cellsOf(claim: Claim, index: number): string[] {
  const group = claim.of.affiliation.length === 0 ? claim.of.noun : `${claim.of.noun} (${claim.of.affiliation.join(', ')})`;
  const told = [
    claim.modality === 'asserted' ? [] : [claim.modality],
    claim.scope === 'incident' ? [] : [claim.scope],
    claim.partOf === null ? [] : ['part'],
    claim.previous ? ['before'] : [],
  ].flat();
  const effect = [claim.effect, ...told].join(', ');
  const cells = [
    `${index + 1}`,
    claim.claimant?.name ?? '(the text itself)',
    claim.figure.words,
    effect,
    group,
    RELATION_WORDS[claim.relation],
    `“${claim.evidence.quote}”`,
  ];
  return cells.map((cell) => cleanText(cell.replace(/\s+/g, ' ')));
}
