import type { Figure } from '@tallywire/shared/domain/claim';

/** "About 100" does not contradict 95: the words leave this much room on either side. */
const ABOUT_ROOM = 0.1;
const BARELY = 1e-9;

/** Whether a figure is a number, not a vague word. */
export function isNumeric({ min, max }: Figure): boolean {
  return min !== null || max !== null;
}

/** The number a figure is known by: its lower end, or the upper one where it is open below. */
export function pointOf({ min, max }: Figure): number {
  return min ?? max ?? 0;
}

/** Whether two figures can't both be right: their ranges don't overlap. A vague word contradicts none. */
export function contradict(one: Figure, other: Figure): boolean {
  if (!isNumeric(one) || !isNumeric(other)) return false;
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a.high < b.low || b.high < a.low;
}

/** The range a figure leaves open, both ends inclusive. */
function rangeOf({ min, max, qualifier }: Figure): { low: number; high: number } {
  const room = qualifier === 'about' ? ABOUT_ROOM : 0;
  return {
    low: min === null ? 0 : min * (1 - room) + (qualifier === 'more_than' ? BARELY : 0),
    high: max === null ? Number.POSITIVE_INFINITY : max * (1 + room) - (qualifier === 'less_than' ? BARELY : 0),
  };
}
