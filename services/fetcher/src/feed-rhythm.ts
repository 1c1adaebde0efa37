import type { Item } from '@tallywire/shared/domain/item';

const RECENT_ITEMS = 20;
const MIN_DATES = 3;
const DAY_MS = 24 * 3_600_000;

/** The date of the newest item; null where none is dated. Dates over a day ahead are not believed. */
export function newestOf(items: readonly Pick<Item, 'published'>[], nowMs: number): number | null {
  return datesOf(items, nowMs)[0] ?? null;
}

/** The median gap between a feed's latest items, the time since the last one counted in; null where too few are dated. Dates over a day ahead are not believed. */
export function rhythmOf(items: readonly Pick<Item, 'published'>[], nowMs: number): number | null {
  const times = datesOf(items, nowMs).slice(0, RECENT_ITEMS);
  if (times.length < MIN_DATES) return null;
  const gaps = [nowMs, ...times].slice(0, -1).map((time, index) => time - (times[index] ?? time));
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? null;
}

/** The items' dates, latest first, none after now. */
function datesOf(items: readonly Pick<Item, 'published'>[], nowMs: number): number[] {
  return items
    .map(({ published }) => (published === null ? Number.NaN : Date.parse(published)))
    .filter((time) => time <= nowMs + DAY_MS)
    .map((time) => Math.min(time, nowMs))
    .sort((a, b) => b - a);
}
