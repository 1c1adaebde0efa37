import { styleText } from 'node:util';
import type { ArticleRef } from '@tallywire/shared/domain/recorded-claim';
import type { Tally } from '@tallywire/shared/domain/tally';
import { cleanText } from '@tallywire/shared/runtime/pino-log';
import type { FigureChange, IncidentStory } from '@tallywire/store/read-incident';
import { EXPLANATION_WORDS, positionLines, shorten } from './disputes-table.ts';

const WIDEST_TITLE = 72;

/** An incident's whole story for people: its articles, what each tally came to, and how figures changed. */
export function incidentStory(story: IncidentStory): string {
  const current = story.claims.filter(({ state }) => state === 'current').length;
  const counts = `${count(story.articles.length, 'article')}, ${count(current, 'claim')} standing of ${story.claims.length}`;
  const disputes = `${count(story.disputes.filter(({ status }) => status === 'disputed').length, 'dispute')} open`;
  const settled = story.disputes.filter(({ status }) => status === 'resolved').length;
  return [
    `${styleText('bold', `Incident ${story.id}`)}  ${styleText('dim', `${counts}, ${disputes}${settled > 0 ? `, ${settled} settled` : ''}`)}\n`,
    section(
      'Articles',
      story.articles.map((article) => articleLine(article, story.articles)),
    ),
    section('Tallies', story.tallies.flatMap(tallyLines)),
    section(
      'Changes',
      story.changes.map((change) => changeLine(change, story.tallies)),
    ),
  ].join('\n');
}

/** One line about an incident: when, how much, how many disputes, and how it was first told. */
export function incidentLine({ id, articles, disputes, claims }: IncidentStory): string {
  const open = disputes.filter(({ status }) => status === 'disputed').length;
  const [first] = articles;
  const cells = [id, timeOf(first?.published ?? null), count(articles.length, 'article'), count(claims.length, 'claim'), count(open, 'dispute')];
  return `${cells.join('  ')}  ${cleanText(shorten(first?.title ?? '', WIDEST_TITLE))}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${styleText('bold', title)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function articleLine(article: ArticleRef, articles: readonly ArticleRef[]): string {
  const original = articles.find(({ id }) => id === article.copyOf);
  const copy = article.copyOf ? `  copy of ${original?.publisher ?? article.copyOf}` : '';
  const changed = article.modified !== null && article.modified !== article.published ? `  changed ${timeOf(article.modified)}` : '';
  const told = cleanText(`${timeOf(article.published)}  ${article.publisher}: ${shorten(article.title, WIDEST_TITLE)}${copy}${changed}`);
  return `${told}  ${styleText('dim', cleanText(article.url))}`;
}

function tallyLines(tally: Tally): string[] {
  const scope = [...(tally.scope === 'incident' ? [] : [tally.scope]), ...(tally.isPart ? ['part of a whole'] : [])];
  const apart = tally.severity === null ? [] : [`${tally.severity.toFixed(1)} × apart`];
  const explained = tally.explanation === null ? [] : [EXPLANATION_WORDS[tally.explanation]];
  const facts = [...scope, ...apart, ...explained, count(tally.sources, 'source'), count(tally.claims, 'claim')].join(', ');
  const color = tally.status === 'disputed' ? (['bold', 'yellow'] as const) : (['bold'] as const);
  const title = `${styleText([...color], `${tally.effect}  ${cleanText(tally.group)}  ${tally.status}`)}  ${styleText('dim', facts)}`;
  return [title, ...positionLines(tally.positions).map((line) => `  ${line}`)];
}

function changeLine({ kind, tallyId, claimant, from, to, at, publisher }: FigureChange, tallies: readonly Tally[]): string {
  const tally = tallies.find(({ id }) => id === tallyId);
  const what = tally === undefined ? '' : `${tally.effect} ${tally.group}`;
  const figures = to === null ? `“${from.words}”` : `“${from.words}” → “${to.words}”`;
  return cleanText(`${timeOf(at)}  ${kind}  ${what}: ${figures}  ${claimant} (${publisher})`);
}

function timeOf(at: string | null): string {
  return at === null ? '(time unknown)  ' : at.slice(0, 16).replace('T', ' ');
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
