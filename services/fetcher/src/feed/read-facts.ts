import { bodyTextOf, dateOf, type FieldContext, firstOf, type Holder, languageOf, linkAttributeOf, titleOf, wordsOf } from './feed-fields.ts';
import { nodesOf } from './feed-nodes.ts';
import type { FeedFacts } from './feed-reading.ts';
import { alternateLink, relationOf } from './read-item.ts';

const PERIOD_MS: Record<string, number> = { hourly: 3_600_000, daily: 86_400_000, weekly: 604_800_000, monthly: 2_592_000_000, yearly: 31_536_000_000 };
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What a channel or Atom feed says of itself. */
export function readFacts(holder: Holder, context: FieldContext): FeedFacts {
  const minutes = Number.parseInt(firstOf(holder, ['f:ttl'], wordsOf) ?? '', 10);
  return {
    title: firstOf(holder, ['f:title', 'a:title', 'dc:title', 'itunes:title', 'media:title'], (node) => titleOf(node, context)),
    link: alternateLink(holder, context),
    language: firstOf(holder, ['f:language', 'dc:language', 'f:lang'], languageOf),
    description: firstOf(holder, ['f:description', 'f:subtitle', 'f:tagline', 'a:subtitle', 'dc:description', 'itunes:summary'], (node, name) =>
      bodyTextOf(node, name, context),
    ),
    updated: firstOf(holder, ['f:updated', 'f:lastbuilddate', 'f:modified', 'f:pubdate', 'a:updated', 'dc:date'], dateOf)?.iso ?? null,
    selfUrl: linksOf(holder, 'self', context)[0] ?? null,
    ttlMinutes: Number.isSafeInteger(minutes) && minutes > 0 ? minutes : null,
    updatePeriodMs: updatePeriodMs(holder),
    skipHours: skipHours(holder),
    skipDays: nodesOf(holder, 'f:skipdays')
      .flatMap((node) => nodesOf(node.raw, 'f:day'))
      .map((node) => DAYS.find((day) => day.toLowerCase() === node.text.trim().toLowerCase()))
      .filter((day) => day !== undefined),
    hubs: linksOf(holder, 'hub', context),
  };
}

function linksOf(holder: Holder, relation: string, context: FieldContext): string[] {
  const links = [...nodesOf(holder, 'f:link'), ...nodesOf(holder, 'a:link')].filter((node) => relationOf(node.attributes['rel']) === relation);
  return links.map((node) => linkAttributeOf(node, 'href', context)).filter((link) => link !== null);
}

/** The syndication module: so many updates a period. */
function updatePeriodMs(holder: Holder): number | null {
  const period = firstOf(holder, ['sy:updateperiod'], wordsOf)?.toLowerCase() ?? '';
  const frequency = Number(firstOf(holder, ['sy:updatefrequency'], wordsOf) ?? 1);
  const length = Object.hasOwn(PERIOD_MS, period) ? PERIOD_MS[period] : undefined;
  return length === undefined || !(frequency > 0) ? null : Math.round(length / frequency);
}

/** Hours 0 to 23; 24 is midnight in RSS 0.91. */
function skipHours(holder: Holder): number[] {
  const hours = nodesOf(holder, 'f:skiphours')
    .flatMap((node) => nodesOf(node.raw, 'f:hour'))
    .map((node) => (/^\s*\d{1,2}\s*$/.test(node.text) ? Number(node.text) % 24 : -1));
  return [...new Set(hours.filter((hour) => hour >= 0))].sort((a, b) => a - b);
}
