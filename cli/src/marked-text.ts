import { styleText } from 'node:util';
import type { Claim } from '@tallywire/shared/domain/claim';
import { cleanText } from '@tallywire/shared/runtime/pino-log';

/** An article's paragraphs with every evidence run marked and numbered as in the table of claims; without colour the runs stand in ⟦ ⟧. `onlyMarked` leaves out paragraphs without one. */
export function markedText(text: string, claims: readonly Claim[], onlyMarked: boolean): string {
  const paragraphs = paragraphsOf(text).map(({ start, end }) => {
    const inside = claims.flatMap((claim, index) =>
      claim.evidence.start < end && claim.evidence.end > start ? [{ ...claim.evidence, number: index + 1 }] : [],
    );
    return { isMarked: inside.length > 0, told: markParagraph(text, start, end, inside) };
  });
  const shown = paragraphs.filter(({ isMarked }) => isMarked || !onlyMarked);
  return shown.map(({ told }) => `${told}\n`).join('\n');
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

function paragraphsOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\n]+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Overlapping runs are cut at each other's ends; a run's number stands behind its last piece. */
function markParagraph(text: string, start: number, end: number, runs: readonly Run[]): string {
  const cuts = [...new Set([start, end, ...runs.flatMap((run) => [run.start, run.end])])].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const piece = cleanLine(text.slice(from, to));
    const covering = runs.filter((run) => run.start <= from && run.end >= to);
    const ending = runs.filter((run) => run.end === to).map(({ number }) => `[${number}]`);
    return `${covering.length > 0 ? mark(piece) : piece}${ending.length > 0 ? styleText('dim', ending.join('')) : ''}`;
  });
  return pieces.join('');
}

function mark(piece: string): string {
  const styled = styleText(['bold', 'underline'], piece);
  return styled === piece ? `⟦${piece}⟧` : styled;
}

/** As `cleanText`, without its bound: the whole article is wanted. */
function cleanLine(text: string): string {
  return (text.match(/[\s\S]{1,400}/g) ?? []).map(cleanText).join('');
}
